import { listSubjects } from '@rollcall/contract/subjects.ts'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useAnswers } from '../api/answers.ts'
import { useWatch } from '../live/hooks.ts'

/** While many answer at once, the wall is asked for again once in this time. */
const pause = 2_000

/** Keeps the wall as it is now: every change of a man on it asks for it again, not more often than is of use. */
export function useLiveWall(): void {
  const { refresh } = useAnswers()
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const ask = useEffectEvent(() => {
    waiting.current = undefined
    void refresh(listSubjects)
  })
  useWatch('wall', () => {
    waiting.current ??= setTimeout(ask, pause)
  })
  useEffect(() => () => clearTimeout(waiting.current), [])
}
