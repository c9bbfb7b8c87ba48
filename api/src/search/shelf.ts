/** A still among all: a photo is its own source. */
export interface Shelved {
  readonly id: string
  readonly sourceId: string
  readonly frame: number | null
  /** Whether moderators alone see it. */
  readonly restricted: boolean
}

/** All stills in memory, in the order of their ids, which grow with time: of 100,000 a page is found in a millisecond. */
export class Shelf {
  readonly #known = new Map<string, Shelved>()
  #ids: string[] = []

  put(still: Shelved): void {
    if (!this.#known.has(still.id)) this.#ids.splice(this.#placeOf(still.id), 0, still.id)
    this.#known.set(still.id, still)
  }

  /** Newest first, after one of them, which needs not be there. */
  *after(cursor: string | null): Generator<Shelved> {
    const from = cursor === null ? this.#ids.length : this.#placeOf(cursor)
    for (let at = from - 1; at >= 0; at -= 1)
      yield this.#known.get(this.#ids[at] as string) as Shelved
  }

  /** How many have a smaller id. */
  #placeOf(id: string): number {
    let [from, to] = [0, this.#ids.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((this.#ids[middle] as string) < id) from = middle + 1
      else to = middle
    }
    return from
  }
}
