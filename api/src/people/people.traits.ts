import { type Days, daysOf } from '@rollcall/contract/edtfDays.ts'
import { settings } from '../platform/settings.ts'
import type { PersonDoc } from './people.model.ts'
import { foldedWord, type Life } from './poolJudges.ts'
import type { Traits } from './rosterCounts.ts'

/** What somebody of the roster is told apart by. Entries of before may lack what came since. */
export const traitsOf = ({ force, unit, stays, fates }: PersonDoc): Traits => ({
  force: force ?? null,
  unit: unit ?? null,
  camps: (stays ?? []).map(({ camp }) => camp),
  fates: (fates ?? []).map(({ code }) => code),
})

/** What tells whether a man on a picture can be he ([C5]). */
export const lifeOf = ({ captured, released, died, stays, ...rest }: PersonDoc): Life => {
  return {
    ...{ captured: days(captured), released: days(released), died: days(died) },
    stays: (stays ?? []).map(({ camp, from, to }) => ({
      ...{ camp, first: days(from).first, last: days(to).last },
    })),
    ...{ force: word(rest.force), rank: word(rest.rank), unit: word(rest.unit) },
    heightCm: rest.heightCm ?? null,
  }
}

/** More different dates than a roster has, and what a hundred thousand times the same one need not be read again for. */
const MOST_DATES = 20_000
const dates = new Map<string, Days>()

/** The same date is one object for all: to go through a roster by its dates is twice as fast so. */
const days = (date: string | null | undefined): Days => {
  const written = date ?? ''
  const known = dates.get(written)
  if (known) return known
  if (dates.size === MOST_DATES) dates.clear()
  const read = daysOf(written, settings.APPROXIMATE_YEARS)
  dates.set(written, read)
  return read
}

const word = (written: string | null | undefined) => (written ? foldedWord(written) : null)
