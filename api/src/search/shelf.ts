/** A still among all: a photo is its own source. */
export interface Shelved {
  readonly id: string
  readonly sourceId: string
  readonly frame: number | null
  /** Whether moderators alone see it. */
  readonly restricted: boolean
}

/** How many stills each source has that are seen, and on how many of them nobody is marked. */
export interface BySource {
  readonly stills: ReadonlyMap<string, number>
  readonly unmarked: ReadonlyMap<string, number>
}

interface Kept extends BySource {
  readonly marked: ReadonlySet<string>
  readonly changes: number
}

/** All stills in memory, in the order of their ids, which grow with time: of 100,000 a page is found in a millisecond. */
export class Shelf {
  readonly #known = new Map<string, Shelved>()
  #ids: string[] = []
  #changes = 0
  readonly #kept = new Map<boolean, Kept>()

  put(still: Shelved): void {
    if (!this.#known.has(still.id)) this.#ids.splice(this.#placeOf(still.id), 0, still.id)
    this.#known.set(still.id, still)
    this.#changes += 1
  }

  /** Newest first, after one of them, which needs not be there. */
  *after(cursor: string | null): Generator<Shelved> {
    const from = cursor === null ? this.#ids.length : this.#placeOf(cursor)
    for (let at = from - 1; at >= 0; at -= 1)
      yield this.#known.get(this.#ids[at] as string) as Shelved
  }

  /** Counted once for as long as neither the stills change nor the set of those that are marked. */
  bySource(seesAll: boolean, marked: ReadonlySet<string>): BySource {
    const kept = this.#kept.get(seesAll)
    if (kept?.marked === marked && kept.changes === this.#changes) return kept
    const [stills, unmarked] = [new Map<string, number>(), new Map<string, number>()]
    const add = (to: Map<string, number>, id: string) => to.set(id, (to.get(id) ?? 0) + 1)
    for (const { id, sourceId, restricted } of this.#known.values()) {
      if (restricted && !seesAll) continue
      add(stills, sourceId)
      if (!marked.has(id)) add(unmarked, sourceId)
    }
    const now = { stills, unmarked, marked, changes: this.#changes }
    this.#kept.set(seesAll, now)
    return now
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
