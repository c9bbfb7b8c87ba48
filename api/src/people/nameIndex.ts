import { isTelling, keysOf } from './nameKeys.ts'
import { tokensOf } from './names.ts'

/** Somebody who can be found by his names. */
export interface Named<Id> {
  readonly id: Id
  /** Each of his names by its parts. */
  readonly names: readonly (readonly string[])[]
}

/** So many are added to the keys of each: who has few would lead with one that is shared. */
const EVENING = 30
/** How finely shares are told apart before they are sorted. */
const STEPS = 4_096

/**
 * Whom a name may mean, by the keys that he shares with it ([P3]): the whole roster in memory. The database had to read
 * a third of all entries for each name that was asked for, to find those that share most.
 */
export class NameIndex<Id extends string> {
  readonly #places = new Map<Id, number>()
  readonly #people: Named<Id>[] = []
  /** By place, side by side: how many keys he has, and from when on everybody may read his names, in ms. */
  readonly #keys: number[] = []
  readonly #openFrom: number[] = []
  readonly #having = new Map<string, number[]>()

  /** Adds somebody, or takes what he is called now for what he was called. */
  put(id: Id, written: readonly string[], openFrom: number): void {
    const names = written.map(tokensOf)
    const at = this.#places.get(id) ?? this.#people.length
    const before = this.#people[at]
    this.#openFrom[at] = openFrom
    if (before && JSON.stringify(before.names) === JSON.stringify(names)) return
    if (before) for (const key of keysOf(before.names)) this.#takeOut(key, at)
    const keys = keysOf(names)
    for (const key of keys) this.#putIn(key, at)
    this.#places.set(id, at)
    this.#people[at] = { id, names }
    this.#keys[at] = keys.length
  }

  /** Who shares most keys with a name, most first, of those whose names were open by then; at most `most`. */
  likely(name: readonly string[], openBy: number, most: number): readonly Named<Id>[] {
    const shared = new Uint16Array(this.#people.length)
    const sharing = this.#sharing(keysOf([name]), shared).filter(
      (at) => (this.#openFrom[at] ?? Infinity) <= openBy,
    )
    const shareOf = (at: number): number => (shared[at] ?? 0) / ((this.#keys[at] ?? 0) + EVENING)
    const idOf = (at: number): string => this.#people[at]?.id ?? ''
    return foremost(sharing, shareOf, most)
      .sort((a, b) => shareOf(b) - shareOf(a) || (idOf(a) < idOf(b) ? -1 : 1))
      .slice(0, most)
      .flatMap((at) => this.#people[at] ?? [])
  }

  /** The places of those who share a key that tells, where any does; `shared` becomes how many each shares. */
  #sharing(keys: readonly string[], shared: Uint16Array): number[] {
    const telling = keys.filter(isTelling)
    const places = this.#count(telling.length > 0 ? telling : keys, shared)
    if (telling.length === 0) return places
    for (const key of keys)
      if (!isTelling(key))
        for (const at of this.#having.get(key) ?? []) if (shared[at]) shared[at] += 1
    return places
  }

  #count(keys: readonly string[], shared: Uint16Array): number[] {
    const places: number[] = []
    for (const key of keys)
      for (const at of this.#having.get(key) ?? []) {
        if (!shared[at]) places.push(at)
        shared[at] = (shared[at] ?? 0) + 1
      }
    return places
  }

  #putIn(key: string, at: number): void {
    const having = this.#having.get(key)
    if (having) having.push(at)
    else this.#having.set(key, [at])
  }

  #takeOut(key: string, at: number): void {
    const having = this.#having.get(key)?.filter((one) => one !== at) ?? []
    if (having.length > 0) this.#having.set(key, having)
    else this.#having.delete(key)
  }
}

/** At least `most` of them, the foremost among them, and few more: tens of thousands are counted sooner than sorted. */
const foremost = (
  places: readonly number[],
  shareOf: (at: number) => number,
  most: number,
): number[] => {
  const stepOf = (at: number): number => Math.min(STEPS - 1, Math.floor(shareOf(at) * STEPS))
  const counts = new Uint32Array(STEPS)
  for (const at of places) counts[stepOf(at)] = (counts[stepOf(at)] ?? 0) + 1
  let least = STEPS
  for (let taken = 0; least > 0 && taken < most; ) {
    least -= 1
    taken += counts[least] ?? 0
  }
  return places.filter((at) => stepOf(at) >= least)
}
