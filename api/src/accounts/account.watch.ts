import type { ChangeStream, ChangeStreamDocument } from 'mongodb'
import { log } from '../platform/log.ts'
import { accountsDb } from './account.model.ts'

/** What changed, in whatever process: an account, a session (ended or prolonged), or nobody knows what. */
export type AccountChange =
  | { readonly kind: 'account'; readonly id: string }
  | { readonly kind: 'session'; readonly id: string }
  | { readonly kind: 'unknown' }

type Listener = (change: AccountChange) => void

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

/** Watches sessions and accounts until it is closed; a stream that ends is opened again. Resolves when it sees changes. */
export const openAccountWatch = async (): Promise<AccountWatch> => {
  const watch = new AccountWatch()
  await watch.open()
  return watch
}

export class AccountWatch {
  private readonly listeners = new Set<Listener>()
  private stream: ChangeStream | undefined
  private opened = false
  private closed = false

  /** Whether changes reach us at present; while they do not, nothing that was read may be kept. */
  readonly isOpen = (): boolean => this.opened

  readonly onChange = (listener: Listener): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Resolves also when the stream could not be opened: it is tried again. */
  async open(): Promise<void> {
    const stream = this.begin()
    await new Promise((settled) => {
      stream.once('resumeTokenChanged', settled).once('close', settled)
    })
  }

  /** Before the database is disconnected: a stream that ends then would be an error of its own. */
  readonly close = async (): Promise<void> => {
    this.closed = true
    this.opened = false
    await this.stream?.close()
  }

  private begin(): ChangeStream {
    const stream = accountsDb().watch(whatMatters)
    stream.on('change', (change) => this.tell(changeOf(change)))
    // The first token is the server's first answer: from here on nothing is missed, what was before may have been.
    stream.once('resumeTokenChanged', () => {
      this.opened = true
      this.tell({ kind: 'unknown' })
    })
    stream.on('error', (error) => {
      if (!this.closed) log.warn({ err: error }, 'accounts: the watch broke')
      void stream.close().catch(() => undefined)
    })
    stream.once('close', () => this.beginAgain())
    this.stream = stream
    return stream
  }

  private beginAgain(): void {
    this.opened = false
    if (this.closed) return
    this.tell({ kind: 'unknown' })
    setTimeout(() => {
      if (this.closed) return
      log.info('accounts: watching again')
      this.begin()
    }, AGAIN_MS)
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
