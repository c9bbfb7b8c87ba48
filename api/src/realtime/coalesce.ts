import { isUnavailable } from '../platform/database/unavailable.ts'
import { log } from '../platform/log.ts'

const LEAST_MS = 100
const MOST_MS = 500
const PER_WATCHER_MS = 0.08
/** Where the database was away: who watches must not have to wait for the next change to learn of this one. */
const AGAIN_MS = 500

/** How long changes of one topic are gathered before they are sent: longer where more people watch. */
export const tickOf = (watchers: number): number =>
  Math.min(Math.max(LEAST_MS, watchers * PER_WATCHER_MS), MOST_MS)

/**
 * Runs `send` for a key some time after it was marked, one run at a time per key: what is marked meanwhile is run after
 * it, so nobody is sent an older state after a newer one.
 */
export class Coalescer {
  readonly #send: (key: string) => Promise<void>
  readonly #waitFor: (key: string) => number
  readonly #marked = new Set<string>()
  readonly #busy = new Set<string>()

  constructor(send: (key: string) => Promise<void>, waitFor: (key: string) => number) {
    this.#send = send
    this.#waitFor = waitFor
  }

  mark(key: string): void {
    if (this.#marked.has(key)) return
    this.#marked.add(key)
    if (!this.#busy.has(key)) this.#schedule(key, this.#waitFor(key))
  }

  #schedule(key: string, ms: number): void {
    this.#busy.add(key)
    setTimeout(() => void this.#run(key), ms).unref()
  }

  async #run(key: string): Promise<void> {
    this.#marked.delete(key)
    try {
      await this.#send(key)
    } catch (error) {
      if (isUnavailable(error)) return this.#again(key)
      log.error({ err: error }, 'a bug: watchers will hear of the next change')
    }
    this.#busy.delete(key)
    if (this.#marked.has(key)) this.#schedule(key, this.#waitFor(key))
  }

  #again(key: string): void {
    this.#marked.add(key)
    this.#schedule(key, AGAIN_MS)
  }
}
