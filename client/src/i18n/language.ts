import { keep, readKept } from '../keep/kept.ts'

const languages = ['en', 'ko'] as const
export type Language = (typeof languages)[number]

/** The language for a tag such as `ko-KR`; English for what we do not have. */
export const languageOf = (tag: string | undefined): Language =>
  tag?.toLowerCase().split('-')[0] === 'ko' ? 'ko' : 'en'

/** What the reader chose, else the first of the browser's languages that we have. */
export const readLanguage = (): Language =>
  languageOf(readKept('language') ?? navigator.languages.find((tag) => /^(en|ko)\b/i.test(tag)))

export const keepLanguage = (language: Language): void => keep('language', language)
