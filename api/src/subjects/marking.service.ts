import type { FilmId, SightingId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import type { Region } from '@rollcall/contract/stills.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { type Refusal, refuse, refuseField } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { iou, likeness } from './regions.ts'
import { sightingAdded, subjectAdded } from './subject.facts.ts'
import { Counter, Marks, type SightingDoc, Sightings, Subjects } from './subject.model.ts'
import { presentSighting } from './subject.presenter.ts'
import { readSubjects } from './subject.service.ts'

export interface MarkGiven {
  readonly region: Region
  readonly subjectId?: SubjectId | undefined
  readonly new?: boolean | undefined
}

export interface Marked {
  readonly sightingId: SightingId
  readonly subjectId: SubjectId
  readonly outcome: 'new' | 'joined'
}

/** What marking needs to know of a still. */
export interface Marking {
  readonly _id: StillId
  readonly filmId: FilmId | null
  readonly width: number
  readonly height: number
}

/**
 * Marks a man on a still ([K1], [K2]): the same man where the region overlaps enough with his, a question where it may
 * be him, a new man otherwise. Marks on one still follow one another, so two who mark the same man get one subject.
 */
export const markMan = async (
  session: Session,
  by: AccountViewer,
  still: Marking,
  given: MarkGiven,
): Promise<Marked> => {
  assertWithin(given.region, still)
  await rawOf(Marks).updateOne(
    { _id: still._id },
    { $inc: { marks: 1 } },
    { session, upsert: true },
  )
  const there = await rawOf(Sightings).find({ stillId: still._id }, { session }).toArray()
  const nearest = there.toSorted(
    (a, b) => iou(b.region, given.region) - iou(a.region, given.region),
  )
  const [best] = nearest
  if (best && likeness(best.region, given.region) === 'same') return joined(best, given)
  if (given.subjectId)
    return joinKnown(session, by, still, { ...given, subjectId: given.subjectId }, there)
  const candidates = nearest.filter(({ region }) => likeness(region, given.region) === 'ask')
  if (candidates.length > 0 && !given.new) throw await ambiguous(session, candidates, given.region)
  return addNew(session, by, still, given.region)
}

/** A region lies within the picture; the refusal names the field and the largest value that would be right. */
const assertWithin = ({ x, y, w, h }: Region, { width, height }: Marking): void => {
  const errors = [
    ...(x + w > width
      ? [{ path: 'region.w', message: `ends at ${x + w}, but the still is ${width} pixels wide` }]
      : []),
    ...(y + h > height
      ? [{ path: 'region.h', message: `ends at ${y + h}, but the still is ${height} pixels high` }]
      : []),
  ]
  if (errors.length > 0)
    throw refuse('request.invalid', { detail: 'The region does not lie within the still.', errors })
}

const joined = (sighting: SightingDoc, given: MarkGiven): Marked => {
  if (given.subjectId && given.subjectId !== sighting.subjectId)
    throw refuse('sighting.taken', { detail: 'Another man is marked in this place.' })
  return { sightingId: sighting._id, subjectId: sighting.subjectId, outcome: 'joined' }
}

const joinKnown = async (
  session: Session,
  by: AccountViewer,
  still: Marking,
  { region, subjectId }: MarkGiven & { subjectId: SubjectId },
  there: readonly SightingDoc[],
): Promise<Marked> => {
  if (!(await readSubjects([subjectId], session)).has(subjectId))
    throw refuseField('subjectId', 'there is no such man')
  const mine = there.find((sighting) => sighting.subjectId === subjectId)
  if (mine && likeness(mine.region, region) === 'ask')
    return { sightingId: mine._id, subjectId, outcome: 'joined' }
  if (mine)
    throw refuse('sighting.taken', {
      detail: 'He is marked in another place of this still already.',
    })
  const sightingId = newId<SightingId>()
  await insertSighting(session, by, still, { _id: sightingId, subjectId, region })
  return { sightingId, subjectId, outcome: 'joined' }
}

const ambiguous = async (
  session: Session,
  candidates: readonly SightingDoc[],
  region: Region,
): Promise<Refusal> => {
  const ids = candidates.map(({ subjectId }) => subjectId)
  const subjects = await readSubjects(ids, session)
  return refuse('sighting.ambiguous', {
    detail:
      'He may be one who is marked here already. Say which one with subjectId, or that he is new with new: true.',
    members: {
      candidates: candidates.map((sighting) => ({
        subject: { id: sighting.subjectId, number: subjects.get(sighting.subjectId)?.number },
        sighting: presentSighting(sighting),
        iou: Math.round(iou(sighting.region, region) * 100) / 100,
      })),
    },
  })
}

const addNew = async (
  session: Session,
  by: AccountViewer,
  still: Marking,
  region: Region,
): Promise<Marked> => {
  const counter = await rawOf(Counter).findOneAndUpdate(
    { _id: 'subjects' },
    { $inc: { last: 1 } },
    { session, upsert: true, returnDocument: 'after' },
  )
  const subjectId = newId<SubjectId>()
  const sightingId = newId<SightingId>()
  await rawOf(Subjects).insertOne(
    {
      _id: subjectId,
      number: counter?.last ?? 1,
      portrait: sightingId,
      filmIds: [],
      undecided: 0,
      confirmed: null,
      addedBy: by.id,
      addedAt: new Date(),
      version: 0,
    },
    { session },
  )
  await state(session, subjectAdded, { subjectId })
  await insertSighting(session, by, still, { _id: sightingId, subjectId, region })
  return { sightingId, subjectId, outcome: 'new' }
}

const insertSighting = async (
  session: Session,
  by: AccountViewer,
  { _id: stillId, filmId }: Marking,
  given: Pick<SightingDoc, '_id' | 'subjectId' | 'region'>,
): Promise<void> => {
  const { _id: sightingId, subjectId } = given
  await rawOf(Sightings).insertOne(
    { ...given, stillId, filmId, by: by.id, at: new Date() },
    { session },
  )
  await rawOf(Subjects).updateOne(
    { _id: subjectId },
    { $inc: { version: 1 }, ...(filmId && { $addToSet: { filmIds: filmId } }) },
    { session },
  )
  await state(session, sightingAdded, { stillId, subjectId, sightingId })
}
