import type { ClueKind } from '@rollcall/contract/clues.ts'
import type { CampId, FilmId, PersonId, SightingId, SubjectId } from '@rollcall/contract/ids.ts'
import { noPrisonerKinds } from '@rollcall/contract/noPrisoner.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import type { Filter } from 'mongodb'
import { maySee, type Reader } from '../films/restriction.ts'
import { rawOf } from '../platform/database/documents.ts'
import { assertFound, readByIds, within } from '../platform/database/reading.ts'
import { type Reading, reading } from '../platform/database/together.ts'
import type { Session } from '../platform/database/transaction.ts'
import { pageFrom, partsOf } from '../platform/page.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { visitor } from '../platform/viewer.ts'
import { grown } from './grown.ts'
import { readSightings } from './sighting.reader.ts'
import { type SubjectDoc, Subjects } from './subject.model.ts'
import { wallNow } from './wall.reader.ts'
import type { WallAsked, WallStanding } from './wallFit.ts'

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

export interface SubjectsAsked extends PageQuery {
  readonly filmId?: FilmId | undefined
  readonly campId?: CampId | undefined
  readonly year?: number | undefined
  readonly clue?: ClueKind | undefined
  readonly order?: 'newest' | 'number' | 'date' | undefined
  readonly named?: 'yes' | 'no' | undefined
  readonly number?: number | undefined
  readonly subjectId?: SubjectId | undefined
  readonly sightingId?: SightingId | undefined
  readonly standing?: WallStanding | undefined
}

/** One page of men, the one marked last first, or as it is asked for. */
export const listSubjects = async (
  asked: SubjectsAsked,
  reader: Reader = visitor,
): Promise<{ subjects: SubjectDoc[]; nextCursor: string | null }> => {
  const { campId, year, clue, order } = asked
  const ofSources = (campId ?? year ?? clue) !== undefined || order === 'date'
  return ofSources ? listFitting(reader, asked) : listStored(asked)
}

const numberIn = (cursor: string): number => Number(partsOf(cursor, /^(\d{1,15})$/)[0])

const listStored = async (given: SubjectsAsked) => {
  const { cursor, limit, filmId, named, standing, number, subjectId, sightingId, order } = given
  // Who was decided to be no prisoner is found by whoever asks for him, and is not on the wall ([M9]).
  const isOnWall = standing !== 'no-prisoner' && number === undefined && !sightingId
  const [sign, beyond] = order === 'number' ? ([1, '$gt'] as const) : ([-1, '$lt'] as const)
  const asked: Filter<SubjectDoc>[] = [
    { merged: { $exists: false }, withdrawnAt: { $exists: false } },
    number === undefined ? {} : { number },
    subjectId ? { _id: subjectId } : {},
    sightingId ? await shownBy(sightingId) : {},
    cursor === undefined ? {} : { number: { [beyond]: numberIn(cursor) } },
    filmId ? { filmIds: filmId } : {},
    named ? { confirmed: named === 'yes' ? somebody : null } : {},
    standing ? standingAs[standing] : {},
    isOnWall ? { noPrisoner: { $exists: false } } : {},
  ]
  const found = await rawOf(Subjects)
    .find({ $and: asked })
    .sort({ number: sign })
    .limit(limit + 1)
    .toArray()
  const { items: subjects, nextCursor } = pageFrom(found, limit, (last) => `${last.number}`)
  return { subjects, nextCursor }
}

/** Where it matters what is said of the sources: who fits is known in memory, and is read as he is now. */
const listFitting = async (reader: Reader, asked: SubjectsAsked) => {
  const { sightingId, subjectId } = asked
  const shown = sightingId
    ? (await readSightings([sightingId])).get(sightingId)?.subjectId
    : subjectId
  if (sightingId && !shown) return { subjects: [], nextCursor: null }
  const seesAll = maySee(reader, { restricted: true })
  const { items, nextCursor } = await fitting(seesAll, { ...asked, ...(shown && { id: shown }) })
  const found = await readSubjects(items.map(({ id }) => id))
  const subjects = items.flatMap(({ id }) => {
    const man = found.get(id)
    return man && !man.merged && !man.withdrawnAt ? [man] : []
  })
  return { subjects, nextCursor }
}

/** Stands for a date of which nothing is known: it is the last. */
const NO_DATE = 9e15

const fitting = async (seesAll: boolean, asked: SubjectsAsked & Pick<WallAsked, 'id'>) => {
  const { cursor, limit, order } = asked
  const wall = await wallNow()
  if (order !== 'date') {
    const after = cursor === undefined ? null : numberIn(cursor)
    const which = { after, limit: limit + 1, oldestFirst: order === 'number' }
    return pageFrom(wall.byNumber(seesAll, asked, which), limit, ({ number }) => `${number}`)
  }
  const [from, number] =
    cursor === undefined ? [] : partsOf(cursor, /^(-?\d{1,16})~(\d{1,15})$/).map(Number)
  const after =
    from === undefined || number === undefined
      ? null
      : { from: from === NO_DATE ? Number.POSITIVE_INFINITY : from, number }
  const found = wall.byDate(seesAll, asked, { after, limit: limit + 1 })
  return pageFrom(found, limit, (last) => `${Math.min(last.from, NO_DATE)}~${last.number}`)
}

/** The man whom a sighting shows now. */
const shownBy = async (id: SightingId): Promise<Filter<SubjectDoc>> => ({
  _id: {
    $in: [...(await readSightings([id])).values()].map(({ subjectId }) => subjectId),
  },
})

/** As the index of those who are confirmed says it. */
const somebody = { $type: 'string' } as const

const standingAs: Record<NonNullable<SubjectsAsked['standing']>, Filter<SubjectDoc>> = {
  nobody: { confirmed: null, undecided: 0 },
  proposed: { confirmed: null, undecided: { $gt: 0 } },
  confirmed: { confirmed: somebody },
  'no-prisoner': { 'noPrisoner.kind': { $in: [...noPrisonerKinds] } },
}

/** Whose page he is shown on: where he was joined with another man, his pictures are that one's. */
export const rootOf = ({ _id, merged }: SubjectDoc): string => merged?.root ?? _id

export interface Names {
  readonly undecided: number
  readonly confirmed: PersonId | null
}

/** What a name of his rests on changed: whoever rules on the man himself is to know that ([M9]). */
export const noteCaseOf = async (session: Session, subjectId: SubjectId): Promise<void> => {
  await rawOf(Subjects).updateOne({ _id: subjectId }, grown('case-changed'), { session })
}

/** Keeps with a man how many names wait for him and which one is confirmed. */
export const noteNames = async (
  session: Session,
  subjectId: SubjectId,
  { undecided, confirmed }: Names,
): Promise<void> => {
  const change = { $set: { undecided, confirmed }, ...grown('names-changed') }
  await rawOf(Subjects).updateOne({ _id: subjectId }, change, { session })
}
