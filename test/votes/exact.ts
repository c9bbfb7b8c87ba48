import { recount, recountEvents } from '@rollcall/api/votes/tally.ts'
import { expect } from 'vitest'
import { database } from '../support/database.ts'

/** The tally as it is stored equals a recount of the votes and one of the events, whose versions have no gap ([V5]). */
export const expectExact = async ({ id }: { id: string }): Promise<void> => {
  const tally = await database.collection<{ _id: string }>('tallies').findOne({ _id: id })
  const votes = await database.collection('votes').find({ ballotId: id }).toArray()
  const events = await database
    .collection('voteEvents')
    .find({ ballotId: id })
    .sort({ version: 1 })
    .toArray()
  const {
    answered: total,
    counts,
    version,
  } = tally as unknown as { answered: number; counts: object; version: number }
  expect(recount(votes as never)).toEqual({ answered: total, counts })
  expect(recountEvents(events as never)).toEqual({ answered: total, counts })
  expect(events.map((event) => event.version)).toEqual(
    Array.from({ length: version }, (_, index) => index + 1),
  )
}
