import type { Status } from './status.ts'

const isNamed = (status: Status): boolean => status === 'probable' || status === 'confirmed'

/** Whether he was called so at some time: a name is handed to agencies once it is confirmed; in earnest earlier, where it is probable. */
export const wasNamed = (one: {
  readonly status: Status
  readonly history: readonly { readonly from: Status; readonly to: Status }[]
}): boolean =>
  isNamed(one.status) || one.history.some(({ from, to }) => isNamed(from) || isNamed(to))
