import type { ClueKind } from '@rollcall/contract/clues.ts'
import { spanOf } from '@rollcall/contract/edtf.ts'
import { type Named, NameIndex } from '../people/nameIndex.ts'
import { Counting, type WallCounts } from './wallCounts.ts'
import {
  firstSeen,
  fits,
  isSeen,
  type Man,
  type Seen,
  type Source,
  type SourceSaid,
  type StillHere,
  stands,
  type WallAsked,
} from './wallFit.ts'

/** A place in the order of the films' dates: from the first on that lies behind it. */
export interface FilmedPlace {
  readonly from: number
  readonly number: number
}

/** On which still a man is marked, and what is seen of him there. */
export interface Mark {
  readonly stillId: string
  readonly clues?: readonly ClueKind[]
}

/** A date that leaves more years open than these says nothing of the year. */
const MOST_YEARS = 10
const MOST_COUNTED = 200
/** To count 100,000 men takes 28 ms: while they change all the time, twice a second. */
const KEPT_MS = 500

interface Kept {
  readonly counts: WallCounts
  readonly changes: number
  readonly at: number
}

interface KeptMarked extends Omit<Kept, 'counts'> {
  readonly sources: ReadonlySet<string>
  readonly stills: ReadonlySet<string>
}

/**
 * Who is on the wall, where each is seen, and what is said of that, in memory: what the filters leave over is counted among
 * 100,000 men in some milliseconds, and of what is restricted for moderators alone ([A9]).
 */
export class Wall {
  readonly #sources = new Map<string, Source>()
  /** Each as it is seen of most: without clues. */
  readonly #stills = new Map<string, Seen & { readonly still: StillHere }>()
  readonly #names = new NameIndex<string>()
  readonly #men = new Map<string, Man>()
  /** What was counted, and after how many changes. */
  readonly #counted = new Map<string, Kept>()
  readonly #marked = new Map<boolean, KeptMarked>()
  #changes = 0

