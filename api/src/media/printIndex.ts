import { type Cutout, cutouts, type Prints } from './prints.ts'

/** What may be the same picture. */
export interface Candidate<Id> {
  readonly id: Id
  /** Which part of one of the two the other is like. */
  readonly part: Cutout
  /** Of which it is a part: of what is known, or of what is asked about. */
  readonly partOf: 'known' | 'asked'
  /** By how many of 32 waves they differ. */
  readonly apart: number
}

/** Within so many of 32 it may be looked at a second time: half of all others, so those that differ least come first. */
const MOST_APART = 9
/** As many ways are tried of laying two over one another. */
const WAYS = 3
const AT_FIRST = 1_024
const BLOCK = 2 * cutouts.length

/**
 * The prints of many pictures, of each as many as it has cutouts. A picture is looked for by its whole among all cutouts, and by its
 * cutouts among the wholes. Those of one set, as the frames of a film are, are not told from one another.
 */
export class PrintIndex<Id> {
  readonly #ids: Id[] = []
  readonly #sets: unknown[] = []
  readonly #places = new Map<Id, number>()
  #bits = new Uint32Array(BLOCK * AT_FIRST)

  get size(): number {
    return this.#ids.length
  }

  /** The prints of a picture, new or in place of those that it had. */
  put(id: Id, bits: Uint32Array, set: unknown = null): void {
    const known = this.#places.get(id)
    if (known !== undefined) {
      this.#bits.set(bits, BLOCK * known)
      return
    }
    const at = BLOCK * this.#ids.length
    if (at === this.#bits.length) {
      const larger = new Uint32Array(2 * at)
      larger.set(this.#bits)
      this.#bits = larger
    }
    this.#bits.set(bits, at)
    this.#places.set(id, this.#ids.length)
    this.#ids.push(id)
    this.#sets.push(set)
  }

  /** Those between two places that may be the same picture, but for those of its own set. */
  *nearest(asked: Prints, [from, to]: readonly [number, number], set: unknown = null) {
    for (let at = from; at < Math.min(to, this.size); at += 1) {
      if (set !== null && this.#sets[at] === set) continue
      for (const found of this.#best(asked, BLOCK * at)) yield { id: this.#ids[at] as Id, ...found }
    }
  }

  /** In which ways the two may lie over one another, the likeliest first: where a pattern repeats, several are near. */
  #best({ bits, clear }: Prints, start: number): Omit<Candidate<Id>, 'id'>[] {
    const best: Omit<Candidate<Id>, 'id'>[] = []
    let least = MOST_APART + 1
    const keep = (found: Omit<Candidate<Id>, 'id'>) => {
      best.push(found)
      best.sort((one, other) => one.apart - other.apart)
      best.splice(WAYS)
      if (best.length === WAYS) least = best.at(-1)?.apart ?? least
    }
    for (const [n, part] of cutouts.entries()) {
      const known = apart(bits, clear, 0, this.#bits, start + 2 * n, least)
      if (known < least) keep({ part, partOf: 'known', apart: known })
      if (n === 0) continue
      const asked = apart(bits, clear, 2 * n, this.#bits, start, least)
      if (asked < least) keep({ part, partOf: 'asked', apart: asked })
    }
    return best
  }
}

/** Bits that differ among those that are clear in the first, as far as they are fewer than `least`. */
const apart = (
  bits: Uint32Array,
  clear: Uint32Array,
  at: number,
  others: Uint32Array,
  other: number,
  least: number,
): number => {
  const low = bitsIn(((bits[at] as number) ^ (others[other] as number)) & (clear[at] as number))
  if (low >= least) return low
  const high =
    ((bits[at + 1] as number) ^ (others[other + 1] as number)) & (clear[at + 1] as number)
  return low + bitsIn(high)
}

const bitsIn = (value: number): number => {
  let bits = value - ((value >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
