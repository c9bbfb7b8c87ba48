import { z } from 'zod'
import { fact } from '../platform/facts.ts'

/** Answers on a ballot changed, up to this version of its tally. */
export const votesChanged = fact(
  'votes.changed',
  z.object({ ballotId: z.string(), version: z.number().int() }),
)

/** Whether an account's answer counts has changed by itself. */
export const voteFlipped = fact(
  'vote.flipped',
  z.object({ ballotId: z.string(), accountId: z.string(), version: z.number().int() }),
)
