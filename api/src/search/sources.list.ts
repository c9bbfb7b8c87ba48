import type { QueryOf, ResponseMade } from '@rollcall/contract/endpoint.ts'
import type { FilmId, StillId } from '@rollcall/contract/ids.ts'
import type { countSources, listSources } from '@rollcall/contract/sources.ts'
import { readFilms } from '../films/film.reader.ts'
import { maySee } from '../films/restriction.ts'
import { idShape, pageFrom, partsOf, wrongCursor } from '../platform/page.ts'
import type { Viewer } from '../platform/viewer.ts'
import { presentFilm } from '../stills/film.presenter.ts'
import { readSeen } from '../stills/film.reader.ts'
import { presentStill } from '../stills/still.presenter.ts'
import { readStills } from '../stills/still.reader.ts'
import { wallNow } from '../subjects/wall.reader.ts'
import type { Wall } from '../subjects/wall.ts'
import type { Source } from '../subjects/wallFit.ts'
import { countsOf } from './sourceCounts.ts'
import { fitsBut, inOrder, type SourcesAsked } from './sourceFit.ts'

type Counts = ResponseMade<typeof countSources>
type SourceShown = ResponseMade<typeof listSources>['items'][number]

/** What each choice leaves over of the films and photos, of what the viewer may see ([A9]). */
export const viewSourceCounts = async (
  viewer: Viewer,
  asked: QueryOf<typeof countSources>,
): Promise<Counts> => {
  const [all, marked] = seenIn(viewer, await wallNow())
  const unmarked = ({ id }: Source) => (marked.has(id) ? 0 : 1)
  const weights = { all: () => 1, unmarked }
  const { total, ...counted } = await countsOf(all, asked, weights, (sources) => ({ sources }))
  return { sources: total, ...counted }
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
      (source) =>
        !(asked.marked && marked.has(source.id)) &&
        fitsBut(source, asked) &&
        (!after || inOrder[order](after, source) < 0),
    )
    .sort(inOrder[order])
}

const seenIn = (viewer: Viewer, wall: Wall): [Source[], ReadonlySet<string>] => {
  const seesAll = maySee(viewer, { restricted: true })
  return [wall.sources(seesAll), wall.marked(seesAll)]
}
