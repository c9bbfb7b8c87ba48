import type { FilmId, PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import { assertFound, readByIds, within } from '../platform/database/reading.ts'
import { type Reading, reading } from '../platform/database/together.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { type SubjectDoc, Subjects } from './subject.model.ts'

/** Who is marked on a film, whoever he was joined with. */
export const menOnFilm = async (filmId: FilmId): Promise<SubjectId[]> =>
  (
    await rawOf(Subjects)
      .find({ filmIds: filmId }, { projection: { _id: 1 } })
      .toArray()
  ).map(({ _id }) => _id)

/** Men by id; an id that is none is missing from the map. */
export const readSubjects = (
  ids: readonly string[],
  session?: Session,
): Promise<Map<string, SubjectDoc>> => readByIds(Subjects, ids as SubjectId[], { session })

/** The man with this id; where he was joined with another, that one: old links lead on ([K3]). */
export const loadSubject = async (id: SubjectId, session?: Session): Promise<SubjectDoc> => {
  const own = await loadOwn(id, session)
  return own.merged ? loadOwn(own.merged.root, session) : own
}

/** The man who has or had a number; where he was joined with another, that one. */
export const readByNumber = async (number: number): Promise<SubjectDoc | null> => {
  const own = await rawOf(Subjects).findOne({ number })
  return own?.merged ? loadOwn(own.merged.root) : own
}

/** Men who are seen in some films. */
export const readSeenInFilms = (filmIds: readonly FilmId[], session?: Session): Promise<string[]> =>
  rawOf(Subjects).distinct('_id', { filmIds: { $in: [...filmIds] } }, within(session))

/** Men who are confirmed as some people, a number of them. */
export const readConfirmedAs = (
  personIds: readonly PersonId[],
  limit: number,
): Promise<SubjectDoc[]> =>
  rawOf(Subjects)
    .find({ confirmed: { $in: [...personIds] }, merged: { $exists: false } })
    .sort({ confirmed: 1, number: 1 })
    .limit(limit)
    .toArray()

/** The same where a field of the request names him; perhaps one of whom no mark is left. */
export const subjectIn = async (
  field: string,
  id: SubjectId,
  session: Session,
): Promise<SubjectDoc> => {
  const found = (await readSubjects([id], session)).get(id)
  if (!found) throw refuseField(field, 'there is no such man')
  return found.merged ? loadOwn(found.merged.root, session) : found
}

/** The same of whom there is something to be seen. */
export const seenIn: typeof subjectIn = async (field, id, session) => {
  const found = await subjectIn(field, id, session)
  if (found.withdrawnAt) throw refuseField(field, 'no mark of this man is left')
  return found
}

/** Nothing is proposed or decided of a man of whom every mark was taken back ([K5]). */
export const assertSeen = ({ withdrawnAt }: SubjectDoc): void => {
  if (withdrawnAt)
    throw refuse('subject.unseen', {
      detail:
        'Every mark of him was undone, so there is nobody to look at. Please mark him again first.',
    })
}

/** The man with this id, whoever his page belongs to now. */
export const loadOwn = async (id: SubjectId, session?: Session): Promise<SubjectDoc> =>
  assertFound((await readSubjects([id], session)).get(id))

/** Everybody who was joined with a man, directly or through another. */
export const joinedWith = (id: SubjectId): Reading<SubjectDoc> =>
  reading(rawOf(Subjects), { 'merged.root': id })

/** Of a man whether he was decided to be no prisoner, and why ([M9]). */
export const noPrisonerOf = (id: SubjectId): Reading<Pick<SubjectDoc, '_id' | 'noPrisoner'>> =>
  reading(rawOf(Subjects), { _id: id }, ['noPrisoner'])

/** The same, longest first. */
export const readJoined = (id: SubjectId, session?: Session): Promise<SubjectDoc[]> =>
  rawOf(Subjects)
    .find(joinedWith(id).where, within(session))
    .sort({ 'merged.at': 1, _id: 1 })
    .toArray()

/** Whoever was joined with one of these men: by his id, whose page his is now. */
export const readRootsOfJoined = async (
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const found = await rawOf(Subjects)
    .find({ 'merged.root': { $in: [...ids] as SubjectId[] } }, { projection: { 'merged.root': 1 } })
    .toArray()
  return new Map(found.flatMap(({ _id, merged }) => (merged ? [[_id, merged.root]] : [])))
}

/** Whose page he is shown on: where he was joined with another man, his pictures are that one's. */
export const rootOf = ({ _id, merged }: SubjectDoc): string => merged?.root ?? _id
