import type { CaseChanged, DaysEnd } from '@rollcall/contract/caseView.ts'
import type { EvidenceItem } from './evidence.model.ts'
import type { ExclusionDoc } from './exclusion.model.ts'
import type { Identification } from './identification.model.ts'

/** Days in which his family, and whoever sent a tip that became something here, is told before everybody else ([M8]). */
export interface FamilyDays {
  /** Other days of the same identification have another. */
  _id: string
  since: Date
  publicOn: Date
  /** The accounts that were written to. */
  mailed: string[]
}

/** Such days that are over, and what ended them. */
export interface PastDays {
  since: Date
  publicOn: Date
  endedAt: Date
  because: DaysEnd
  /** What changed, where the case did. */
  what: CaseChanged | null
  /** The moderator who stopped them, and why. */
  by: string | null
  reasons: string | null
  /** The accounts that had been written to, until they are written to once more: nothing becomes public on that day. */
  untold?: string[]
}

/** What is written where they end; null where there are none. */
export const daysOver = (
  { days }: Pick<Identification, 'days'>,
  end: Pick<PastDays, 'because'> & Partial<PastDays>,
) => {
  if (!days) return null
  const { since, publicOn, mailed } = days
  const nobody = { what: null, by: null, reasons: null }
  const untold = end.because === 'confirmed' ? [] : mailed
  const past: PastDays = { since, publicOn, endedAt: new Date(), ...nobody, untold, ...end }
  return { $unset: { days: '' }, $push: { daysBefore: past } } as const
}

/** The days before, where they ended without a confirmation and nothing was decided since. */
export const brokenOff = ({
  days,
  daysBefore = [],
  statusAt,
}: Pick<Identification, 'days' | 'daysBefore' | 'statusAt'>): PastDays | null => {
  const last = daysBefore.at(-1)
  return !days && last && last.because !== 'confirmed' && last.endedAt > statusAt ? last : null
}

/** Who was told of a day that does not come, and does not know that yet ([M8]). */
export const untoldOf = ({ daysBefore = [] }: Pick<Identification, 'daysBefore'>): string[] => [
  ...new Set(daysBefore.flatMap(({ untold = [] }) => untold)),
]

/** The tips that became something in a case: a proposal, evidence, or a reason why it cannot be he. */
export const tipsIn = (
  { proposals }: Pick<Identification, 'proposals'>,
  evidence: readonly EvidenceItem[],
  excluding: readonly ExclusionDoc[],
): ReadonlySet<string> => {
  const given = [...proposals, ...evidence, ...excluding.flatMap(({ history }) => history)]
  return new Set(given.flatMap(({ tipId }) => tipId ?? []))
}
