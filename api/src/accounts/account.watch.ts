import type { ChangeStreamDocument } from 'mongodb'
import { log } from '../platform/log.ts'
import { accountsDb } from './account.model.ts'

/** What changed, in whatever process: an account, a session (ended or prolonged), or nobody knows what. */
export type AccountChange =
  | { readonly kind: 'account'; readonly id: string }
  | { readonly kind: 'session'; readonly id: string }
  | { readonly kind: 'unknown' }

export interface AccountWatch {
  /** Whether changes reach us at present; while they do not, nothing that was read may be kept. */
  readonly isOpen: () => boolean
  readonly onChange: (listener: (change: AccountChange) => void) => () => void
  /** Before the database is disconnected. */
  readonly close: () => Promise<void>
}

const AGAIN_MS = 500
// New accounts and new sessions change nothing that anybody has read.
const whatMatters = [
  {
    $match: {
      'ns.coll': { $in: ['user', 'session'] },
      operationType: { $in: ['update', 'replace', 'delete'] },
    },
  },
]

/** Watches sessions and accounts until it is closed; a broken stream is opened again. Resolves when it sees changes. */
export const openAccountWatch = async (): Promise<AccountWatch> => {
  const listeners = new Set<(change: AccountChange) => void>()
  const tell = (change: AccountChange): void => {
    for (const listener of listeners) listener(change)
  }
  let isClosed = false
  let isOpen = false
  const begin = () => {
    const stream = accountsDb().watch(whatMatters)
    stream.on('change', (change) => tell(changeOf(change)))
    // The first token is the server's first answer: from here on nothing is missed, what was before may have been.
    stream.once('resumeTokenChanged', () => {
      isOpen = true
      tell({ kind: 'unknown' })
    })
    stream.on('error', (error) => {
      isOpen = false
      tell({ kind: 'unknown' })
      void stream.close().catch(() => undefined)
      if (isClosed) return
      log.warn({ err: error }, 'accounts are not watched: opening the watch again')
      setTimeout(() => {
        if (!isClosed) current = begin()
      }, AGAIN_MS).unref()
    })
    return stream
  }
  let current = begin()
  await new Promise((seen) => current.once('resumeTokenChanged', seen).once('error', seen))
  return {
    isOpen: () => isOpen,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      isClosed = true
      isOpen = false
      await current.close()
    },
  }
}

const changeOf = (change: ChangeStreamDocument): AccountChange => {
  if (!('documentKey' in change)) return { kind: 'unknown' }
  const id = String(change.documentKey._id)
  return { kind: change.ns.coll === 'user' ? 'account' : 'session', id }
}
