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

export interface Counted<Of> {
  readonly total: number
  readonly unmarked: number
  readonly kinds: { film: number; photo: number }
  readonly camps: (Of & { camp: CampShort })[]
  readonly archives: (Of & { name: string })[]
  readonly collections: (Of & { name: string })[]
  readonly years: (Of & { year: number })[]
}

/** What each choice leaves over, beside whatever else is chosen; `of` says of what a number is. */
export const countsOf = async <Of>(
  sources: readonly Source[],
  { limit, marked, ...about }: SourcesAsked & { readonly limit: number },
  { all, unmarked }: Weights,
  of: (count: number) => Of,
): Promise<Counted<Of>> => {
  const weight = marked ? unmarked : all
  const left = (but?: Trait) => sources.filter((source) => fitsBut(source, about, but))
  const by = (trait: Trait, keysOf: (source: Source) => readonly string[]) =>
    tallied(left(trait), keysOf, weight)
  const kinds = by('kind', ({ kind }) => [kind])
  const camps = mostFirst(by('camp', ({ camp }) => (camp ? [camp] : []))).slice(0, limit)
  const known = await readCamps(camps.map(([id]) => id as CampId))
  const named = (trait: Trait, nameOf: (source: Source) => string) =>
    mostFirst(by(trait, (source) => [nameOf(source)].filter(Boolean)))
      .slice(0, limit)
      .map(([name, count]) => ({ name, ...of(count) }))
  const years = [...by('year', (source) => yearsIn(source).map(String))]
  return {
    total: summed(left(), weight),
    unmarked: summed(left(), unmarked),
    kinds: { film: kinds.get('film') ?? 0, photo: kinds.get('photo') ?? 0 },
    camps: camps.flatMap(([id, count]) => {
      const camp = campIn(known, id as CampId)
      return camp ? [{ camp, ...of(count) }] : []
    }),
    archives: named('archive', archiveOf),
    collections: named('collection', collectionOf),
    years: years
      .map(([year, count]) => ({ year: Number(year), ...of(count) }))
      .sort((one, other) => one.year - other.year),
  }
}

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
