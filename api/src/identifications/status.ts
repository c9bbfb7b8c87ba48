import type { Status } from '@rollcall/contract/status.ts'

/** Open is proposed, disputed, probable or confirmed; undecided is open but not confirmed ([I2]). */
export const undecidedStatuses = [
  'proposed',
  'disputed',
  'probable',
] as const satisfies readonly Status[]
export const openStatuses = [...undecidedStatuses, 'confirmed'] as const satisfies readonly Status[]

export const isUndecided = (status: Status): boolean =>
  (undecidedStatuses as readonly Status[]).includes(status)
export const isOpen = (status: Status): boolean =>
  (openStatuses as readonly Status[]).includes(status)

/** Whether everybody sees the tally, whoever has answered or not ([V2]). */
export const isTallyPublic = (status: Status): boolean =>
  status === 'confirmed' || status === 'ruled-out' || status === 'retracted'

/** Whether answers and evidence are taken ([V6]). */
export const takesAnswers = isOpen
