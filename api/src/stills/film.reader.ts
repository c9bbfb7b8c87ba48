import type { FilmId } from '@rollcall/contract/ids.ts'
import type { Document } from 'mongodb'
import { campIn } from '../camps/camp.presenter.ts'
import { readCamps } from '../camps/camp.reader.ts'
import type { FilmDoc } from '../films/film.model.ts'
import { loadFilm } from '../films/film.service.ts'
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
  const ids = films.map(({ _id }) => _id)
  const counts = await countStills(ids, { frame: { $type: 'number' } })
  const hidden = maySee(reader, { restricted: true })
    ? new Map<FilmId, number>()
    : await countStills(ids, { restricted: true })
  return films.map((film) => ({
    film,
    cover: film.cover ? (covers.get(film.cover) ?? null) : null,
    camp: campIn(camps, film.provenance.camp),
    stills: (counts.get(film._id) ?? 0) - (hidden.get(film._id) ?? 0),
  }))
}

export const readOneSeen = async (reader: Reader, id: FilmId): Promise<FilmSeen> => {
  const film = await loadFilm(reader, id)
  const [seen] = await readSeen(reader, [film])
  return seen ?? { film, cover: null, camp: null, stills: 0 }
}

const countStills = async (
  filmIds: readonly FilmId[],
  which: Document,
): Promise<Map<FilmId, number>> => {
  const rows = await rawOf(Stills)
    .aggregate<{ _id: FilmId; count: number }>([
      { $match: { filmId: { $in: [...filmIds] }, ...which } },
      { $group: { _id: '$filmId', count: { $sum: 1 } } },
    ])
    .toArray()
  return new Map(rows.map(({ _id, count }) => [_id, count]))
}
