import type { Db } from 'mongodb'
import type { Migration } from '../platform/database/migrate.ts'

const AT_ONCE = 500

/** A mark did not know that it is flagged, and went on standing for its man. */
export const flaggedMarks: Migration = {
  id: 8,
  name: 'marks know that they are flagged',
  run: async (db) => {
    const open = db
      .collection<{ about: { id: string } }>('flags')
      .find(
        { 'about.kind': 'sighting', resolution: null },
        { projection: { about: 1 }, batchSize: AT_ONCE },
      )
    while (await open.hasNext())
      await note(
        db,
        open.readBufferedDocuments().map(({ about }) => about.id),
      )
  },
}

const note = async (db: Db, ids: readonly string[]): Promise<void> => {
  await db
    .collection<{ _id: string }>('sightings')
    .updateMany({ _id: { $in: [...ids] } }, { $set: { flagged: true } })
}
