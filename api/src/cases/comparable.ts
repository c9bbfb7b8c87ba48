import type { Identification } from '../identifications/identification.model.ts'
import { isUndecided } from '../identifications/status.ts'
import type { Tally } from '../votes/vote.model.ts'
import type { Ground } from './ground.ts'

/** Whether there is anything to compare with, and no answer counts any more that was given while there was nothing ([C6]). */
export const isComparableBy = (
  { hasPortrait, person, confirmedAs }: Ground,
  tallyOf: (identificationId: string) => Tally,
) => {
  const isPictured = (one: Identification): boolean => {
    if (one.personId === null || !hasPortrait(one.personId)) return false
    const { picturedAt } = person(one.personId) ?? {}
    const tally = tallyOf(one._id)
    const isNew = picturedAt && one.at < picturedAt && !tally.picturedAt
    return !isUndecided(one.status) || !(isNew || tally.flipping)
  }
  return (one: Identification): boolean => isPictured(one) || confirmedAs(one) !== null
}
