import { daysOf } from '@rollcall/contract/edtfDays.ts'
import { settings } from '../platform/settings.ts'
import type { PersonDoc } from './people.model.ts'
import type { Traits } from './rosterCounts.ts'
import { foldedWord, type Life } from './rosterPool.ts'

/** What somebody of the roster is told apart by. Entries of before may lack what came since. */
export const traitsOf = ({ force, unit, stays, fates }: PersonDoc): Traits => ({
  force: force ?? null,
  unit: unit ?? null,
  camps: (stays ?? []).map(({ camp }) => camp),
  fates: (fates ?? []).map(({ code }) => code),
})

/** What tells whether a man on a picture can be he ([C5]). */
export const lifeOf = ({ captured, released, died, stays, ...rest }: PersonDoc): Life => {
  const days = (date: string | null | undefined) => daysOf(date, settings.APPROXIMATE_YEARS)
  return {
    ...{ captured: days(captured), released: days(released), died: days(died) },
    stays: (stays ?? []).map(({ camp, from, to }) => ({
      ...{ camp, first: days(from).first, last: days(to).last },
    })),
    ...{ force: word(rest.force), rank: word(rest.rank), unit: word(rest.unit) },
    heightCm: rest.heightCm ?? null,
  }
}

const word = (written: string | null | undefined) => (written ? foldedWord(written) : null)
