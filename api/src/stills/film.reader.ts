import type { FilmId } from '@rollcall/contract/ids.ts'
import { campIn } from '../camps/camp.presenter.ts'
import { readCamps } from '../camps/camp.reader.ts'
import type { FilmDoc } from '../films/film.model.ts'
import { loadFilm } from '../films/film.reader.ts'
import { maySee, type Reader } from '../films/restriction.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { FilmSeen } from './film.presenter.ts'
import { Stills } from './still.model.ts'
import { readStills } from './still.reader.ts'

/** Films with what their stills add to them: three queries, however many films. */
export const readSeen = async (reader: Reader, films: readonly FilmDoc[]): Promise<FilmSeen[]> => {
  const covers = await readStills(
    reader,
    films.flatMap(({ cover }) => cover ?? []),
  )
  const camps = await readCamps(films.map(({ provenance }) => provenance.camp))
  const counts = await countFrames(reader, films)
  return films.map((film) => ({
    film,
    cover: film.cover ? (covers.get(film.cover) ?? null) : null,
    camp: campIn(camps, film.provenance.camp),
    stills: counts.get(film._id) ?? 0,
  }))
}

export const readOneSeen = async (reader: Reader, id: FilmId): Promise<FilmSeen> => {
  const film = await loadFilm(reader, id)
  const [seen] = await readSeen(reader, [film])
  return seen ?? { film, cover: null, camp: null, stills: 0 }
}

/** How many stills of each film the reader may see ([A9]): as many as it keeps count of, without those that are not for him. */
export const countFrames = async (
  reader: Reader,
  films: readonly FilmDoc[],
): Promise<ReadonlyMap<FilmId, number>> => {
  const hidden = maySee(reader, { restricted: true })
    ? new Map<FilmId, number>()
    : await countRestricted(films.map(({ _id }) => _id))
  return new Map(films.map(({ _id, stills }) => [_id, stills - (hidden.get(_id) ?? 0)]))
}

const countRestricted = async (filmIds: readonly FilmId[]): Promise<Map<FilmId, number>> => {
  const rows = await rawOf(Stills)
    .aggregate<{ _id: FilmId; count: number }>([
      { $match: { filmId: { $in: [...filmIds] }, restricted: true } },
      { $group: { _id: '$filmId', count: { $sum: 1 } } },
    ])
    .toArray()
  return new Map(rows.map(({ _id, count }) => [_id, count]))
}