  putSource(id: string, said: SourceSaid, restricted: boolean): void {
    this.#changes += 1
    const span = spanOf(said.date ?? '')
    Object.assign(this.#sourceOf(id), said, {
      restricted,
      years: yearsOf(span),
      from: span?.from ?? Number.POSITIVE_INFINITY,
    })
    this.#names.put(id, said.words, restricted ? Number.POSITIVE_INFINITY : 0)
  }

  /** Says of a still where it is from, and who may see it. */
  putStill(id: string, sourceId: string, restricted: boolean): void {
    this.#changes += 1
    const known = this.#stills.get(id)
    if (known) known.still.restricted = restricted
    else
      this.#stills.set(id, {
        still: { id, source: this.#sourceOf(sourceId), restricted },
        clues: [],
      })
  }

  /** Adds a man, or takes how he stands now for how he stood. */
  putMan(man: Omit<Man, 'seen'>, marks: readonly Mark[]): void {
    this.#changes += 1
    const seen = marks.flatMap(({ stillId, clues = [] }) => {
      const plain = this.#stills.get(stillId)
      return plain && clues.length > 0 ? { ...plain, clues } : (plain ?? [])
    })
    this.#men.set(man.id, { ...man, seen })
  }

  takeMan(id: string): void {
    this.#changes += 1
    this.#men.delete(id)
  }

  knowsStill(id: string): boolean {
    return this.#stills.has(id)
  }

  source(id: string): Source | undefined {
    return this.#sources.get(id)
  }

  /** Films and photos, and camps that any is from, as far as they are to be seen. */
  sources(seesAll: boolean): Source[] {
    return [...this.#sources.values()].filter(({ restricted }) => seesAll || !restricted)
  }

  /** Films and photos by their words, those that share most with what is asked first ([A9]). */
  named(asked: readonly string[], seesAll: boolean, most: number): readonly Named<string>[] {
    return this.#names.likely(asked, seesAll ? Number.POSITIVE_INFINITY : 0, most)
  }

  /** Whether a man is to be seen in what fits. */
  isSeen(id: string, seesAll: boolean, asked: WallAsked): boolean {
    const seen = this.#men.get(id)?.seen ?? []
    return seen.some((one) => isSeen(one, seesAll) && fits(one, asked))
  }

  /** The films and photos on which somebody is marked, as far as he is to be seen there. */
  marked(seesAll: boolean): ReadonlySet<string> {
    return this.#markedOn(seesAll).sources
  }

  /** The stills on which somebody is. */
  markedStills(seesAll: boolean): ReadonlySet<string> {
    return this.#markedOn(seesAll).stills
  }

  #markedOn(seesAll: boolean): KeptMarked {
    const known = this.#marked.get(seesAll)
    const now = performance.now()
    if (known && (known.changes === this.#changes || now - known.at < KEPT_MS)) return known
    const [sources, stills] = [new Set<string>(), new Set<string>()]
    for (const { seen } of this.#men.values())
      for (const one of seen)
        if (isSeen(one, seesAll)) {
          sources.add(one.still.source.id)
          stills.add(one.still.id)
        }
    const kept = { sources, stills, changes: this.#changes, at: now }
    this.#marked.set(seesAll, kept)
    return kept
  }

  /** How many men there are for each choice, beside whatever else was chosen. */
  count(seesAll: boolean, asked: WallAsked): WallCounts {
    const { filmId, campId, year, clue, standing, named } = asked
    const key = JSON.stringify([seesAll, filmId, campId, year, clue, standing, named])
    const known = this.#counted.get(key)
    const now = performance.now()
    if (known && (known.changes === this.#changes || now - known.at < KEPT_MS)) return known.counts
    const counting = new Counting(seesAll, asked)
    for (const man of this.#men.values()) counting.add(man)
    const counts = counting.counts()
    if (this.#counted.size >= MOST_COUNTED) this.#counted.clear()
    this.#counted.set(key, { counts, changes: this.#changes, at: now })
    return counts
  }

  /** Who fits, by number: the last marked first, or the first. */
  byNumber(seesAll: boolean, asked: WallAsked, order: WallOrder): Man[] {
    const { after, limit, oldestFirst } = order
    const sign = oldestFirst ? 1 : -1
    const comes = ({ number }: Man) => after === null || (number - after) * sign > 0
    return foremost(
      this.#fitting(seesAll, asked, comes),
      (one, other) => (one.number - other.number) * sign,
      limit,
    )
  }

  /** Who fits, in the order in which the films were made in which each is first seen. */
  byDate(
    seesAll: boolean,
    asked: WallAsked,
    { after, limit }: { readonly after: FilmedPlace | null; readonly limit: number },
  ): (FilmedPlace & Pick<Man, 'id'>)[] {
    const placed: (FilmedPlace & Pick<Man, 'id'>)[] = []
    for (const man of this.#men.values()) {
      const from = stands(man, asked) ? firstSeen(man, seesAll, asked) : null
      const { id, number } = man
      if (from === null || (after && inOrderOfDates({ from, number }, after) <= 0)) continue
      placed.push({ id, number, from })
    }
    return foremost(placed, inOrderOfDates, limit)
  }

  #fitting(seesAll: boolean, asked: WallAsked, comes: (man: Man) => boolean): Man[] {
    return [...this.#men.values()].filter(
      (man) =>
        comes(man) &&
        stands(man, asked) &&
        man.seen.some((one) => isSeen(one, seesAll) && fits(one, asked)),
    )
  }

  #sourceOf(id: string): Source {
    const known = this.#sources.get(id)
    if (known) return known
    const unknown = { kind: 'film', title: '', camp: null, date: null, words: [] } as const
    const source = { ...unknown, id, restricted: true, years: null, from: Infinity }
    this.#sources.set(id, source)
    return source
  }
}

export interface WallOrder {
  /** The number of whoever was shown last. */
  readonly after: number | null
  readonly limit: number
  readonly oldestFirst: boolean
}

const yearsOf = (span: ReturnType<typeof spanOf>): Source['years'] => {
  if (span?.from == null || span.to == null) return null
  const [first, last] = [span.from, span.to].map((ms) => new Date(ms).getUTCFullYear())
  if (first === undefined || last === undefined || last - first >= MOST_YEARS) return null
  return { first, last }
}

const inOrderOfDates = (one: FilmedPlace, other: FilmedPlace): number =>
  one.from === other.from ? one.number - other.number : one.from - other.from

/** The first of them in their order: of many a few are found sooner than all are sorted. */
const foremost = <Item>(
  all: readonly Item[],
  inOrder: (one: Item, other: Item) => number,
  most: number,
): Item[] => {
  const first: Item[] = []
  for (const one of all) {
    const last = first.at(-1)
    if (first.length === most && last !== undefined && inOrder(one, last) >= 0) continue
    const at = first.findIndex((other) => inOrder(one, other) < 0)
    first.splice(at === -1 ? first.length : at, 0, one)
    if (first.length > most) first.pop()
  }
  return first
}
