import type { Region } from '@rollcall/contract/sightings.ts'
import { countAct } from '../accounts/allowance.service.ts'
import { keepChange } from '../platform/changes.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { Fields } from '../platform/differing.ts'
import { state } from '../platform/facts.ts'
import { refuse } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { grown } from './grown.ts'
import { occupied, outside } from './marking.refusals.ts'
import { type Marking, takeTurn } from './marking.store.ts'
import { iou, likeness, misfits } from './regions.ts'
import { sightingsOfStill, versionOf } from './sighting.reader.ts'
import { sightingMended } from './subject.facts.ts'
import { type SightingDoc, Sightings, Subjects } from './subject.model.ts'

/** Who changes a mark, by which right, and why. */
export interface Changing {
  readonly by: AccountViewer
  /** As a moderator; else it is his own mark, on which nobody has built. */
  readonly asModerator: boolean
  readonly reasons: string | null
}

/**
 * Mends the edges of a mark ([K5]): it stays where it is and shows whom it showed. Whether it changed anything. A move is
 * measured against where the mark is, and against where it was first marked or last mended by a moderator, so that many
 * small moves lead no farther than one.
 */
export const mendSighting = async (
  session: Session,
  still: Marking,
  sighting: SightingDoc,
  region: Region,
  changing: Changing,
): Promise<boolean> => {
  const errors = misfits(region, still)
  if (errors.length) throw outside(errors)
  if (iou(region, sighting.region) === 1) return false
  await takeTurn(session, still._id)
  const origin = sighting.origin ?? sighting.region
  assertNear(region, [sighting.region, origin])
  await assertFree(session, sighting, region)
  await keepMark(session, sighting, { region: sighting.region }, { region }, changing)
  const version = versionOf(sighting) + 1
  await rawOf(Sightings).updateOne(
    { _id: sighting._id },
    { $set: { region, version, origin: changing.asModerator ? region : origin } },
    { session },
  )
  const { _id: sightingId, stillId, subjectId } = sighting
  await rawOf(Subjects).updateOne({ _id: subjectId }, { ...grown('mark-changed') }, { session })
  await state(session, sightingMended, { stillId, subjectId, sightingId })
  return true
}

/** What it was before; of a mark that is taken back nothing comes after. */
export const keepMark = async (
  session: Session,
  sighting: SightingDoc,
  was: Fields,
  now: Fields | null,
  { by, asModerator, reasons }: Changing,
): Promise<void> => {
  const { _id, stillId, subjectId } = sighting
  await countAct(session, by.id, 'corrections')
  await keepChange(session, {
    of: { sighting: _id, still: stillId, subject: sighting.home ?? subjectId },
    version: versionOf(sighting),
    ...{ was, now },
    ...{ by: by.id, asModerator, reasons },
  })
}

/** Below 0.40 it would be another place, and perhaps another man. */
const assertNear = (region: Region, befores: readonly Region[]): void => {
  if (befores.every((before) => likeness(before, region) !== 'other')) return
  throw refuse('sighting.elsewhere', {
    detail:
      'This is too far from where he was marked, so it may be another man. Please leave this mark as it is and make a new one.',
    members: { iou: Math.min(...befores.map((before) => iou(before, region))) },
  })
}

/** Who is marked beside him is another man, and stays one ([K2]). */
const assertFree = async (
  session: Session,
  { _id, stillId }: SightingDoc,
  region: Region,
): Promise<void> => {
  const others = await sightingsOfStill(stillId, session)
  const taken = others.find(
    (other) => other._id !== _id && likeness(other.region, region) === 'same',
  )
  if (taken) throw await occupied(session, region, taken)
}
