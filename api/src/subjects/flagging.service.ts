import type { SightingId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { grown } from './grown.ts'
import { readSightings } from './sighting.reader.ts'
import { sightingFlagged } from './subject.facts.ts'
import { Sightings, Subjects } from './subject.model.ts'

/** Notes whether something is said to be wrong with a mark; of one that was taken back nothing is to be noted. */
export const setFlagged = async (
  session: Session,
  sightingId: SightingId,
  flagged: boolean,
): Promise<void> => {
  const sighting = (await readSightings([sightingId], session)).get(sightingId)
  if (!sighting) return
  const { stillId, subjectId } = sighting
  const change = flagged
    ? { $set: { flagged: true as const } }
    : { $unset: { flagged: '' as const } }
  await rawOf(Sightings).updateOne({ _id: sightingId }, change, { session })
  // Whoever flags it while another one is settled conflicts here, and sees what that one did.
  await rawOf(Subjects).updateOne({ _id: subjectId }, { ...grown('mark-changed') }, { session })
  await state(session, sightingFlagged, { stillId, subjectId, sightingId })
}
