import type { CampId } from '@rollcall/contract/ids.ts'
import type { CampDoc } from '../camps/camp.model.ts'
import { everyCamp } from '../camps/camp.reader.ts'
import { NameIndex } from '../people/nameIndex.ts'
import { rankNames } from '../people/nameRank.ts'
import { tokensOf } from '../people/names.ts'
import { type NameWhy, whyNamed } from '../people/nameWhy.ts'
import { Mirror } from '../platform/database/mirror.ts'

interface Known {
  readonly index: NameIndex<CampId>
  readonly camps: Map<CampId, CampDoc>
}

export interface CampFound {
  readonly camp: CampDoc
  readonly why: NameWhy
}

const MOST_CANDIDATES = 200

let known: Known = { index: new NameIndex(), camps: new Map() }

/** Camps by what they are called in any script, as it is written or as it sounds, the most alike first. */
export const findCamps = async (q: string): Promise<CampFound[]> => {
  const asked = tokensOf(q)
  if (asked.length === 0) return []
  await mirror.now()
  const ranked = rankNames(asked, known.index.likely(asked, Infinity, MOST_CANDIDATES))
  return ranked.flatMap((one) => {
    const camp = known.camps.get(one.candidate.id)
    return camp ? [{ camp, why: whyNamed(q, namesOf(camp), one) }] : []
  })
}

const mirror = new Mirror({
  collections: ['camps'],
  whole: async () => {
    const made: Known = { index: new NameIndex(), camps: new Map() }
    for await (const camp of everyCamp()) put(made, camp)
    known = made
  },
  some: async (_, ids) => {
    for await (const camp of everyCamp(ids)) put(known, camp)
  },
})

const put = ({ index, camps }: Known, camp: CampDoc): void => {
  index.put(camp._id, namesOf(camp), 0)
  camps.set(camp._id, camp)
}

/** What it is called, and where it lay. */
const namesOf = ({ names, place }: CampDoc): string[] => [
  ...names.map(({ text }) => text),
  ...(place ? [place] : []),
]
