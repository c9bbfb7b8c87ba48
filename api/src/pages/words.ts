import { wordsFrom } from '../platform/words.ts'

export type { Words } from '../platform/words.ts'

/** The texts of the pages in one language. */
export const wordsIn = wordsFrom(import.meta.dirname)
