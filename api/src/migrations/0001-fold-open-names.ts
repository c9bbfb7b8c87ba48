import type { AnyBulkWriteOperation, Db } from 'mongodb'
import { openKeyOf } from '../identifications/openKey.ts'
import type { Migration } from '../platform/database/migrate.ts'

interface Named {
  _id: string
  subjectId: string
  personId: null
  name: string
  openKey: string
  at: Date
}

/**
 * Open free-text names get the keys under which they are told apart now. Where two of one man have become the same, both
 * stay as they are: the older takes the key, so that the next proposal joins it, and the other one of its own.
 */
export const foldOpenNames: Migration = {
  id: 1,
  name: 'fold open names',
  run: async (db) => {
    const all = db
      .collection<Named>('identifications')
      .find({ openKey: { $type: 'string' }, personId: null })
      .project<Named>({ subjectId: 1, personId: 1, name: 1, openKey: 1, at: 1 })
      .sort({ subjectId: 1, at: 1, _id: 1 })
      .allowDiskUse()
    let ofOne: Named[] = []
    for await (const one of all) {
      if (ofOne[0] && ofOne[0].subjectId !== one.subjectId) {
        await foldOf(db, ofOne)
        ofOne = []
      }
      ofOne.push(one)
    }
    await foldOf(db, ofOne)
  },
}

/** The names of one man, oldest first. Younger ones make room before the oldest takes the key. */
const foldOf = async (db: Db, names: readonly Named[]): Promise<void> => {
  const taken = new Set<string>()
  const wanted = names.map((one) => {
    const key = openKeyOf(one.subjectId, one)
    const openKey = taken.has(key) ? `${key}:${one._id}` : key
    taken.add(key)
    return { ...one, openKey, before: one.openKey }
  })
  const changes = wanted.filter(({ openKey, before }) => openKey !== before)
  const operations = changes.toReversed().map(({ _id, openKey }): AnyBulkWriteOperation<Named> => {
    return { updateOne: { filter: { _id }, update: { $set: { openKey } } } }
  })
  if (operations.length > 0)
    await db.collection<Named>('identifications').bulkWrite(operations, { ordered: true })
}
