import type { Answer, Counts } from '@rollcall/contract/votes.ts'
import type { Tally, Vote, VoteEvent } from './vote.model.ts'

const noCounts = (): Counts => ({
  'same-sure': 0,
  'same-likely': 0,
  'cant-tell': 0,
  'different-likely': 0,
  'different-sure': 0,
})

export const emptyTally = (ballotId: string): Tally => ({
  _id: ballotId,
  open: true,
  answered: 0,
  counts: noCounts(),
  version: 0,
})

/** Whether what was given then was given before there was a picture to compare with ([C6]). */
export const isEarly = (
  { picturedAt }: { readonly picturedAt?: Date | undefined },
  at: Date,
): boolean => picturedAt !== undefined && at < picturedAt

/** What of a vote a tally sees. */
export interface InTally {
  readonly answer: Answer | null
  readonly counted: boolean
}

const nothingGiven: InTally = { answer: null, counted: false }

/** The tally after one account was counted one way and is now counted another; its version grows by one. */
export const shifted = (tally: Tally, from: InTally, to: InTally): Tally => {
  const counts = { ...tally.counts }
  if (from.answer && from.counted) counts[from.answer] -= 1
  if (to.answer && to.counted) counts[to.answer] += 1
  const answered = tally.answered + (to.answer ? 1 : 0) - (from.answer ? 1 : 0)
  return { ...tally, counts, answered, version: tally.version + 1 }
}

/** Counts current answers from nothing ([V5]). */
export const recount = (given: Iterable<InTally>): Pick<Tally, 'answered' | 'counts'> => {
  const counts = noCounts()
  let answered = 0
  for (const { answer, counted } of given) {
    if (!answer) continue
    answered += 1
    if (counted) counts[answer] += 1
  }
  return { answered, counts }
}

/** Counts the history from nothing; events of one ballot in the order of their versions. */
export const recountEvents = (events: Iterable<VoteEvent>): Pick<Tally, 'answered' | 'counts'> => {
  const given = new Map<string, InTally>()
  for (const { accountId, to, counted } of events) given.set(accountId, { answer: to, counted })
  return recount(given.values())
}

export const inTally = (vote: Vote | null | undefined): InTally => vote ?? nothingGiven
