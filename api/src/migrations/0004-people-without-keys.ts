import type { Migration } from '../platform/database/migrate.ts'

const BATCH = 1_000
const INDEX = 'keys_1'

/** What people are found by is worked out of their names by whoever searches: stored, it was most of the roster. */
export const peopleWithoutKeys: Migration = {
  id: 4,
  name: 'the keys that people were found by, not stored any more',
  run: async (db) => {
    const people = db.collection<{ _id: string; keys?: string[] }>('people')
    if (!(await db.listCollections({ name: 'people' }).hasNext())) return
    const indexes = await people.indexes()
    if (indexes.some(({ name }) => name === INDEX)) await people.dropIndex(INDEX)
    for (let after = ''; ; ) {
      const next = people.find({ _id: { $gt: after } }, { projection: { _id: 1 } })
      const ids = (await next.sort({ _id: 1 }).limit(BATCH).toArray()).map(({ _id }) => _id)
      if (ids.length === 0) return
      await people.updateMany({ _id: { $in: ids } }, { $unset: { keys: true } })
      after = ids.at(-1) ?? ''
    }
  },
}
