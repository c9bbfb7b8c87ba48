import { type Comparison, listComparisons, skipComparison } from '@rollcall/contract/comparisons.ts'
import { useState } from 'react'
import { useAnswers } from '../api/answers.ts'
import { useAct, useGet } from '../api/queries.ts'
import { counted } from './counted.ts'

/** So many at one sitting: eyes get tired, and tired eyes see likenesses. */
export const sitting = 30
const few = 10

interface Dealt {
  readonly one: Comparison
  readonly how: 'answered' | 'skipped'
}

/** One comparison after another: what was dealt with in this sitting, and what comes next. */
export function useHelp() {
  const [since] = useState(midnight)
  const list = useGet(listComparisons, { query: { limit: few, since } })
  const { refresh } = useAnswers()
  const renew = () => refresh(listComparisons)
  const [dealt, setDealt] = useState<readonly Dealt[]>([])
  const [at, setAt] = useState<Comparison>()
  const skipping = useAct(skipComparison, { onSuccess: renew })
  const over = new Set(dealt.map(({ one }) => one.identification.id))
  const next = list.data?.items.find(({ identification }) => !over.has(identification.id))
  // The list may leave him out before the answer to him is known to be recorded: he stands there until he was dealt with.
  const now = at && !over.has(at.identification.id) ? at : next
  if (now !== at) setAt(now)
  const deal = (one: Comparison, how: Dealt['how']) =>
    setDealt((all) => [...without(all, one), { one, how }])
  const of = (how: Dealt['how']) => dealt.filter((each) => each.how === how)
  return {
    now,
    done: of('answered').length,
    skipped: of('skipped').length,
    doneToday: list.data?.doneToday ?? 0,
    /** How many were answered today and are left, with the one that stands there where it is answered by now. */
    counted: (standsAnswered: boolean) => {
      const ids = of('answered').map(({ one }) => one.identification.id as string)
      if (standsAnswered && now) ids.push(now.identification.id)
      return list.data ? counted(list.data, new Set(ids)) : null
    },
    error: list.error,
    refetch: list.refetch,
    isFetching: list.isFetching || skipping.isPending,
    /** It is answered, and he goes on. */
    answered: (one: Comparison) => {
      deal(one, 'answered')
      void renew()
    },
    skip: (one: Comparison) => {
      deal(one, 'skipped')
      skipping.mutate({ params: { identificationId: one.identification.id } })
    },
    /** He is to be compared again, now. */
    back: (one: Comparison) => {
      setDealt((all) => without(all, one))
      setAt(one)
      void renew()
    },
    goOn: () => setDealt([]),
  }
}

const without = (all: readonly Dealt[], { identification: { id } }: Comparison): Dealt[] =>
  all.filter(({ one }) => one.identification.id !== id)

const midnight = (): string => new Date(new Date().setHours(0, 0, 0, 0)).toISOString()
