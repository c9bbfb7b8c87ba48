import type { Tip } from '@rollcall/contract/tips.ts'

/** Something that is being made of a tip. */
export interface Making {
  readonly of: Tip
  readonly onDone: () => void
}
