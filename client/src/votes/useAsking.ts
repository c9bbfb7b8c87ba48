import type { Identification } from '@rollcall/contract/identifications.ts'
import type { Answer, Check } from '@rollcall/contract/votes.ts'
import { useState } from 'react'
import { isProblem } from '../api/problem.ts'
import { isAskedAgain } from './isAskedAgain.ts'
import { useAnswering } from './useAnswering.ts'

export type Asking = ReturnType<typeof useAsking>

/** Answering with what may have to be said beside it: a reason, that one is a relative, or one's own note. */
export function useAsking(one: Identification, onUndone?: () => void, check?: Check) {
  const { way, give, takeBack, dismiss } = useAnswering(one, onUndone, check)
  const [relative, setRelative] = useState(false)
  const [wanted, setWanted] = useState<Answer | null>(null)
  const refusedFor = isProblem(way?.is === 'refused' && way.error, 'vote.reason-required')
    ? (way?.what.answer ?? null)
    : null
  const reasonFor = wanted ?? refusedFor
  const answered = isAskedAgain(one) ? null : (one.mine?.answer ?? null)
  const send = async (answer: Answer, reason?: string) => {
    setWanted(null)
    const said = relative && !one.relative
    const recorded = await give({ answer, ...(reason ? { reason } : {}), relative: said })
    if (recorded) setRelative(false)
    return recorded
  }
  return {
    way,
    give,
    takeBack,
    relative,
    setRelative,
    reasonFor,
    chosen: way && way.is !== 'refused' ? way.what.answer : answered,
    send,
    answer: (answer: Answer) => {
      if (needsReason(one, answer)) setWanted(answer)
      else if (answer !== answered || relative || way) void send(answer)
    },
    cancel: () => {
      setWanted(null)
      dismiss()
    },
  }
}

/** What the page can know; after taking an answer back only the server knows what was answered before. */
const needsReason = ({ reasonNeeded, mine }: Identification, answer: Answer) =>
  reasonNeeded && mine !== null && mine.answer !== answer
