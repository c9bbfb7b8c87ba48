import type { Sighting, Standing, SubjectShort } from '@rollcall/contract/stills.ts'
import type { JoinedMan } from '@rollcall/contract/subjects.ts'
import type { PersonDoc } from '../people/people.model.ts'
import { presentPersonShort } from '../people/people.presenter.ts'
import type { Viewer } from '../platform/viewer.ts'
import type { SightingDoc, SubjectDoc } from './subject.model.ts'

interface Around {
  /** How many answers his identifications have. */
  readonly answered: number
  /** Who he is, once that is confirmed. */
  readonly confirmed: PersonDoc | null
  readonly standing: Standing
}

export const presentSubjectShort = (
  viewer: Viewer,
  subject: SubjectDoc,
  { answered, confirmed, standing }: Around,
): SubjectShort => ({
  id: subject._id,
  number: subject.number,
  confirmed: confirmed && presentPersonShort(viewer, confirmed),
  standing,
  undecided: subject.undecided,
  answered,
})

export const presentSighting = (sighting: SightingDoc): Sighting => ({
  id: sighting._id,
  stillId: sighting.stillId,
  subjectId: sighting.subjectId,
  region: sighting.region,
})

/** A man who is joined with another, and why, as far as `read` lets it through; of one who stands for himself nothing. */
export const presentJoined = (
  { _id, number, merged }: SubjectDoc,
  read: (reasons: string, by: string) => string | null,
): JoinedMan[] => {
  if (!merged) return []
  const reasons = read(merged.reasons, merged.by)
  return [{ id: _id, number, at: merged.at.toISOString(), reasons, withheld: reasons === null }]
}
