import { readFilms } from '../films/film.service.ts'
import type { Viewer } from '../platform/viewer.ts'
import { presentStill } from './still.presenter.ts'
import { listStills, type StillsAsked } from './still.reader.ts'

/** One page of stills; a frame has the title of its film. */
export const viewStills = async (viewer: Viewer, asked: StillsAsked) => {
  const { stills, nextCursor } = await listStills(viewer, asked)
  const films = await readFilms(
    viewer,
    stills.flatMap(({ filmId }) => filmId ?? []),
  )
  const items = stills.map((still) =>
    presentStill(still, still.filmId ? films.get(still.filmId)?.title : undefined),
  )
  return { items, nextCursor }
}
