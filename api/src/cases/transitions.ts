import type { Ruling, Status } from '@rollcall/contract/status.ts'

/** What a moderator may rule in each status (SPEC, Transitions). Withdrawing is the author's, reopening by evidence M3's. */
const table: Readonly<Record<Status, readonly Ruling[]>> = {
  proposed: ['probable', 'confirmed', 'ruled-out'],
  disputed: ['probable', 'confirmed', 'ruled-out'],
  probable: ['confirmed', 'ruled-out', 'retracted'],
  confirmed: ['retracted'],
  'ruled-out': ['proposed'],
  withdrawn: ['proposed'],
  retracted: ['proposed'],
}

interface Doubts {
  readonly isQuestioned: boolean
  readonly isShort: boolean
  /** It fell short, and has again what confirming asks for, as whoever rules may know it. */
  readonly isCarried: boolean
  readonly hasReturned: boolean
}

/**
 * What is confirmed can be disputed or upheld once it is questioned ([M3]). Where its evidence has come to lack something it
 * can be disputed too, and upheld by whoever sees that with community it is what [M2] asks for. What was ruled out can be
 * upheld too once what excluded him holds no more ([X2]).
 */
export const rulingsFrom = (
  status: Status,
  { isQuestioned, isShort, hasReturned, isCarried }: Doubts,
): readonly Ruling[] => {
  if (hasReturned) return [...table[status], 'upheld']
  if (isQuestioned || isCarried) return ['disputed', 'upheld', ...table[status]]
  return isShort ? ['disputed', ...table[status]] : table[status]
}
