import type { ChangeStreamDocument } from 'mongodb'
import { keepWatching, type Watching } from '../platform/database/watching.ts'
import { accountsDb } from './account.model.ts'

/** What changed, in whatever process: an account, a session (ended or prolonged), or nobody knows what. */
export type AccountChange =
  | { readonly kind: 'account'; readonly id: string }
  | { readonly kind: 'session'; readonly id: string }
  | { readonly kind: 'unknown' }

type Listener = (change: AccountChange) => void

// New accounts and new sessions change nothing that anybody has read.
const whatMatters = [
  {
    $match: {
      'ns.coll': { $in: ['user', 'session'] },
      operationType: { $in: ['update', 'replace', 'delete'] },
    },
  },
]

/** Watches sessions and accounts until it is closed; a stream that ends is opened again. Resolves when it sees changes. */
export const openAccountWatch = async (): Promise<AccountWatch> => {
  const watch = new AccountWatch()
  await watch.open()
  return watch
}

export class AccountWatch {
  private readonly listeners = new Set<Listener>()
  private watching: Watching | undefined
  private opened = false

  /** Whether changes reach us at present; while they do not, nothing that was read may be kept. */
  readonly isOpen = (): boolean => this.opened

  readonly onChange = (listener: Listener): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Resolves also when the stream could not be opened: it is tried again. */
  open(): Promise<void> {
    return new Promise((settled) => {
      const turn = (opened: boolean) => () => {
        this.opened = opened
        this.tell({ kind: 'unknown' })
        settled()
      }
      this.watching = keepWatching({
        name: 'accounts',
        begin: () => accountsDb().watch(whatMatters),
        onChange: (change) => this.tell(changeOf(change)),
        onOpen: turn(true),
        onLost: turn(false),
      })
    })
  }

  readonly close = async (): Promise<void> => {
    this.opened = false
    await this.watching?.close()
  }

  private tell(change: AccountChange): void {
    for (const listener of this.listeners) listener(change)
  }
}

const changeOf = (change: ChangeStreamDocument): AccountChange => {
  if (!('documentKey' in change)) return { kind: 'unknown' }
  const id = String(change.documentKey._id)
  return { kind: change.ns.coll === 'user' ? 'account' : 'session', id }
}
