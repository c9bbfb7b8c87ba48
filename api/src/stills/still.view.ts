import type { Still } from '@rollcall/contract/stills.ts'
import { readFilms } from '../films/film.service.ts'
import type { Viewer } from '../platform/viewer.ts'
import type { StillDoc } from './still.model.ts'
import { presentStill } from './still.presenter.ts'
import { listStills, type StillsAsked } from './still.reader.ts'

/** One page of stills; a frame has the title of its film. */
export const viewStills = async (viewer: Viewer, asked: StillsAsked) => {
  const { stills, nextCursor } = await listStills(viewer, asked)
  return { items: await presentStills(viewer, stills), nextCursor }
}

export const presentStills = async (
  viewer: Viewer,
  stills: readonly StillDoc[],
): Promise<Still[]> => {
  const films = await readFilms(
    viewer,
    stills.flatMap(({ filmId }) => filmId ?? []),
  )
  return stills.map((still) =>
    presentStill(still, still.filmId ? films.get(still.filmId)?.title : undefined),
  )
}
