import type { CampId, FilmId, PersonId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import { peopleWhoStayedIn } from '../people/people.reader.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { sightingsOfStill } from '../subjects/sighting.reader.ts'
import { menOnFilm, readSubjects, rootOf } from '../subjects/subject.reader.ts'
import { settleElsewhere, settleMan } from './excluded.service.ts'
import { readMenNamedWith } from './exclusion.reader.ts'

/** What is known of somebody changed. */
export const settlePerson = async (personId: PersonId): Promise<void> =>
  settleMen(await readMenNamedWith([personId]))

/** What was proposed of a man changed. */
export const settleSubject = (subjectId: SubjectId): Promise<void> => settleMen([subjectId])

/** What is said of a photo changed. */
export const settlePhoto = async (stillId: StillId): Promise<void> =>
  settleMen((await sightingsOfStill(stillId)).map(({ subjectId }) => subjectId))

export const settleFilm = async (filmId: FilmId): Promise<void> =>
  settleMen(await menOnFilm(filmId))

/** Who is marked on a still changed: what excludes him, and who is there beside whom. */
export const settleMark = async (stillId: StillId, subjectId: SubjectId): Promise<void> => {
  const there = (await sightingsOfStill(stillId)).map((one) => one.subjectId)
  const men = await readSubjects([subjectId, ...there])
  const root = men.get(subjectId)
  if (root) await settleMen([rootOf(root)])
  const confirmed = new Set([...men.values()].flatMap((man) => man.confirmed ?? []))
  for (const personId of confirmed)
    await inTransaction((session) => settleElsewhere(session, personId))
}

/** Whether two camps are one changed. */
export const settleCamps = async (camps: readonly CampId[]): Promise<void> => {
  for await (const people of peopleWhoStayedIn(camps))
    await settleMen(await readMenNamedWith(people))
}

const settleMen = async (men: readonly SubjectId[]): Promise<void> => {
  for (const id of new Set(men)) await inTransaction((session) => settleMan(session, id))
}
