import type { ChangeStreamDocument } from 'mongodb'
import mongoose from 'mongoose'
import { keepWatching, type Watching } from '../platform/database/watching.ts'

/** One committed change, as the change stream tells it. */
export interface BusEvent {
  readonly collection: string
  readonly id: string
  /** The whole document where it was inserted or looked up; missing for a deletion. */
  readonly document: Readonly<Record<string, unknown>> | undefined
}

const whatMatters = [
  {
    $match: {
      'ns.coll': {
        $in: [
          ...['outbox', 'presence', 'films', 'documents', 'stills', 'subjects', 'camps'],
          ...['uploads', 'refusedSends'],
        ],
      },
      operationType: { $in: ['insert', 'update', 'replace', 'delete'] },
    },
  },
  // What reactions write into the outbox is nobody's news.
  { $match: { $or: [{ 'ns.coll': { $ne: 'outbox' } }, { operationType: 'insert' }] } },
]

/**
 * The only way one process hears of another: one change stream over what is worth telling. Each time it begins, at first
 * or after it broke, `onGap` says that something before may have been missed: told earlier, it would be read too early.
 */
export const openBus = (tell: (event: BusEvent) => void, onGap: () => void): Watching =>
  keepWatching({
    name: 'bus',
    begin: () =>
      mongoose.connection.getClient().db().watch(whatMatters, { fullDocument: 'updateLookup' }),
    onChange: (change) => {
      const event = eventOf(change)
      if (event) tell(event)
    },
    onOpen: onGap,
  })

const eventOf = (change: ChangeStreamDocument): BusEvent | null => {
  if (!('documentKey' in change) || !('ns' in change) || !('coll' in change.ns)) return null
  const document =
    'fullDocument' in change ? (change.fullDocument as Record<string, unknown>) : undefined
  return { collection: change.ns.coll ?? '', id: String(change.documentKey._id), document }
}
