import type { SightingId, SubjectId } from '@rollcall/contract/ids.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import { countAct } from '../accounts/allowance.service.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuseField } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { leaveAsItIs } from '../stills/recutting.service.ts'
import { ambiguous, elsewhere, occupied, outside } from './marking.refusals.ts'
import {
  addMan,
  addSighting,
  holdTurns,
  type Mark,
  type Marking,
  noteSameMark,
  takeTurn,
} from './marking.store.ts'
import { iou, likeness, misfits } from './regions.ts'
import { sightingsOfStill, sightingsOfSubjects } from './sighting.reader.ts'
import { type SeenClue, type SightingDoc, WithdrawnSightings } from './subject.model.ts'
import { subjectIn } from './subject.reader.ts'

export interface MarkGiven {
  readonly region: Region
  readonly subjectId?: SubjectId | undefined
  readonly new?: boolean | undefined
  /** Which mark that was taken back it stands for. */
  readonly again?: SightingId | undefined
}

export interface Marked {
  readonly sightingId: SightingId
  readonly subjectId: SubjectId
  readonly outcome: 'new' | 'joined'
}

/**
 * Marks a man on a still ([K1], [K2]): the same man where the region overlaps enough with his, a question where it may
 * be him, a new man otherwise. Marks on one still follow one another, so two who mark the same man get one subject.
 */
export const markMan = async (
  session: Session,
  by: AccountViewer,
  still: Marking,
  { region, subjectId, new: isNew, again }: MarkGiven,
): Promise<Marked> => {
  const errors = misfits(region, still)
  if (errors.length) throw outside(errors)
  await countAct(session, by.id, 'marks')
  await takeTurn(session, still._id)
  await leaveAsItIs(session, still._id)
  const clues = again && (await cluesTakenBack(session, by, still, again))
  const mark: Mark = { by, still, region, ...(clues && { clues }) }
  const there = await sightingsOfStill(still._id, session)
  const nearest = there.toSorted((a, b) => iou(b.region, region) - iou(a.region, region))
  if (subjectId) {
    // Whoever was joined with another is marked as that one.
    const man = await subjectIn('subjectId', subjectId, session)
    return markKnown(session, mark, nearest, man._id)
  }
  const [best] = nearest
  if (best && likeness(best.region, region) === 'same') return onThatMark(session, by, best)
  const perhaps = nearest.filter((sighting) => likeness(sighting.region, region) === 'ask')
  if (perhaps.length && !isNew) throw await ambiguous(session, region, perhaps)
  return { ...(await addMan(session, mark)), outcome: 'new' }
}

/** Marks a man who is known from here or from another still; nobody is on a still twice. */
const markKnown = async (
  session: Session,
  mark: Mark,
  nearest: readonly SightingDoc[],
  subjectId: SubjectId,
): Promise<Marked> => {
  const { region } = mark
  const same = nearest.find((sighting) => likeness(sighting.region, region) === 'same')
  if (same && same.subjectId !== subjectId) throw await occupied(session, region, same)
  const his = nearest.find((sighting) => sighting.subjectId === subjectId)
  if (his && likeness(his.region, region) === 'other') throw await elsewhere(session, region, his)
  if (his) return onThatMark(session, mark.by, his)
  return { ...(await addSighting(session, mark, subjectId)), outcome: 'joined' }
}

/** What was seen at a mark that its author took back himself: undoing that says it again. */
const cluesTakenBack = async (
  session: Session,
  by: AccountViewer,
  { _id: stillId }: Marking,
  id: SightingId,
): Promise<readonly SeenClue[] | undefined> => {
  const taken = await rawOf(WithdrawnSightings).findOne(
    { _id: id, stillId, by: by.id },
    { session },
  )
  if (!taken) throw refuseField('again', 'is no mark of yours that was taken back here')
  return taken.clues
}

const onThatMark = async (
  session: Session,
  by: AccountViewer,
  sighting: SightingDoc,
): Promise<Marked> => {
  await noteSameMark(session, by, sighting)
  return { sightingId: sighting._id, subjectId: sighting.subjectId, outcome: 'joined' }
}

/** Whoever marks somebody on a still of this man at the same time conflicts with the caller, and is seen by him or sees him. */
export const holdMarksBeside = async (session: Session, subjectId: SubjectId): Promise<void> => {
  const seen = (await sightingsOfSubjects([subjectId], session)).get(subjectId) ?? []
  await holdTurns(
    session,
    seen.map(({ stillId }) => stillId),
  )
}
