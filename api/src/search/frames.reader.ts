import type { FilmId } from '@rollcall/contract/ids.ts'
import { readFilms } from '../films/film.reader.ts'
import { maySee } from '../films/restriction.ts'
import type { Viewer } from '../platform/viewer.ts'
import { presentStill } from '../stills/still.presenter.ts'
import { framesAt } from '../stills/still.reader.ts'
import type { Wall } from '../subjects/wall.ts'
import { because } from './asked.ts'
import { findSources, type SourceFound } from './sources.reader.ts'

interface FrameAsked {
  readonly frame: number
  /** What its film is called; empty where it may be any. */
  readonly words: string
}

/** Of more films that are not named nobody means one. */
const MOST_FILMS = 20

/** Films that are so called and have the frame, of what the viewer may see ([A9]). */
export const filmsWithFrame = async (
  viewer: Viewer,
  wall: Wall,
  { frame, words }: FrameAsked,
): Promise<SourceFound[]> => {
  const why = because('frame', { asked: String(frame) })
  const seesAll = maySee(viewer, { restricted: true })
  const named = words
    ? findSources(viewer, wall, { q: words, campId: null, campName: '' })
    : wall.sources(seesAll).map((source) => ({ source, why }))
  const films = named.filter(({ source }) => source.kind === 'film')
  if (!words && films.length > MOST_FILMS) return []
  const read = await readFilms(
    viewer,
    films.map(({ source }) => source.id as FilmId),
  )
  const has = (id: string) => (read.get(id as FilmId)?.facts?.frames ?? 0) > frame
  return films.filter(({ source }) => has(source.id)).map(({ source }) => ({ source, why }))
}

/** The same frame where it is kept as a still. */
export const stillsAtFrame = async (
  viewer: Viewer,
  { frame, words }: FrameAsked,
  films: readonly SourceFound[],
  limit: number,
) => {
  const ids = films.map(({ source }) => source.id as FilmId)
  const among = words || ids.length > 0 ? ids : null
  const { frames, count } = await framesAt(viewer, frame, among, limit)
  const named = await readFilms(
    viewer,
    frames.flatMap(({ filmId }) => filmId ?? []),
  )
  const hits = frames.map((still) => {
    const title = still.filmId ? named.get(still.filmId)?.title : undefined
    return {
      still: presentStill(still, title),
      why: because('frame', { asked: String(frame), name: title ?? null }),
    }
  })
  return { count, hits }
}
