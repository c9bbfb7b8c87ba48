import type { FilmId } from '@rollcall/contract/ids.ts'
import type { FilmDoc } from '../films/film.model.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { FilmSeen } from './film.presenter.ts'
import { Stills } from './still.model.ts'
import { readStills } from './still.reader.ts'

/** Films with what their stills add to them: two queries, however many films. */
export const readSeen = async (films: readonly FilmDoc[]): Promise<FilmSeen[]> => {
  const covers = await readStills(films.flatMap(({ cover }) => cover ?? []))
  const counts = await countStills(films.map(({ _id }) => _id))
  return films.map((film) => ({
    film,
    cover: film.cover ? (covers.get(film.cover) ?? null) : null,
    stills: counts.get(film._id) ?? 0,
  }))
}

const countStills = async (filmIds: readonly FilmId[]): Promise<Map<FilmId, number>> => {
  const rows = await rawOf(Stills)
    .aggregate<{ _id: FilmId; count: number }>([
      { $match: { filmId: { $in: [...filmIds] }, frame: { $type: 'number' } } },
      { $group: { _id: '$filmId', count: { $sum: 1 } } },
    ])
    .toArray()
  return new Map(rows.map(({ _id, count }) => [_id, count]))
}
