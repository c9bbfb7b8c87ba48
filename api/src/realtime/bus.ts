import type { ChangeStream } from 'mongodb'
import mongoose from 'mongoose'
import { log } from '../platform/log.ts'

/** One committed change, as the change stream tells it. */
export interface BusEvent {
  readonly collection: string
  readonly id: string
  /** The whole document where it was inserted or looked up; missing for a deletion. */
  readonly document: Readonly<Record<string, unknown>> | undefined
}

export interface Bus {
  close(): Promise<void>
}

const AGAIN_MS = 500
const watched = ['outbox', 'presence', 'films']

/**
 * The only way one process hears of another: one change stream over what is worth telling. A broken stream is opened
 * again; `onGap` then says that something may have been missed.
 */
export const openBus = (tell: (event: BusEvent) => void, onGap: () => void): Bus => {
  let stream: ChangeStream | undefined
  let closed = false

  const open = (): void => {
    stream = mongoose.connection.db?.watch(
      [
        {
          $match: {
            'ns.coll': { $in: watched },
            operationType: { $in: ['insert', 'update', 'replace', 'delete'] },
          },
        },
        // What reactions write into the outbox is nobody's news.
        { $match: { $or: [{ 'ns.coll': { $ne: 'outbox' } }, { operationType: 'insert' }] } },
      ],
      { fullDocument: 'updateLookup' },
    )
    stream?.on('change', (change) => {
      if (!('documentKey' in change) || !('ns' in change) || !('coll' in change.ns)) return
      const document =
        'fullDocument' in change ? (change.fullDocument as Record<string, unknown>) : undefined
      tell({ collection: change.ns.coll ?? '', id: String(change.documentKey._id), document })
    })
    stream?.on('error', (error) => {
      if (closed) return
      log.warn({ err: error }, 'the bus broke: opening it again')
      void stream?.close().catch(() => undefined)
      setTimeout(() => {
        if (closed) return
        open()
        onGap()
      }, AGAIN_MS)
    })
  }

  open()
  return {
    close: async () => {
      closed = true
      await stream?.close()
    },
  }
}
