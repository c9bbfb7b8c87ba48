import { setImmediate as turn } from 'node:timers/promises'
import type { Candidate, PrintIndex } from './printIndex.ts'
import { printsOf } from './prints.ts'
import { asPartOf, type Likeness } from './samePicture.ts'
import { type Sheet, sheetOf } from './sheet.ts'
import { mirrored, type Small } from './small.ts'

/** A picture that looks like the one that is asked about. */
export interface NearPicture<Id> {
  readonly id: Id
  /** 0 to 1. */
  readonly likeness: number
  readonly mirrored: boolean
  /** One of the two is a part of the other. */
  readonly cropped: boolean
}

interface Asked<Id> {
  readonly id: Id
  readonly small: Small
  /** None of the same set is looked for. */
  readonly set?: unknown
}

/** Of so many the small pictures are laid over it, the nearest first; 2 ms each at most. */
const MOST_LAID = 80
/** As many are gone through, or laid over it, while nobody else has his turn: some milliseconds. */
const [SEARCHED_AT_ONCE, LAID_AT_ONCE] = [2_000, 5]
/** Where less is covered it is a crop; a scan has an edge. */
const WHOLE = 0.85

/** The pictures of an index that look like one, as it is and mirrored, the most alike first; `smallsOf` reads them made small. */
export const nearPictures = async <Id>(
  index: PrintIndex<Id>,
  asked: Asked<Id>,
  smallsOf: (ids: readonly Id[]) => Promise<ReadonlyMap<Id, Small>>,
): Promise<NearPicture<Id>[]> => {
  const found = new Map<Id, NearPicture<Id>>()
  for (const isMirrored of [false, true]) {
    const small = isMirrored ? mirrored(asked.small) : asked.small
    const candidates = await candidatesFor(index, { ...asked, small })
    const smalls = await smallsOf(candidates.map(({ id }) => id))
    const sheet = sheetOf(small)
    for (const [at, candidate] of candidates.entries()) {
      if (at % LAID_AT_ONCE === 0) await turn()
      const { id } = candidate
      const known = smalls.get(id)
      const like = known && laid(sheet, sheetOf(known), candidate)
      if (!like || like.likeness <= (found.get(id)?.likeness ?? 0)) continue
      const cropped = Math.min(like.covered, like.covering) < WHOLE
      found.set(id, { id, likeness: like.likeness, mirrored: isMirrored, cropped })
    }
  }
  return [...found.values()].sort((one, other) => other.likeness - one.likeness)
}

const laid = <Id>(asked: Sheet, known: Sheet, { part, partOf }: Candidate<Id>): Likeness | null =>
  partOf === 'known' ? asPartOf(asked, known, part) : asPartOf(known, asked, part)

const candidatesFor = async <Id>(
  index: PrintIndex<Id>,
  { id, small, set = null }: Asked<Id>,
): Promise<Candidate<Id>[]> => {
  const prints = printsOf(small)
  const found: Candidate<Id>[] = []
  for (let from = 0; from < index.size; from += SEARCHED_AT_ONCE) {
    found.push(...index.nearest(prints, [from, from + SEARCHED_AT_ONCE], set))
    await turn()
  }
  return found
    .filter((one) => one.id !== id)
    .sort((one, other) => one.apart - other.apart)
    .slice(0, MOST_LAID)
}
