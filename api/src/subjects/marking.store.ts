import type { FilmId, SightingId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import { nextOf } from '../platform/database/counting.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { grown } from './grown.ts'
import { sightingAdded } from './subject.facts.ts'
import {
  Counter,
  Marks,
  type SeenClue,
  type SightingDoc,
  Sightings,
  Subjects,
} from './subject.model.ts'

/** What marking needs to know of a still. */
export interface Marking {
  readonly _id: StillId
  readonly filmId: FilmId | null
  readonly width: number
  readonly height: number
}

/** A man about to be marked: by whom, where. */
export interface Mark {
  readonly by: AccountViewer
  readonly still: Marking
  readonly region: Region
  /** What is seen of him there, as far as that is known already. */
  readonly clues?: readonly SeenClue[]
}

/** Marks on one still follow one another: the later of two at once conflicts here, and runs again. */
export const takeTurn = async (session: Session, stillId: StillId): Promise<void> => {
  const turn = { $inc: { marks: 1 } }
  await rawOf(Marks).updateOne({ _id: stillId }, turn, { session, upsert: true })
}

/** Of many, without a mark: whoever marks on one of them at the same time conflicts. */
export const holdTurns = async (session: Session, stillIds: readonly StillId[]): Promise<void> => {
  const update = { $inc: { held: 1, marks: 0 } }
  const writes = stillIds.map((_id) => ({ updateOne: { filter: { _id }, update, upsert: true } }))
  if (writes.length > 0) await rawOf(Marks).bulkWrite(writes, { session })
}

/** Whether anybody ever marked a man on one of them, taken back or not. */
export const wereMarked = async (
  session: Session,
  stillIds: readonly StillId[],
): Promise<boolean> => {
  const ever = { _id: { $in: [...stillIds] }, marks: { $gt: 0 } }
  return (await rawOf(Marks).findOne(ever, { session })) !== null
}

/** A new man with his first sighting. */
export const addMan = async (session: Session, mark: Mark) => {
  const subjectId = newId<SubjectId>()
  const man = {
    _id: subjectId,
    number: await nextOf(session, Counter, 'subjects'),
    filmIds: [],
    undecided: 0,
    confirmed: null,
    addedBy: mark.by.id,
    addedAt: new Date(),
    version: 0,
  }
  await rawOf(Subjects).insertOne(man, { session })
  return addSighting(session, mark, subjectId)
}

/** One more sighting of a man. */
export const addSighting = async (
  session: Session,
  { by, still, region, clues }: Mark,
  subjectId: SubjectId,
) => {
  const sightingId = newId<SightingId>()
  const { _id: stillId, filmId } = still
  const change = {
    ...grown('mark-changed'),
    $unset: { withdrawnAt: '' as const },
    ...(filmId && { $addToSet: { filmIds: filmId } }),
  }
  await rawOf(Subjects).updateOne({ _id: subjectId }, change, { session })
  const sighting = {
    _id: sightingId,
    stillId,
    filmId,
    subjectId,
    region,
    by: by.id,
    at: new Date(),
    ...(clues && { clues: [...clues] }),
  }
  await rawOf(Sightings).insertOne(sighting, { session })
  await state(session, sightingAdded, { stillId, subjectId, sightingId })
  return { sightingId, subjectId }
}

/** Somebody marked the same man in the same place: from then on the first mark is not its author's alone. */
export const noteSameMark = async (
  session: Session,
  by: AccountViewer,
  sighting: SightingDoc,
): Promise<void> => {
  if (sighting.by === by.id) return
  await rawOf(Sightings).updateOne(
    { _id: sighting._id },
    { $addToSet: { alsoBy: by.id } },
    { session },
  )
}
