import type { Tip } from '@rollcall/contract/tipDesk.ts'

/** Whose words everybody will read, and whether the sender's name may stay in them. */
export const wordsHints = ({ mayQuote, mayPublish }: Tip) =>
  [
    `make.wordsHint.${mayQuote ? 'quote' : 'summary'}`,
    `make.nameHint.${mayPublish ? 'yes' : 'no'}`,
  ] as const

/** Something that is being made of a tip. */
export interface Making {
  readonly of: Tip
  readonly onDone: () => void
}
