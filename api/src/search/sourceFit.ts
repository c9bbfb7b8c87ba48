import type { QueryOf } from '@rollcall/contract/endpoint.ts'
import { foundIn } from '@rollcall/contract/search.ts'
import type { countSources, listSources } from '@rollcall/contract/sources.ts'
import { isAt, isIn, type Source } from '../subjects/wallFit.ts'

export type SourcesAsked = Omit<QueryOf<typeof countSources>, 'limit'>
type Order = QueryOf<typeof listSources>['order']

/** What may be asked of a source, each for itself: what is counted for a choice leaves that one out. */
export type Trait = 'kind' | 'camp' | 'year' | 'archive' | 'collection'

const wordsAt =
  (field: 'archive' | 'collection') =>
  ({ words }: Source): string =>
    words[foundIn.options.indexOf(field)] ?? ''
export const archiveOf = wordsAt('archive')
export const collectionOf = wordsAt('collection')

export const yearsIn = ({ years }: Source): number[] =>
  years ? Array.from({ length: years.last - years.first + 1 }, (_, at) => years.first + at) : []

/** Whether a source fits all that is asked of itself, but for one trait: whether somebody is marked on it others know. */
export const fitsBut = (source: Source, asked: SourcesAsked, but?: Trait): boolean =>
  (but === 'kind' || !asked.kind || source.kind === asked.kind) &&
  (but === 'camp' || isAt(source, asked)) &&
  (but === 'year' || isIn(source, asked)) &&
  (but === 'archive' || !asked.archive || archiveOf(source) === asked.archive) &&
  (but === 'collection' || !asked.collection || collectionOf(source) === asked.collection)

/** Ids grow with the time at which they are made. */
const newest = (one: Source, other: Source): number =>
  one.id === other.id ? 0 : one.id < other.id ? 1 : -1

export const inOrder: Readonly<Record<Order, (one: Source, other: Source) => number>> = {
  newest,
  date: (one, other) => (one.from === other.from ? newest(one, other) : one.from - other.from),
  title: (one, other) => one.title.localeCompare(other.title) || newest(one, other),
}
