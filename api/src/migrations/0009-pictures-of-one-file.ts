import type { Migration } from '../platform/database/migrate.ts'

/** A file was one photo; now each picture in it may be one. */
export const picturesOfOneFile: Migration = {
  id: 9,
  name: 'a file may hold several photos',
  run: async (db) => {
    const names = await db.listCollections({ name: 'stills' }, { nameOnly: true }).toArray()
    const stills = db.collection('stills')
    if (names.length > 0 && (await stills.indexExists('sha256_1')))
      await stills.dropIndex('sha256_1')
  },
}
