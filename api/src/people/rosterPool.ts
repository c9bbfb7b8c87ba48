import { type PoolFilter, poolFilters } from '@rollcall/contract/pool.ts'
import { LRUCache } from 'lru-cache'
import { type Judge, judges, type Life, type PoolAsked } from './poolJudges.ts'

export interface Narrowed {
  readonly filter: PoolFilter
  readonly on: boolean
  left: number
  removes: number
  undecided: number
}

export interface Pool {
  readonly people: number
  /** Who are left, by name. */
  readonly left: readonly Named[]
  readonly rows: readonly Readonly<Narrowed>[]
}

interface Kept {
  readonly pool: Pool
  readonly changes: number
  readonly openBy: number
}
/** Who goes on through the pages, or types a name, asks the same again and again. */
const MOST_KEPT = 8
/** For so long nobody is looked for whose name became open by the time alone. */
const KEPT_MS = 1_000

/** Somebody at his place among the names, which are in order by `sortName` and then by id. */
export interface Named {
  readonly id: string
  readonly sortName: string
}

interface Entry extends Named {
  life: Life
  /** From when on everybody may read his name, in ms. */
  openFrom: number
  isGone: boolean
}

/** Whom of the roster a man could be, in memory: of those whose name was open by then ([C5], [P4]). 100,000 take some 20 ms. */
export class RosterPool {
  readonly #entries = new Map<string, Entry>()
  /** By name, but for what came at its end or is gone since it was last put in order. */
  #byName: Entry[] = []
  #inOrder = true
  #changes = 0
  readonly #kept = new LRUCache<string, Kept>({ max: MOST_KEPT })

  put(id: string, life: Life, openFrom: number, sortName: string): void {
    this.#changes += 1
    const known = this.#entries.get(id)
    if (known?.sortName === sortName) {
      Object.assign(known, { life, openFrom })
      return
    }
    this.take(id)
    const entry = { id, sortName, life, openFrom, isGone: false }
    this.#entries.set(id, entry)
    this.#byName.push(entry)
    this.#inOrder = false
  }

  take(id: string): void {
    const known = this.#entries.get(id)
    if (!known) return
    this.#changes += 1
    known.isGone = true
    this.#entries.delete(id)
    this.#inOrder = false
  }

  narrow(openBy: number, asked: PoolAsked): Pool {
    const key = JSON.stringify([openBy === Infinity, asked, [...asked.excluded], [...asked.off]])
    const known = this.#kept.get(key)
    if (known?.changes === this.#changes && !(openBy - known.openBy > KEPT_MS)) return known.pool
    const pool = this.#narrowed(openBy, asked)
    this.#kept.set(key, { pool, changes: this.#changes, openBy })
    return pool
  }

  #narrowed(openBy: number, asked: PoolAsked): Pool {
    const filters = filtersFor(asked)
    let people = 0
    const left: Named[] = []
    const on = filters.filter(({ row }) => row.on)
    const off = filters.filter(({ row }) => !row.on)
    for (const entry of this.#ordered()) {
      if (entry.openFrom > openBy) continue
      people += 1
      if (!on.every((filter) => goesOn(filter, entry))) continue
      left.push(entry)
      for (const filter of off) goesOn(filter, entry)
    }
    return { people, left, rows: filters.map(({ row }) => row) }
  }

  /** What is in order already costs a sort next to nothing. */
  #ordered(): readonly Entry[] {
    if (!this.#inOrder) {
      this.#byName = this.#byName.filter(({ isGone }) => !isGone).sort(byName)
      this.#inOrder = true
    }
    return this.#byName
  }
}

/** The first of them who comes after a place among the names; their number where nobody does. */
export const firstAfter = (left: readonly Named[], place: Named): number => {
  let [low, high] = [0, left.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const there = left[middle]
    if (there && byName(there, place) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

const byName = (a: Named, b: Named): number =>
  compare(a.sortName, b.sortName) || compare(a.id, b.id)

const compare = (a: string, b: string): number => {
  if (a === b) return 0
  return a < b ? -1 : 1
}

interface Filter {
  readonly row: Narrowed
  readonly judge: Judge
}

/** Those that can tell anything: a film without a date says nothing of when. */
const filtersFor = (asked: PoolAsked): Filter[] =>
  poolFilters.flatMap((filter) => {
    const judge = judges[filter](asked)
    const row = { filter, on: !asked.off.has(filter), left: 0, removes: 0, undecided: 0 }
    return judge ? [{ row, judge }] : []
  })

/** Counts somebody who came to a filter; whether he goes on. */
const goesOn = ({ row, judge }: Filter, { life, id }: Entry): boolean => {
  const judgement = judge(life, id)
  if (judgement === 'out') row.removes += 1
  else row.left += 1
  if (judgement === 'unknown') row.undecided += 1
  return judgement !== 'out'
}
