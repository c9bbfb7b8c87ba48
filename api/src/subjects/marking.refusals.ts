import type { FieldError } from '@rollcall/contract/problem.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import type { Session } from '../platform/database/transaction.ts'
import { type Refusal, refuse } from '../platform/refusal.ts'
import { iou } from './regions.ts'
import type { SightingDoc } from './subject.model.ts'
import { presentSighting } from './subject.presenter.ts'
import { readSubjects } from './subject.reader.ts'

/** The region does not lie within the still ([K1]). */
export const outside = (errors: readonly FieldError[]): Refusal =>
  refuse('request.invalid', { detail: 'The mark reaches outside the still.', errors })

/** He may be somebody who is marked here already ([K2]). */
export const ambiguous = async (
  session: Session,
  region: Region,
  perhaps: readonly SightingDoc[],
): Promise<Refusal> =>
  refuse('sighting.ambiguous', {
    detail:
      'He may be a man who is already marked here. Say which one with subjectId, or send new: true.',
    members: { candidates: await candidates(session, region, perhaps) },
  })

export const elsewhere = async (
  session: Session,
  region: Region,
  his: SightingDoc,
): Promise<Refusal> =>
  refuse('sighting.taken', {
    detail: 'He is already marked elsewhere on this still.',
    members: { candidates: await candidates(session, region, [his]) },
  })

export const occupied = async (
  session: Session,
  region: Region,
  other: SightingDoc,
): Promise<Refusal> =>
  refuse('sighting.taken', {
    detail: 'Another man is already marked here.',
    members: { candidates: await candidates(session, region, [other]) },
  })

const candidates = async (session: Session, region: Region, sightings: readonly SightingDoc[]) => {
  const ids = sightings.map(({ subjectId }) => subjectId)
  const subjects = await readSubjects(ids, session)
  return sightings.map((sighting) => ({
    subject: { id: sighting.subjectId, number: subjects.get(sighting.subjectId)?.number },
    sighting: presentSighting(sighting),
    iou: iou(sighting.region, region),
  }))
}
