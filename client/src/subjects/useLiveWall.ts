import { listDecided } from '@rollcall/contract/cases.ts'
import { listSubjects } from '@rollcall/contract/subjects.ts'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useAnswers } from '../api/answers.ts'
import { useWatch } from '../live/hooks.ts'

/** While many answer at once, the wall is asked for again once in this time: longer where more of it is open. */
const pauseFor = (men: number): number => Math.max(700, men * 10)

/** Keeps the wall as it is now: a change of a man on it asks for it at once, and not more often than is of use. */
export function useLiveWall(men: number): void {
  const { refresh } = useAnswers()
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const asked = useRef(0)
  const ask = useEffectEvent(() => {
    waiting.current = undefined
    asked.current = Date.now()
    void refresh(listSubjects)
    void refresh(listDecided)
  })
  useWatch('wall', () => {
    waiting.current ??= setTimeout(ask, Math.max(0, asked.current + pauseFor(men) - Date.now()))
  })
  useEffect(() => () => clearTimeout(waiting.current), [])
}
