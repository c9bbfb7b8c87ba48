import { Batches } from '../batches.ts'
import { log } from '../log.ts'
import { untimed } from './inTime.ts'

/** Something of a collection that is otherwise now than it was, or gone. */
export interface ChangedThing {
  readonly collection: string
  readonly id: string
}

interface Taking {
  readonly collections: readonly string[]
  /** Reads everything anew. */
  readonly whole: () => Promise<void>
  /** Takes in how some things of a collection are now. */
  readonly some: (collection: string, ids: readonly string[]) => Promise<void>
}

interface Waiting {
  readonly resolve: () => void
  readonly reject: (reason: unknown) => void
}

const MOST_WAITING = 10_000
const LOOK_MS = 2_000
/** Where more has changed, reading all of it anew is cheaper. */
const MOST_CHANGED = 5_000

const mirrors = new Set<Mirror>()

/** What the one change stream of this process told. */
export const mirrorsHear = (changed: ChangedThing): void => {
  for (const mirror of mirrors) mirror.hear(changed)
}

/** From here on nothing is missed; what was before may have been. */
export const mirrorsMissed = (): void => {
  for (const mirror of mirrors) mirror.missed()
}

/** Takes in what changed while nobody asks, so that whoever does first does not wait for it. */
export const keepMirrors = () => {
  let running: Promise<unknown> = Promise.resolve()
  const look = (): void => {
    running = Promise.all([...mirrors].map((mirror) => mirror.now())).catch((error) =>
      log.warn({ err: error }, 'what is kept in memory: trying again'),
    )
  }
  const looking = setInterval(look, LOOK_MS)
  return {
    close: async (): Promise<void> => {
      clearInterval(looking)
      await running
    },
  }
}

/**
 * Keeps known in this process what some collections have, as their change stream tells it: all of it at first, then only
 * what changed, when it is asked for. Where no stream is heard, all of it is read for each who asks.
 */
export class Mirror {
  readonly #taking: Taking
  readonly #asking: Batches<Waiting>
  readonly #changed = new Map<string, Set<string>>()
  #hears = false
  #nothing = true
  #taken = true

  constructor(taking: Taking) {
    this.#taking = taking
    this.#asking = new Batches(
      async (waiting) => {
        try {
          this.#taken = false
          await untimed(() => this.#takeIn())
          this.#taken = true
          for (const { resolve } of waiting) resolve()
        } catch (error) {
          this.#nothing = true
          for (const { reject } of waiting) reject(error)
        }
      },
      { most: MOST_WAITING, ms: 0 },
    )
    mirrors.add(this)
  }

  /** Resolves when what was told before is taken in. */
  now(): Promise<void> {
    const isNew = this.#hears && !this.#nothing && this.#taken && this.#changed.size === 0
    if (isNew) return Promise.resolve()
    return new Promise((resolve, reject) => this.#asking.add({ resolve, reject }))
  }

  hear({ collection, id }: ChangedThing): void {
    if (this.#nothing || !this.#taking.collections.includes(collection)) return
    const ids = this.#changed.get(collection) ?? new Set()
    this.#changed.set(collection, ids.add(id))
    if (ids.size > MOST_CHANGED) this.#nothing = true
  }

  missed(): void {
    this.#hears = true
    this.#nothing = true
  }

  async #takeIn(): Promise<void> {
    const changed = [...this.#changed]
    this.#changed.clear()
    if (this.#nothing || !this.#hears) {
      // What changes while it is read is taken in once more.
      this.#nothing = false
      await this.#taking.whole()
      return
    }
    for (const collection of this.#taking.collections) {
      const ids = changed.find(([name]) => name === collection)?.[1]
      if (ids) await this.#taking.some(collection, [...ids])
    }
  }
}
