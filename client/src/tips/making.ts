import type { Tip } from '@rollcall/contract/tips.ts'

/** Whether the sender's name may stay in the words that everybody will read. */
export const wordsHint = ({ mayPublish }: Tip) =>
  `make.wordsHint.${mayPublish ? 'yes' : 'no'}` as const

/** Something that is being made of a tip. */
export interface Making {
  readonly of: Tip
  readonly onDone: () => void
}
