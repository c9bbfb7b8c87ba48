import { tipsIn } from '../identifications/days.ts'
import type { Identification } from '../identifications/identification.model.ts'
import type { CaseFile } from './case.reader.ts'
import { excludingIn } from './weighing.ts'

/** Who is told of a name before everybody else, and how ([M8]). */
export interface Told {
  /** So many tips became something in this case: their senders have receipts. */
  readonly receipts: number
  /** Declared relatives, by their accounts. */
  readonly accounts: readonly string[]
}

export const toldOf = (
  file: Pick<CaseFile, 'evidenceOf' | 'exclusions' | 'relativesOf'>,
  identification: Identification,
): Told => ({
  receipts: tipsIn(
    identification,
    file.evidenceOf(identification._id),
    excludingIn(file, identification),
  ).size,
  accounts: file.relativesOf(identification._id),
})

export const isAnybodyTold = ({ receipts, accounts }: Told): boolean =>
  receipts + accounts.length > 0
