import type { Sighting } from '@rollcall/contract/sightings.ts'
import type { Standing, SubjectShort } from '@rollcall/contract/standing.ts'
import type { JoinedMan } from '@rollcall/contract/subjects.ts'
import type { PersonDoc } from '../people/people.model.ts'
import { presentPersonShort } from '../people/people.presenter.ts'
import type { Viewer } from '../platform/viewer.ts'
import { versionOf } from './sighting.reader.ts'
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
  noPrisoner: subject.noPrisoner?.kind ?? null,
  undecided: subject.undecided,
  answered,
})

export const presentSighting = (sighting: SightingDoc): Sighting => ({
  id: sighting._id,
  stillId: sighting.stillId,
  subjectId: sighting.subjectId,
  region: sighting.region,
  version: versionOf(sighting),
})

/** A man who is joined with another, and why, where the viewer may read it; of one who stands for himself nothing. */
export const presentJoined = (
  { _id, number, merged }: SubjectDoc,
  reasons: string | null,
): JoinedMan[] =>
  merged
    ? [{ id: _id, number, at: merged.at.toISOString(), reasons, withheld: reasons === null }]
    : []
