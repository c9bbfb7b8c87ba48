import type { Identification } from '@rollcall/contract/identifications.ts'

/** Whether the reader has proposed this name himself: then his answer does not count. */
export const isProposer = ({ proposals }: Identification): boolean =>
  proposals.some(({ mine }) => mine)
