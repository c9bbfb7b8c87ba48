import { People, type PersonDoc } from '@rollcall/api/people/people.model.ts'
import { addPeople } from '@rollcall/api/people/people.service.ts'
import { rawOf } from '@rollcall/api/platform/database/documents.ts'
import { reading, readTogether } from '@rollcall/api/platform/database/together.ts'
import {
  inSnapshot,
  inTransaction,
  openSnapshot,
  type Session,
} from '@rollcall/api/platform/database/transaction.ts'
import { personBody } from '@rollcall/contract/personGiven.ts'
import { expect, test } from 'vitest'
import { database, useModels } from '../support/database.ts'
import { aViewer } from '../support/viewers.ts'

useModels()

/** How somebody is called, by each way of reading. */
const readEach = async (session: Session, id: string) => {
  const people = rawOf(People)
  const where = { _id: id as never }
  const [together = []] = await readTogether(session, reading<PersonDoc>(people, where))
  return [
    (await people.findOne(where, { session }))?.name,
    (await people.find(where, { session }).sort({ _id: 1 }).toArray())[0]?.name,
    (await people.aggregate<PersonDoc>([{ $match: where }], { session }).toArray())[0]?.name,
    (await people.distinct('name', where, { session }))[0],
    (await people.countDocuments({ ...where, name: 'Before' }, { session })) ? 'Before' : 'After',
    together[0]?.name,
  ]
}

const opened = async (read: (session: Session) => Promise<void>): Promise<void> => {
  const session = openSnapshot()
  await read(session).finally(() => session.endSession())
}

test.each([
  ['[E1, E3] whatever a download reads', opened],
  ['[V2] whatever is read to be shown together', inSnapshot<void>],
])(
  '%s is of one moment, in whichever way it is read, whatever is written meanwhile',
  async (_, within) => {
    const [id = ''] = await inTransaction((session) =>
      addPeople(session, aViewer().id, [personBody.parse({ name: 'Before', died: '1951' })]),
    )
    await within(async (session) => {
      expect(new Set(await readEach(session, id))).toEqual(new Set(['Before']))
      await database
        .collection<{ _id: string }>('people')
        .updateOne({ _id: id }, { $set: { name: 'After' } }, { writeConcern: { w: 'majority' } })
      expect(new Set(await readEach(session, id))).toEqual(new Set(['Before']))
    })
    await within(async (session) => {
      expect(new Set(await readEach(session, id))).toEqual(new Set(['After']))
    })
  },
)

test('[V2, S3] a read of such a moment that does not say so is of its own, and leaves all other reads as they were', async () => {
  await inSnapshot(async (session) => {
    await rawOf(People).findOne({}, { session })
    await People.collection.findOne({}, { session: session as never })
  })
  await People.collection.findOne({})
  expect(await rawOf(People).countDocuments({})).toBeGreaterThan(0)
})
