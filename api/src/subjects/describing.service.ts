import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { differing } from '../platform/differing.ts'
import { state } from '../platform/facts.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { grown } from './grown.ts'
import { keepMark } from './mending.service.ts'
import { versionOf } from './sighting.reader.ts'
import { sightingDescribed } from './subject.facts.ts'
import { type SeenClue, type SightingDoc, Sightings, Subjects } from './subject.model.ts'

/** Says what is seen of a man at a mark in place of what was said, which is kept ([A8]); the same again leaves no trace. */
export const describeSighting = async (
  session: Session,
  by: AccountViewer,
  sighting: SightingDoc,
  clues: readonly SeenClue[],
): Promise<void> => {
  const changed = differing({ clues: sighting.clues ?? [] }, { clues })
  if (!changed) return
  const { _id: sightingId, stillId, subjectId } = sighting
  const changing = { by, asModerator: false, reasons: null }
  await keepMark(session, sighting, changed.was, changed.now, changing)
  const version = versionOf(sighting) + 1
  await rawOf(Sightings).updateOne({ _id: sightingId }, { $set: { clues, version } }, { session })
  await rawOf(Subjects).updateOne({ _id: subjectId }, { ...grown('mark-changed') }, { session })
  await state(session, sightingDescribed, { stillId, subjectId, sightingId })
}
