import type { Migration } from '../platform/database/migrate.ts'

/** Facts were held under a lease, row by row; now they are spread into lanes, and whoever reacts holds his own. */
export const factsSpreadIntoLanes: Migration = {
  id: 5,
  name: 'facts are spread into the lanes of their reactions',
  run: async (db) => {
    const outbox = db.collection('outbox')
    const names = await db.listCollections({ name: 'outbox' }, { nameOnly: true }).toArray()
    if (names.length === 0) return
    // Of what had run already another run changes nothing.
    const former = { ran: '', leaseUntil: '', attempts: '' } as const
    await outbox.updateMany({ done: false }, { $unset: former })
    if (await outbox.indexExists('leaseUntil_1')) await outbox.dropIndex('leaseUntil_1')
  },
}
