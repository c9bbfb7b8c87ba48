import type { SightingId } from '@rollcall/contract/ids.ts'
import { readEvidence } from '../identifications/evidence.reader.ts'
import { readOfSubject } from '../identifications/identification.reader.ts'
import { isChangedByOthers } from '../platform/changes.ts'
import { inSnapshot, type Session } from '../platform/database/transaction.ts'
import { contributor, type Viewer } from '../platform/viewer.ts'
import { sightingsOfSubjects } from '../subjects/sighting.reader.ts'
import type { SightingDoc } from '../subjects/subject.model.ts'
import { readJoined, readSubjects } from '../subjects/subject.reader.ts'
import { lastAnsweredByOthers } from '../votes/vote.reader.ts'
import { type Around, isAlone } from './mark.policy.ts'

/** Which of these marks are the viewer's alone ([K5]); nothing is read where none is his. */
export const readAlone = async (
  viewer: Viewer,
  sightings: readonly SightingDoc[],
): Promise<ReadonlySet<SightingId>> => {
  const own = sightings.filter((one) => isOwn(viewer, one))
  if (own.length === 0) return new Set()
  return inSnapshot(async (session) => {
    const alone = new Set<SightingId>()
    for (const one of own) if (await isAloneNow(session, one)) alone.add(one._id)
    return alone
  })
}

export const isOwnAlone = async (
  session: Session,
  viewer: Viewer,
  sighting: SightingDoc,
): Promise<boolean> => isOwn(viewer, sighting) && (await isAloneNow(session, sighting))

const isOwn = (viewer: Viewer, { by }: SightingDoc): boolean =>
  contributor(viewer) && by === viewer.id

const isAloneNow = async (session: Session, sighting: SightingDoc): Promise<boolean> =>
  isAlone(sighting, await readAround(session, sighting))

const readAround = async (
  session: Session,
  { _id, by, subjectId }: SightingDoc,
): Promise<Around> => {
  const identifications = await readOfSubject(subjectId, session)
  const ids = identifications.map((one) => one._id)
  return {
    man: (await readSubjects([subjectId], session)).get(subjectId),
    joined: await readJoined(subjectId, session),
    sightings: (await sightingsOfSubjects([subjectId], session)).get(subjectId) ?? [],
    identifications,
    evidence: await readEvidence(ids, session),
    othersAnsweredAt: await lastAnsweredByOthers(session, ids, by),
    isMended: await isChangedByOthers(session, 'sighting', _id, by),
  }
}
