import type { Db } from 'mongodb'
import type { Migration } from '../platform/database/migrate.ts'

interface Proposed {
  readonly _id: string
  readonly personId: string
  readonly status: string
}

const AT_ONCE = 500

/** What could be compared was sought among all that is open; now it stands in a line, with the tallies. */
export const lineOfComparisons: Migration = {
  id: 7,
  name: 'what can be compared stands in a line',
  run: async (db) => {
    const open = db.collection<Proposed>('identifications').find(
      {
        status: { $in: ['proposed', 'disputed', 'probable', 'confirmed'] },
        personId: { $ne: null as never },
        joined: { $exists: false },
      },
      { projection: { personId: 1, status: 1 }, batchSize: AT_ONCE },
    )
    while (await open.hasNext()) await lineUp(db, open.readBufferedDocuments())
  },
}

const lineUp = async (db: Db, some: readonly Proposed[]): Promise<void> => {
  const ofThem = { personId: { $in: some.map(({ personId }) => personId) } }
  const pictured = new Set(await db.collection('portraits').distinct('personId', ofThem))
  for (const asked of ['first', 'later']) {
    const ids = some
      .filter(({ personId }) => pictured.has(personId))
      .filter(({ status }) => (status === 'confirmed') === (asked === 'later'))
      .map(({ _id }) => _id)
    await db.collection<Proposed>('tallies').updateMany({ _id: { $in: ids } }, { $set: { asked } })
  }
}
