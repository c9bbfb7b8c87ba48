import type { PersonId } from '@rollcall/contract/ids.ts'
import type { Standing, SubjectShort } from '@rollcall/contract/standing.ts'
import type { SubjectListed } from '@rollcall/contract/subjects.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readUndecided } from '../identifications/identification.reader.ts'
import { readPeople } from '../people/people.reader.ts'
import type { Viewer } from '../platform/viewer.ts'
import type { SightingDoc, SubjectDoc } from '../subjects/subject.model.ts'
import { presentSubjectShort } from '../subjects/subject.presenter.ts'
import { readAnswered } from '../votes/vote.reader.ts'
import { portraitsOf } from './sighting.reader.ts'

/** Men as lists show them, each with the sighting that stands for him; who is not to be seen is not among them. */
export const listMen = async (
  viewer: Viewer,
  subjects: readonly SubjectDoc[],
  isAmong?: (seen: readonly SightingDoc[]) => boolean,
): Promise<SubjectListed[]> => {
  const shortOf = await shorts(viewer, subjects)
  const portraits = await portraitsOf(viewer, subjects, isAmong)
  return subjects.flatMap((subject) => {
    const portrait = portraits.get(subject._id)
    return portrait
      ? [{ ...shortOf(subject), portrait, addedAt: subject.addedAt.toISOString() }]
      : []
  })
}

/** Presents men briefly: how many answers wait, and who they are confirmed to be. */
export const shorts = async (
  viewer: Viewer,
  subjects: readonly SubjectDoc[],
): Promise<(subject: SubjectDoc) => SubjectShort> => {
  const undecided = await readUndecided(subjects.map(({ _id }) => _id))
  const answered = await readAnswered(undecided.map(({ _id }) => _id))
  const people = await readPeople(
    subjects.flatMap(({ confirmed }) => confirmed ?? []) as PersonId[],
  )
  return (subject) => {
    const own = undecided.filter(({ subjectId }) => subjectId === subject._id)
    const answers = own.reduce((sum, { _id }) => sum + (answered.get(_id) ?? 0), 0)
    const confirmed = subject.confirmed ? (people.get(subject.confirmed) ?? null) : null
    const standing = standingOf(subject, own)
    return presentSubjectShort(viewer, subject, { answered: answers, confirmed, standing })
  }
}

/** What is furthest decided is said; disputed only where nothing else is proposed. */
const standingOf = (
  { confirmed, noPrisoner }: SubjectDoc,
  undecided: readonly Pick<Identification, 'status'>[],
): Standing => {
  if (noPrisoner) return 'no-prisoner'
  if (confirmed) return 'confirmed'
  if (undecided.length === 0) return 'nobody'
  if (undecided.some(({ status }) => status === 'probable')) return 'probable'
  return undecided.every(({ status }) => status === 'disputed') ? 'disputed' : 'proposed'
}
