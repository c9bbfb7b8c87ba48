import type { AccountChange } from '../accounts/account.watch.ts'
import type { Asking } from '../accounts/viewers.ts'
import type { LiveSocket } from './sockets.ts'

/** Which connections are whose, so that a change of one account or session costs nothing to all others. */
export class Owners {
  readonly #sockets = new Map<string, Set<LiveSocket>>()

  /** Notes who a connection is now. */
  note(socket: LiveSocket, { viewer, sessionId }: Asking): void {
    this.forget(socket)
    Object.assign(socket.data, { viewer, sessionId })
    for (const key of keysOf(socket)) {
      const those = this.#sockets.get(key) ?? new Set()
      this.#sockets.set(key, those.add(socket))
    }
  }

  forget(socket: LiveSocket): void {
    for (const key of keysOf(socket)) {
      const those = this.#sockets.get(key)
      those?.delete(socket)
      if (those?.size === 0) this.#sockets.delete(key)
    }
  }

  /** Those that a change concerns, under its key. */
  of(key: string): readonly LiveSocket[] {
    return [...(this.#sockets.get(key) ?? [])]
  }
}

const EVERY = 'every'

/** Whoever has a session is under the key of it, of its account, and of all that have one. */
const keysOf = ({ data: { viewer, sessionId } }: LiveSocket): string[] =>
  viewer?.kind === 'account' ? [`account ${viewer.id}`, `session ${sessionId}`, EVERY] : []

export const keyOf = (change: AccountChange): string =>
  change.kind === 'unknown' ? EVERY : `${change.kind} ${change.id}`
