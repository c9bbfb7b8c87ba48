import type { Fate } from '@rollcall/contract/personFacts.ts'
import type { AnyBulkWriteOperation } from 'mongodb'
import { hasDeathRecord, hundredthBirthday } from '../people/lifetime.ts'
import { numberKeyOf } from '../people/nameKeys.ts'
import { sortNameOf } from '../people/names.ts'
import type { Migration } from '../platform/database/migrate.ts'

const BATCH = 500

interface Stored {
  _id: string
  name: string
  serviceNumber?: string | null
  born?: string | null
  died?: string | null
  fates?: Fate[]
}

/**
 * The roster is ordered by surname, and found by service numbers without their prefix and leading zeros. Whether a man is
 * presumed living was derived from dates that could not be read, too, and made names public that are not.
 */
export const peopleDerivedAnew: Migration = {
  id: 2,
  name: 'surname, bare service number and lifetime of people, derived anew',
  run: async (db) => {
    const people = db.collection<Stored>('people')
    let batch: AnyBulkWriteOperation<Stored>[] = []
    const projection = { name: 1, serviceNumber: 1, born: 1, died: 1, fates: 1 }
    for await (const man of people.find({}, { projection })) {
      batch.push({ updateOne: { filter: { _id: man._id }, update: { $set: derived(man) } } })
      if (batch.length < BATCH) continue
      await people.bulkWrite(batch)
      batch = []
    }
    if (batch.length > 0) await people.bulkWrite(batch)
  },
}

const derived = ({ name, serviceNumber, born, died, fates }: Stored) => ({
  sortName: sortNameOf(name),
  numberKey: serviceNumber ? numberKeyOf(serviceNumber) : null,
  deathRecorded: hasDeathRecord(died ?? null, fates ?? []),
  hundredAt: hundredthBirthday(born ?? null),
})
