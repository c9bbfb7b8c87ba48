import type { FilmId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import { sightingsOfStill } from '../subjects/sighting.reader.ts'
import { menOnFilm, readSubjects, rootOf } from '../subjects/subject.reader.ts'
import { fileMan } from './filing.service.ts'
import { QueueRows } from './queue.model.ts'

/**
 * A mark of a man changed: what a moderator signed of him has lapsed, and waits for nobody any more ([M9]); and the pictures
 * that date what a confirmed name of his rests on may be others ([C4]).
 */
export const fileMarked = async (subjectId: SubjectId): Promise<void> => {
  const filed = await rawOf(QueueRows).findOne({ _id: subjectId })
  if (filed) await fileMan(subjectId)
  else await fileConfirmed([subjectId])
}

/** What is said of a film changed, its date perhaps. */
export const fileConfirmedOnFilm = async (filmId: FilmId): Promise<void> =>
  fileConfirmed(await menOnFilm(filmId))

/** The same of a photo. */
export const fileConfirmedOnPhoto = async (stillId: StillId): Promise<void> =>
  fileConfirmed((await sightingsOfStill(stillId)).map(({ subjectId }) => subjectId))

const fileConfirmed = async (men: readonly SubjectId[]): Promise<void> => {
  const roots = [...(await readSubjects(men)).values()].map(rootOf)
  const found = await readSubjects([...new Set(roots)])
  for (const man of found.values()) if (man.confirmed) await fileMan(man._id)
}
