import type { Fate } from '@rollcall/contract/personFacts.ts'
import { hasDeathRecord, hundredthBirthday } from '../people/lifetime.ts'
import type { Migration } from '../platform/database/migrate.ts'

interface Stored {
  _id: string
  born?: string | null
  died?: string | null
  fates?: Fate[]
}

/**
 * A birth or death long before his war, as databases write for one that is not known, made public the name of somebody who
 * is presumed living.
 */
export const lifetimesDerivedAnew: Migration = {
  id: 12,
  name: 'lifetimes of people, without dates before their war',
  run: async (db) => {
    const people = db.collection<Stored>('people')
    const text = { $type: 'string' } as const
    const dated = { $or: [{ born: text }, { died: text }] }
    const projection = { born: 1, died: 1, fates: 1 }
    for await (const { _id, born, died, fates } of people.find(dated, { projection })) {
      const deathRecorded = hasDeathRecord(died ?? null, fates ?? [])
      const hundredAt = hundredthBirthday(born ?? null)
      // Most are as they were.
      await people.updateOne(
        {
          _id,
          $or: [{ deathRecorded: { $ne: deathRecorded } }, { hundredAt: { $ne: hundredAt } }],
        },
        { $set: { deathRecorded, hundredAt } },
      )
    }
  },
}
