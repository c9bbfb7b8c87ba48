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

/**
 * What is confirmed can be disputed or upheld once it is questioned ([M3]); what was ruled out can be upheld too once what
 * excluded him holds no more ([X2]).
 */
export const rulingsFrom = (
  status: Status,
  { isQuestioned, hasReturned }: { readonly isQuestioned: boolean; readonly hasReturned: boolean },
): readonly Ruling[] => {
  if (hasReturned) return [...table[status], 'upheld']
  return isQuestioned ? ['disputed', 'upheld', ...table[status]] : table[status]
}
