import { listDecided } from '@rollcall/contract/cases.ts'
import type { SubjectId } from '@rollcall/contract/ids.ts'
import { listSubjects } from '@rollcall/contract/subjects.ts'
import { countSubjects } from '@rollcall/contract/wall.ts'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useAnswers } from '../api/answers.ts'
import { useWatch } from '../live/hooks.ts'
import { idOf, useReread } from '../live/useReread.ts'
import type { shownOf } from './shown.ts'

/** While many answer at once, those who changed are asked for once in this time. */
const PAUSE_MS = 700

/** Keeps the wall as it is now: a man who changed is asked for at once, alone, and not more often than is of use. */
export function useLiveWall(shown: ReturnType<typeof shownOf>): void {
  const { refresh } = useAnswers()
  const { order } = shown.query
  const reread = useReread(listSubjects, shown, {
    only: (id) => ({ query: { ...shown.query, limit: 1, subjectId: id as SubjectId } }),
    isOf: (man, id) => man.id === id,
    isBefore: (one, other) =>
      order === 'number' ? one.number < other.number : one.number > other.number,
  })
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const asked = useRef(0)
  const changed = useRef(new Set<string>())
  const ask = useEffectEvent(() => {
    waiting.current = undefined
    asked.current = Date.now()
    // In the order of dates nobody knows here where he belongs.
    void (order === 'date' ? refresh(listSubjects) : reread(changed.current))
    changed.current = new Set()
    void refresh(countSubjects)
    void refresh(listDecided)
  })
  useWatch('wall', (news) => {
    changed.current.add(idOf(news))
    waiting.current ??= setTimeout(ask, Math.max(0, asked.current + PAUSE_MS - Date.now()))
  })
  useEffect(() => () => clearTimeout(waiting.current), [])
}
