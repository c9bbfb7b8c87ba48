import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { Tallies, type Tally, type Vote, Votes } from './vote.model.ts'

export const writeVotes = async (session: Session, votes: Iterable<Vote>): Promise<void> => {
  const writes = [...votes].map(writeOf)
  if (writes.length > 0) await rawOf(Votes).bulkWrite(writes, { session, ordered: false })
}

export const writeTallies = async (session: Session, tallies: Iterable<Tally>): Promise<void> => {
  const writes = [...tallies].map(writeOf)
  if (writes.length > 0) await rawOf(Tallies).bulkWrite(writes, { session, ordered: false })
}

/** What changed alone is journalled: a replacement would journal it whole. */
const writeOf = <Doc extends { _id: string }>({ _id, ...rest }: Doc) => ({
  updateOne: { filter: { _id } as never, update: { $set: rest } as never, upsert: true },
})
