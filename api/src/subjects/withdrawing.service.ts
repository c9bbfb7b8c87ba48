import type { SightingId, StillId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { refuse } from '../platform/refusal.ts'
import type { AccountViewer, Viewer } from '../platform/viewer.ts'
import { takeTurn } from './marking.store.ts'
import { sightingWithdrawn } from './subject.facts.ts'
import {
  type SightingDoc,
  Sightings,
  type SubjectDoc,
  Subjects,
  WithdrawnSightings,
} from './subject.model.ts'
import { loadOwn, sightingsOfSubjects } from './subject.service.ts'

/** A minute, and what it takes to ask. */
const MAY_WITHDRAW_MS = 70_000

/** Whether a mark is the viewer's alone and fresh, and of nobody whose name is confirmed ([K5]). */
export const mayWithdraw = (
  viewer: Viewer,
  { by, at, alsoBy }: SightingDoc,
  man: Pick<SubjectDoc, 'confirmed'>,
): boolean =>
  viewer.kind === 'account' &&
  by === viewer.id &&
  !man.confirmed &&
  !alsoBy?.length &&
  Date.now() - at.getTime() < MAY_WITHDRAW_MS

/**
 * The author takes a mark back, for a minute, while nobody has built on it. It stays on record, and so does the number of
 * a man of whom nothing else is to be seen: it is never used again ([K3]).
 */
export const withdrawSighting = async (
  session: Session,
  by: AccountViewer,
  stillId: StillId,
  sightingId: SightingId,
): Promise<StillId> => {
  const sighting = await rawOf(Sightings).findOne({ _id: sightingId, stillId }, { session })
  if (!sighting) throw refuse('not-found')
  if (sighting.by !== by.id) throw refuse('forbidden')
  await takeTurn(session, stillId)
  const { subjectId } = sighting
  const man = await loadOwn(subjectId, session)
  if (!mayWithdraw(by, sighting, man) || man.version !== sighting.manVersion)
    throw refuse('sighting.settled', {
      detail: 'A mark can be taken back for a minute, as long as nobody has built on it.',
    })
  const withdrawn = { ...sighting, withdrawnAt: new Date() }
  await rawOf(WithdrawnSightings).insertOne(withdrawn, { session })
  await rawOf(Sightings).deleteOne({ _id: sightingId }, { session })
  await noteLeft(session, sighting)
  await state(session, sightingWithdrawn, { stillId, subjectId, sightingId })
  return stillId
}

/** Where he is still seen; a man of whom no mark is left is nobody. */
const noteLeft = async (session: Session, { subjectId }: SightingDoc): Promise<void> => {
  const left = (await sightingsOfSubjects([subjectId], session)).get(subjectId) ?? []
  const filmIds = [...new Set(left.flatMap(({ filmId }) => filmId ?? []))]
  const nobody = left.length === 0 && { withdrawnAt: new Date() }
  await rawOf(Subjects).updateOne(
    { _id: subjectId },
    { $set: { filmIds, ...nobody }, $inc: { version: 1 } },
    { session },
  )
}
