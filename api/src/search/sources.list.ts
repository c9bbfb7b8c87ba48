import type { QueryOf, ResponseMade } from '@rollcall/contract/endpoint.ts'
import type { CampId, FilmId, StillId } from '@rollcall/contract/ids.ts'
import type { countSources, listSources } from '@rollcall/contract/sources.ts'
import { campIn } from '../camps/camp.presenter.ts'
import { readCamps } from '../camps/camp.reader.ts'
import { readFilms } from '../films/film.service.ts'
import { maySee } from '../films/restriction.ts'
import { mostFirst } from '../platform/mostFirst.ts'
import { idShape, pageFrom, partsOf, wrongCursor } from '../platform/page.ts'
import type { Viewer } from '../platform/viewer.ts'
import { presentFilm } from '../stills/film.presenter.ts'
import { readSeen } from '../stills/film.reader.ts'
import { presentStill } from '../stills/still.presenter.ts'
import { readStills } from '../stills/still.reader.ts'
import { wallNow } from '../subjects/wall.reader.ts'
import type { Wall } from '../subjects/wall.ts'
import type { Source } from '../subjects/wallFit.ts'
import {
  archiveOf,
  collectionOf,
  fitsBut,
  inOrder,
  type SourcesAsked,
  type Trait,
} from './sourceFit.ts'

type Counts = ResponseMade<typeof countSources>
type SourceShown = ResponseMade<typeof listSources>['items'][number]

/** What each choice leaves over of the films and photos, of what the viewer may see ([A9]). */
export const viewSourceCounts = async (
  viewer: Viewer,
  { limit, ...asked }: QueryOf<typeof countSources>,
): Promise<Counts> => {
  const wall = await wallNow()
  const [all, marked] = seenIn(viewer, wall)
  const but = (trait?: Trait) => all.filter((source) => fitsBut(source, asked, marked, trait))
  const [kinds, years] = [but('kind'), but('year')]
  const films = kinds.filter(({ kind }) => kind === 'film').length
  const camps = mostFirst(tallied(but('camp').flatMap(({ camp }) => camp ?? []))).slice(0, limit)
  const known = await readCamps(camps.map(([id]) => id as CampId))
  const named = (trait: 'archive' | 'collection', nameOf: (source: Source) => string) =>
    mostFirst(tallied(but(trait).flatMap((source) => nameOf(source) || [])))
      .slice(0, limit)
      .map(([name, sources]) => ({ name, sources }))
  return {
    sources: but().length,
    kinds: { film: films, photo: kinds.length - films },
    unmarked: but('marked').filter(({ id }) => !marked.has(id)).length,
    camps: camps.flatMap(([id, sources]) => {
      const camp = campIn(known, id as CampId)
      return camp ? [{ camp, sources }] : []
    }),
    archives: named('archive', archiveOf),
    collections: named('collection', collectionOf),
    years: [...tallied(years.flatMap(yearsIn))]
      .sort(([one], [other]) => one - other)
      .map(([year, sources]) => ({ year, sources })),
  }
}

/** One page of films and photos in one list: which they are is known in memory, what is shown of them is read. */
export const viewSources = async (
  viewer: Viewer,
  { cursor, limit, order, ...asked }: QueryOf<typeof listSources>,
): Promise<ResponseMade<typeof listSources>> => {
  const wall = await wallNow()
  const found = sourcesAfter(viewer, wall, asked, { cursor, order }).slice(0, limit + 1)
  const { items, nextCursor } = pageFrom(found, limit, ({ id }) => id)
  const idsOf = (kind: Source['kind']) =>
    items.flatMap((source) => (source.kind === kind ? source.id : []))
  const films = await readFilms(viewer, idsOf('film') as FilmId[])
  const seen = await readSeen(viewer, [...films.values()])
  const photos = await readStills(viewer, idsOf('photo') as StillId[])
  const shownOf = ({ id }: Source): SourceShown[] => {
    const film = seen.find((one) => one.film._id === id)
    const photo = photos.get(id as StillId)
    if (film) return [{ kind: 'film', film: presentFilm(film, viewer) }]
    return photo ? [{ kind: 'photo', still: presentStill(photo) }] : []
  }
  return { items: items.flatMap(shownOf), nextCursor }
}

const sourcesAfter = (
  viewer: Viewer,
  wall: Wall,
  asked: SourcesAsked,
  { cursor, order }: Pick<QueryOf<typeof listSources>, 'cursor' | 'order'>,
): Source[] => {
  const after = cursor === undefined ? null : wall.source(partsOf(cursor, idShape)[0] ?? '')
  if (after === undefined) throw wrongCursor()
  const [all, marked] = seenIn(viewer, wall)
  return all
    .filter(
      (source) => fitsBut(source, asked, marked) && (!after || inOrder[order](after, source) < 0),
    )
    .sort(inOrder[order])
}

const seenIn = (viewer: Viewer, wall: Wall): [Source[], ReadonlySet<string>] => {
  const seesAll = maySee(viewer, { restricted: true })
  return [wall.sources(seesAll), wall.marked(seesAll)]
}

const yearsIn = ({ years }: Source): number[] =>
  years ? Array.from({ length: years.last - years.first + 1 }, (_, at) => years.first + at) : []

const tallied = <Key>(all: readonly Key[]): Map<Key, number> => {
  const counts = new Map<Key, number>()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}
