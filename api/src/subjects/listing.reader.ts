import type { ClueKind } from '@rollcall/contract/clues.ts'
import type { CampId, FilmId, SightingId, SubjectId } from '@rollcall/contract/ids.ts'
import { noPrisonerKinds } from '@rollcall/contract/noPrisoner.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import type { Filter } from 'mongodb'
import { maySee, type Reader } from '../films/restriction.ts'
import { rawOf } from '../platform/database/documents.ts'
import { pageFrom, partsOf } from '../platform/page.ts'
import { visitor } from '../platform/viewer.ts'
import { readSightings } from './sighting.reader.ts'
import { type SubjectDoc, Subjects } from './subject.model.ts'
import { readSubjects } from './subject.reader.ts'
import { wallNow } from './wall.reader.ts'
import type { WallAsked, WallStanding } from './wallFit.ts'

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
