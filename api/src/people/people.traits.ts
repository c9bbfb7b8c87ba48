import type { PersonDoc } from './people.model.ts'
import type { Traits } from './rosterCounts.ts'

/** What somebody of the roster is told apart by. Entries of before may lack what came since. */
export const traitsOf = ({ force, unit, stays, fates }: PersonDoc): Traits => ({
  force: force ?? null,
  unit: unit ?? null,
  camps: (stays ?? []).map(({ camp }) => camp),
  fates: (fates ?? []).map(({ code }) => code),
})
