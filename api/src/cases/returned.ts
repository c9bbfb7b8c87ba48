import type { Ruling } from '@rollcall/contract/status.ts'
import type { Identification } from '../identifications/identification.model.ts'
import type { CaseFile } from './case.reader.ts'
import { questionedSince } from './contrary.reader.ts'
import { rulingsFrom } from './transitions.ts'
import { conditionsFor, excludingIn, lackedIn } from './weighing.ts'

/**
 * Since when what ruled it out holds no more, so that a moderator is to look again ([X2]): he reopens it, or upholds that it
 * is ruled out. Null where something else did, or still does.
 */
export const returnedSince = (
  file: Pick<CaseFile, 'exclusions'>,
  identification: Identification,
): Date | null => {
  const { status, history, statusAt } = identification
  if (status !== 'ruled-out' || history.at(-1)?.because !== 'exclusion') return null
  const all = excludingIn(file, identification)
  if (all.some(({ state }) => state === 'accepted')) return null
  const over = all.map(({ since }) => since).filter((since) => since > statusAt)
  return over.toSorted((one, other) => other.getTime() - one.getTime())[0] ?? statusAt
}

/** What may be ruled on it as it stands, whoever rules. */
export const rulingsIn = (file: CaseFile, identification: Identification): readonly Ruling[] => {
  const isShort = identification.short !== undefined
  const rulings = rulingsFrom(identification.status, {
    isQuestioned: questionedSince(file.contrary, identification) !== null,
    isShort,
    isCarried: isShort && lackedIn(conditionsFor(file, identification)).length === 0,
    hasReturned: returnedSince(file, identification) !== null,
  })
  // Of a man who is no prisoner nothing is opened again before that is undone ([M9]).
  return file.noPrisoner ? rulings.filter((one) => one !== 'proposed') : rulings
}
