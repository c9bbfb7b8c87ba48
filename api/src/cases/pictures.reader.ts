import type { PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readConfirmedElsewhere } from '../identifications/identification.reader.ts'
import { isUndecided } from '../identifications/status.ts'
import { readPeople } from '../people/people.service.ts'
import { whoHasPortraits } from '../people/portrait.reader.ts'
import type { Session } from '../platform/database/transaction.ts'
import { sightingsOfSubjects } from '../subjects/subject.service.ts'
import type { Tally } from '../votes/vote.model.ts'

/** What each of a man's identifications can be compared with ([C6]). */
export interface Pictures {
  /** Whether there is anything, and no answer counts any more that was given while there was nothing. */
  readonly isComparable: (identification: Identification) => boolean
  /** As whom else, seen on another still, the person is confirmed. */
  readonly confirmedAs: (identification: Identification) => SubjectId | null
}

export const readPictures = async (
  session: Session,
  subjectId: string,
  identifications: readonly Identification[],
  tallyOf: (id: string) => Tally,
): Promise<Pictures> => {
  const ids = [...new Set(identifications.flatMap(({ personId }) => personId ?? []))] as PersonId[]
  const pictured = await whoHasPortraits(ids, session)
  const elsewhere = await readElsewhere(session, subjectId, ids)
  const people = pictured.size > 0 ? await readPeople([...pictured], session) : new Map()
  const isPictured = (one: Identification): boolean => {
    if (!pictured.has(one.personId as PersonId)) return false
    const { picturedAt } = people.get(one.personId) ?? {}
    const tally = tallyOf(one._id)
    const isNew = picturedAt && one.at < picturedAt && !tally.picturedAt
    return !isUndecided(one.status) || !(isNew || tally.flipping)
  }
  const confirmedAs = ({ personId }: Identification) => elsewhere.get(personId ?? '') ?? null
  return { isComparable: (one) => isPictured(one) || confirmedAs(one) !== null, confirmedAs }
}

/** Whom some people are confirmed to be on a still that this man is not on. */
const readElsewhere = async (
  session: Session,
  subjectId: string,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<string, SubjectId>> => {
  if (ids.length === 0) return new Map()
  const confirmed = await readConfirmedElsewhere(subjectId, ids, session)
  if (confirmed.length === 0) return new Map()
  const men = [subjectId, ...confirmed.map((one) => one.subjectId)]
  const sightings = await sightingsOfSubjects(men, session)
  const stillsOf = (id: string) =>
    (sightings.get(id as SubjectId) ?? []).map(({ stillId }) => stillId)
  const own = new Set(stillsOf(subjectId))
  return new Map(
    confirmed
      .filter((one) => stillsOf(one.subjectId).some((still) => !own.has(still)))
      .map((one) => [one.personId ?? '', one.subjectId as SubjectId]),
  )
}
