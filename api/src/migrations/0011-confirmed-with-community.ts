import type { Migration } from '../platform/database/migrate.ts'

/**
 * Whether a name was confirmed on what those who answered said, too, was not kept. One of before is taken to be: that its
 * evidence is not enough any more is said of nobody for whom it may have been enough.
 */
export const confirmedWithCommunity: Migration = {
  id: 11,
  name: 'confirmed names know whether community carried them',
  run: async (db) => {
    await db
      .collection('identifications')
      .updateMany(
        { status: 'confirmed', withCommunity: { $exists: false }, short: { $exists: false } },
        { $set: { withCommunity: true } },
      )
  },
}
