import type { CampShort } from '@rollcall/contract/camps.ts'
import type { CampId } from '@rollcall/contract/ids.ts'
import { campIn } from '../camps/camp.presenter.ts'
import { readCamps } from '../camps/camp.reader.ts'
import { mostFirst } from '../platform/mostFirst.ts'
import type { Source } from '../subjects/wallFit.ts'
import {
  archiveOf,
  collectionOf,
  fitsBut,
  type SourcesAsked,
  type Trait,
  yearsIn,
} from './sourceFit.ts'

/** How much a source counts for: one, or as many stills as it has; and how much of that nobody is marked on. */
export interface Weights {
  readonly all: (source: Source) => number
  readonly unmarked: (source: Source) => number
}

interface Named {
  readonly name: string
  readonly count: number
}

export interface Counted {
  readonly total: number
  readonly unmarked: number
  readonly kinds: { readonly film: number; readonly photo: number }
  readonly camps: readonly { readonly camp: CampShort; readonly count: number }[]
  readonly archives: readonly Named[]
  readonly collections: readonly Named[]
  readonly years: readonly { readonly year: number; readonly count: number }[]
}

/** What each choice leaves over, beside whatever else is chosen. */
export const countsOf = async (
  sources: readonly Source[],
  { limit, marked, ...about }: SourcesAsked & { readonly limit: number },
  { all, unmarked }: Weights,
): Promise<Counted> => {
  const weight = marked ? unmarked : all
  const left = (but?: Trait) => sources.filter((source) => fitsBut(source, about, nobody, but))
  const by = (trait: Trait, keysOf: (source: Source) => readonly string[]) =>
    tallied(left(trait), keysOf, weight)
  const kinds = by('kind', ({ kind }) => [kind])
  const camps = mostFirst(by('camp', ({ camp }) => (camp ? [camp] : []))).slice(0, limit)
  const known = await readCamps(camps.map(([id]) => id as CampId))
  const named = (trait: Trait, nameOf: (source: Source) => string): Named[] =>
    mostFirst(by(trait, (source) => [nameOf(source)].filter(Boolean)))
      .slice(0, limit)
      .map(([name, count]) => ({ name, count }))
  const years = by('year', (source) => yearsIn(source).map(String))
  return {
    total: summed(left(), weight),
    unmarked: summed(left(), unmarked),
    kinds: { film: kinds.get('film') ?? 0, photo: kinds.get('photo') ?? 0 },
    camps: camps.flatMap(([id, count]) => {
      const camp = campIn(known, id as CampId)
      return camp ? [{ camp, count }] : []
    }),
    archives: named('archive', archiveOf),
    collections: named('collection', collectionOf),
    years: [...years]
      .map(([year, count]) => ({ year: Number(year), count }))
      .sort((one, other) => one.year - other.year),
  }
}

const nobody: ReadonlySet<string> = new Set()

const summed = (sources: readonly Source[], weight: (source: Source) => number): number =>
  sources.reduce((sum, source) => sum + weight(source), 0)

const tallied = (
  sources: readonly Source[],
  keysOf: (source: Source) => readonly string[],
  weight: (source: Source) => number,
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const source of sources) {
    const count = weight(source)
    if (count > 0) for (const key of keysOf(source)) counts.set(key, (counts.get(key) ?? 0) + count)
  }
  return counts
}
