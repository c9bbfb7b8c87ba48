import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'

interface Pace {
  /** More than these are dealt with in the next batch. */
  readonly most: number
  /** From the beginning of one batch to that of the next, so that more share it; whoever comes to an idle one never waits. */
  readonly ms: number
}

/** Where so many wait, it goes on at once: more would make the next one no cheaper for each. */
const ENOUGH = 32

/** Deals with what comes in batches, one at a time: what comes meanwhile, or in the same turn, is the next. */
export class Batches<Item> {
  readonly #deal: (batch: Item[]) => Promise<void>
  readonly #pace: Pace
  readonly #ended: () => void
  #waiting: Item[] = []
  #running: Promise<void> | null = null

  /** `deal` never rejects: who waits is told by what he put in. `ended` is told when nothing waits any more. */
  constructor(
    deal: (batch: Item[]) => Promise<void>,
    pace: Pace,
    ended: () => void = () => undefined,
  ) {
    this.#deal = deal
    this.#pace = pace
    this.#ended = ended
  }

  add(item: Item): void {
    this.#waiting.push(item)
    this.#running ??= this.#run()
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    await turn()
    while (this.#waiting.length > 0) {
      const next = performance.now() + this.#pace.ms
      await this.#deal(this.#waiting.splice(0, this.#pace.most))
      const left = next - performance.now()
      if (left > 0 && this.#waiting.length < ENOUGH) await pause(left)
    }
    this.#running = null
    this.#ended()
  }
}
