import { clueKinds } from '@rollcall/contract/clues.ts'
import type { QueryOf, ResponseMade } from '@rollcall/contract/endpoint.ts'
import type { CampId, FilmId } from '@rollcall/contract/ids.ts'
import type { countSubjects, getTotals } from '@rollcall/contract/wall.ts'
import { campIn } from '../camps/camp.presenter.ts'
import { readCamps } from '../camps/camp.reader.ts'
import { maySee } from '../films/restriction.ts'
import { countRoster } from '../people/counts.reader.ts'
import { mostFirst } from '../platform/mostFirst.ts'
import type { Viewer } from '../platform/viewer.ts'
import { wallNow } from '../subjects/wall.reader.ts'

const seesAll = (viewer: Viewer): boolean => maySee(viewer, { restricted: true })

/** What each choice on the wall leaves over, of what the viewer may see ([A9]). */
export const viewCounts = async (
  viewer: Viewer,
  { limit, ...asked }: QueryOf<typeof countSubjects>,
): Promise<ResponseMade<typeof countSubjects>> => {
  const wall = await wallNow()
  const { men, standing, films, camps, years, clues } = wall.count(seesAll(viewer), asked)
  const ofCamps = mostFirst(camps).slice(0, limit)
  const known = await readCamps(ofCamps.map(([id]) => id as CampId))
  return {
    men,
    standing,
    films: mostFirst(films)
      .slice(0, limit)
      .map(([id, count]) => ({
        id: id as FilmId,
        title: wall.source(id)?.title ?? '',
        men: count,
      })),
    camps: ofCamps.flatMap(([id, count]) => {
      const camp = campIn(known, id as CampId)
      return camp ? [{ camp, men: count }] : []
    }),
    years: [...years]
      .sort(([one], [other]) => one - other)
      .map(([year, count]) => ({ year, men: count })),
    clues: clueKinds.flatMap((clue) => {
      const count = clues.get(clue)
      return count ? { clue, men: count } : []
    }),
  }
}

/** How much there is, as far as the viewer may see it. */
export const viewTotals = async (viewer: Viewer): Promise<ResponseMade<typeof getTotals>> => {
  const wall = await wallNow()
  const { nobody, proposed, confirmed } = wall.count(seesAll(viewer), {}).standing
  const kinds = wall.sources(seesAll(viewer)).map(({ kind }) => kind)
  const films = kinds.filter((kind) => kind === 'film').length
  return {
    unknown: nobody + proposed,
    confirmed,
    films,
    photos: kinds.length - films,
    people: (await countRoster(viewer, {})).people,
  }
}
