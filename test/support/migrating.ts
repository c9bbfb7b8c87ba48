import type { Migration } from '@rollcall/api/platform/database/migrate.ts'
import { migrate } from '@rollcall/api/platform/database/migrate.ts'
import { MongoClient } from 'mongodb'

/** Two steps over `men`, one document after the other: the name goes into parts, then the parts get a length. */
export const steps: readonly Migration[] = [
  {
    id: 1,
    name: 'names in parts',
    run: async (db) => {
      for await (const man of db.collection('men').find({ name: { $exists: true } }))
        await db
          .collection('men')
          .updateOne(
            { _id: man._id },
            { $set: { parts: String(man.name).split(' ') }, $unset: { name: true } },
          )
    },
  },
  {
    id: 2,
    name: 'how many parts',
    run: async (db) => {
      for await (const man of db.collection('men').find({ count: { $exists: false } }))
        await db
          .collection('men')
          .updateOne({ _id: man._id }, { $set: { count: man.parts.length } })
    },
  },
]

// As a program: brings the database it is given forward, until it is killed.
if (process.argv[1] === import.meta.filename) {
  const client = new MongoClient(process.argv[2] ?? '')
  await migrate(client.db(), steps)
  await client.close()
}
