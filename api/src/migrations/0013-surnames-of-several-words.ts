import { sortNameOf } from '../people/names.ts'
import type { Migration } from '../platform/database/migrate.ts'

interface Stored {
  _id: string
  name: string
  sortName?: string
}

/** Van Fleet stood under F and de la Cruz under C; a Korean name with a blank in it under what is given. */
export const surnamesOfSeveralWords: Migration = {
  id: 13,
  name: 'surnames of several words, as the roster is ordered',
  run: async (db) => {
    const people = db.collection<Stored>('people')
    const several = { name: / / }
    for await (const { _id, name, sortName } of people.find(several, {
      projection: { name: 1, sortName: 1 },
    })) {
      const now = sortNameOf(name)
      // Most are as they were.
      if (now !== sortName) await people.updateOne({ _id }, { $set: { sortName: now } })
    }
  },
}
