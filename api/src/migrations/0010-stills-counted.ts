import type { Migration } from '../platform/database/migrate.ts'

const AT_ONCE = 200

/** A film did not know how many stills it has, and they were counted for each list. */
export const stillsCounted: Migration = {
  id: 10,
  name: 'films know how many stills they have',
  run: async (db) => {
    const names = await db.listCollections({ name: 'stills' }, { nameOnly: true }).toArray()
    const stills = db.collection('stills')
    // Another one takes its place, by which they are counted without being read.
    if (names.length > 0 && (await stills.indexExists('filmId_1')))
      await stills.dropIndex('filmId_1')
    const films = db.collection<{ _id: string; stills?: number }>('films')
    const all = films.find({}, { projection: { _id: 1 }, batchSize: AT_ONCE })
    while (await all.hasNext()) {
      const ids = all.readBufferedDocuments().map(({ _id }) => _id)
      const counted = await stills
        .aggregate<{ _id: string; count: number }>([
          { $match: { filmId: { $in: ids }, frame: { $type: 'number' } } },
          { $group: { _id: '$filmId', count: { $sum: 1 } } },
        ])
        .toArray()
      const counts = new Map(counted.map(({ _id, count }) => [_id, count]))
      await films.bulkWrite(
        ids.map((_id) => ({
          updateOne: { filter: { _id }, update: { $set: { stills: counts.get(_id) ?? 0 } } },
        })),
      )
    }
  },
}
