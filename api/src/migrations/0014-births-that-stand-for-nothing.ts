import { hundredthBirthday } from '../people/lifetime.ts'
import type { Migration } from '../platform/database/migrate.ts'

interface Stored {
  _id: string
  born?: string | null
  hundredAt?: Date | null
}

/** A first of January 1900, which databases write for no date at all, made public the name of somebody who is presumed living. */
export const birthsThatStandForNothing: Migration = {
  id: 14,
  name: 'lifetimes of people whose birth stands for none',
  run: async (db) => {
    const people = db.collection<Stored>('people')
    const early = { born: { $regex: '^(1753|1899|1900)-' } }
    for await (const { _id, born } of people.find(early, { projection: { born: 1 } }))
      await people.updateOne({ _id }, { $set: { hundredAt: hundredthBirthday(born ?? null) } })
  },
}
