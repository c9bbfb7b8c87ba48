import type { ClueKind } from '@rollcall/contract/clues.ts'
import {
  fits,
  isAt,
  isIn,
  isLike,
  isOf,
  isSeen,
  type Man,
  type Seen,
  stands,
  type WallAsked,
  type WallStanding,
} from './wallFit.ts'

export interface WallCounts {
  readonly men: number
  readonly standing: Record<WallStanding, number>
  readonly films: Map<string, number>
  readonly camps: Map<string, number>
  readonly years: Map<number, number>
  readonly clues: Map<ClueKind, number>
}

/** How many there are of something, and who was counted last: a man counts once for each choice. */
interface Counted {
  count: number
  last: Man
}

/** Counts man by man, and makes nothing for each: there are 100,000. */
export class Counting {
  readonly #seesAll: boolean
  readonly #asked: WallAsked
  readonly #standing = { nobody: 0, proposed: 0, confirmed: 0, 'no-prisoner': 0 }
  readonly #films = new Map<string, Counted>()
  readonly #camps = new Map<string, Counted>()
  readonly #years = new Map<number, Counted>()
  readonly #clues = new Map<ClueKind, Counted>()
  #men = 0

  constructor(seesAll: boolean, asked: WallAsked) {
    this.#seesAll = seesAll
    this.#asked = asked
  }

  add(man: Man): void {
    const isStanding = stands(man, this.#asked)
    let isFitting = false
    for (const one of man.seen) {
      if (!isSeen(one, this.#seesAll)) continue
      isFitting ||= fits(one, this.#asked)
      if (isStanding) this.#addSeen(man, one)
    }
    if (!isFitting) return
    this.#standing[man.standing] += 1
    if (isStanding) this.#men += 1
  }

  counts(): WallCounts {
    return {
      men: this.#men,
      standing: this.#standing,
      films: plain(this.#films),
      camps: plain(this.#camps),
      years: plain(this.#years),
      clues: plain(this.#clues),
    }
  }

  #addSeen(man: Man, seen: Seen): void {
    const { source } = seen.still
    const isFilm = isOf(source, this.#asked)
    const isCamp = isAt(source, this.#asked)
    const isYear = isIn(source, this.#asked)
    if (isFilm && isCamp && isYear) for (const clue of seen.clues) bump(this.#clues, clue, man)
    if (!isLike(seen, this.#asked)) return
    if (isCamp && isYear && source.kind === 'film') bump(this.#films, source.id, man)
    if (isFilm && isYear && source.camp) bump(this.#camps, source.camp, man)
    if (!isFilm || !isCamp || !source.years) return
    for (let year = source.years.first; year <= source.years.last; year += 1)
      bump(this.#years, year, man)
  }
}

const bump = <Key>(counts: Map<Key, Counted>, key: Key, man: Man): void => {
  const known = counts.get(key)
  if (!known) counts.set(key, { count: 1, last: man })
  else if (known.last !== man) {
    known.count += 1
    known.last = man
  }
}

const plain = <Key>(counts: ReadonlyMap<Key, Counted>): Map<Key, number> =>
  new Map([...counts].map(([key, { count }]) => [key, count]))
