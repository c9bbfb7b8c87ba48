import type { ChangeStream, ChangeStreamDocument } from 'mongodb'
import { log } from '../log.ts'

interface Watcher {
  /** For the log. */
  readonly name: string
  readonly begin: () => ChangeStream
  readonly onChange: (change: ChangeStreamDocument) => void
  /** From here on nothing is missed; what was before may have been. */
  readonly onOpen?: () => void
  /** Until the next `onOpen` whatever changes is missed. */
  readonly onLost?: () => void
}

export interface Watching {
  /** Before the database is disconnected: a stream that ends then would be an error of its own. */
  close(): Promise<void>
}

const AGAIN_MS = 500

/** Watches changes until it is closed; a stream that ends is opened again. */
export const keepWatching = (watcher: Watcher): Watching => {
  let stream: ChangeStream
  let closed = false
  const again = (): void => {
    if (closed) return
    log.info(`${watcher.name}: watching again`)
    open()
  }
  const open = (): void => {
    const begun = watcher.begin()
    stream = begun
    begun.on('change', watcher.onChange)
    // The first token is the server's first answer.
    begun.once('resumeTokenChanged', () => watcher.onOpen?.())
    begun.on('error', (error) => {
      if (!closed) log.warn({ err: error }, `${watcher.name}: the watch broke`)
      void begun.close().catch(() => undefined)
    })
    begun.once('close', () => {
      if (closed) return
      // The driver would go on with it by itself: then there were two.
      void begun.close().catch(() => undefined)
      watcher.onLost?.()
      setTimeout(again, AGAIN_MS)
    })
  }
  open()
  return {
    close: async () => {
      closed = true
      await stream.close()
    },
  }
}
