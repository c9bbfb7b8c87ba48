import type { FilmId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import { hiddenMen } from '../cases/sighting.reader.ts'
import { hasAccount, visitor } from '../platform/viewer.ts'
import { readStills } from '../stills/still.reader.ts'
import { readSubjects, rootOf } from '../subjects/subject.reader.ts'
import type { Frames } from './frames.ts'

/** The stills of a film at which somebody looks here. */
export const watchedStillsOf = async (frames: Frames, filmId: FilmId): Promise<StillId[]> => {
  const stills = await readStills('program', frames.watched('still'))
  return [...stills.values()].filter((still) => still.filmId === filmId).map(({ _id }) => _id)
}

/** The men on a film at whom somebody looks here, each by whose page it is now. */
export const watchedMenOf = async (frames: Frames, filmId: FilmId): Promise<SubjectId[]> => {
  const own = await readSubjects(frames.watched('subject'))
  const men = await readSubjects([...own.values()].map(rootOf))
  return [...men.values()].filter(({ filmIds }) => filmIds.includes(filmId)).map(({ _id }) => _id)
}

/** Whoever looks here at one of these men as a visitor is sent away where nothing of him is to be seen any more. */
export const sendAwayFrom = async (frames: Frames, roots: readonly string[]): Promise<void> => {
  const own = await readSubjects(frames.watched('subject'))
  const his = [...own.values()].filter((man) => roots.includes(rootOf(man)))
  for (const id of await hiddenMen(visitor, his)) frames.sendAway(`subject:${id}`, hasAccount)
}
