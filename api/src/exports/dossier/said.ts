import { dateInWords } from '../../platform/dateWords.ts'
import type { Language } from '../../platform/http/language.ts'
import { type Words, wordsFrom } from '../../platform/words.ts'

/** How something is said in one language. */
export interface Said {
  readonly language: Language
  readonly words: Words
  readonly number: (value: number) => string
  /** A day of ours, UTC. */
  readonly day: (instant: string) => string
  /** A date that somebody wrote, EDTF. */
  readonly date: (edtf: string) => string
  /** One and many, where a language tells them apart. */
  readonly counted: (key: string, count: number) => string
}

const wordsIn = wordsFrom(import.meta.dirname)

export const saidIn = (language: Language): Said => {
  const words = wordsIn(language)
  const number = new Intl.NumberFormat(language)
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  return {
    language,
    words,
    number: (value) => number.format(value),
    day: (instant) => day.format(new Date(instant)),
    date: (edtf) => dateInWords(edtf, language),
    counted: (key, count) =>
      words(count === 1 ? `${key}.one` : key, { count: number.format(count) }),
  }
}
