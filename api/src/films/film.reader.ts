import type { CampId, FilmId } from '@rollcall/contract/ids.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import { rawOf } from '../platform/database/documents.ts'
import { assertFound, readByIds, within } from '../platform/database/reading.ts'
import { type Reading, reading } from '../platform/database/together.ts'
import type { Session } from '../platform/database/transaction.ts'
import { idShape, pageFrom, partsOf } from '../platform/page.ts'
import { refuse } from '../platform/refusal.ts'
import { type FilmDoc, Films } from './film.model.ts'
import { type Reader, seenBy } from './restriction.ts'

/** Films by id, as far as they may be seen; any other is missing from the map. */
export const readFilms = (
  reader: Reader,
  ids: readonly FilmId[],
  session?: Session,
): Promise<Map<FilmId, FilmDoc>> => readByIds(Films, ids, { session, where: seenBy(reader) })

/** What is known, restricted or not, of where some films come from. */
export const provenanceOfFilms = (
  ids: readonly FilmId[],
): Reading<Pick<FilmDoc, '_id' | 'provenance'>> =>
  reading(rawOf(Films), { _id: { $in: [...new Set(ids)] } }, ['provenance'])

/** The films that were made in a camp. */
export const filmsOfCamp = (camp: string, session?: Session): Promise<FilmId[]> =>
  rawOf(Films).distinct('_id', { 'provenance.camp': camp as CampId }, within(session))

export const loadFilm = async (reader: Reader, id: FilmId, session?: Session): Promise<FilmDoc> =>
  assertFound((await readFilms(reader, [id], session)).get(id))

/** A film whose rendition can be watched and cut into stills. */
export type ConformedFilm = FilmDoc & {
  readonly facts: NonNullable<FilmDoc['facts']>
  readonly rendition: NonNullable<FilmDoc['rendition']>
}

export const isConformed = (film: FilmDoc): film is ConformedFilm =>
  film.facts !== null && film.rendition !== null

/** Asserts that the whole ingest is done. */
export const readyFilm = (film: FilmDoc): ConformedFilm => {
  if (film.state === 'ready' && isConformed(film)) return film
  throw refuse('film.not-ready', {
    detail: film.failure ?? 'The film is still being prepared. Its page shows the progress.',
  })
}

/** One page of films, the newest first. */
export const listFilms = async (
  reader: Reader,
  { cursor, limit, campId }: PageQuery & { readonly campId?: CampId | undefined },
): Promise<{ films: FilmDoc[]; nextCursor: string | null }> => {
  const [before] = cursor === undefined ? [] : partsOf(cursor, idShape)
  const found = await rawOf(Films)
    .find({
      ...seenBy(reader),
      ...(campId && { 'provenance.camp': campId }),
      ...(before && { _id: { $lt: before as FilmId } }),
    })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .toArray()
  const { items: films, nextCursor } = pageFrom(found, limit, ({ _id }) => _id)
  return { films, nextCursor }
}

/** What is said of a film, and whether everybody may see it. */
export type FilmSaid = Pick<FilmDoc, '_id' | 'title' | 'provenance' | 'restricted'>

/** All films, or some of them, one after the other, whoever may see them. */
export const everyFilm = (ids?: readonly string[]): AsyncIterable<FilmSaid> =>
  rawOf(Films)
    .find<FilmSaid>(ids ? { _id: { $in: ids as FilmId[] } } : {}, {
      projection: { title: 1, provenance: 1, restricted: 1 },
    })
    .sort({ _id: 1 })
    .batchSize(AT_ONCE)

const AT_ONCE = 200
