import { keep, readKept } from '../keep/kept.ts'

export const languages = ['en', 'ko'] as const
export type Language = (typeof languages)[number]

/** The language for a tag such as `ko-KR`; English for what we do not have. */
export const languageOf = (tag: string | undefined): Language =>
  tag?.toLowerCase().split('-')[0] === 'ko' ? 'ko' : 'en'

/** What the reader chose, else the first of the browser's languages that we have. */
export const readLanguage = (): Language =>
  languageOf(readKept('language') ?? navigator.languages.find((tag) => /^(en|ko)\b/i.test(tag)))

export function keepLanguage(language: Language): void {
  keep('language', language)
  tellServer(language)
}

/** What was chosen before the server was told of it, or in a browser that forgot its cookies, is told again. */
export function tellChosen(): void {
  const chosen = readKept('language')
  if (chosen) tellServer(languageOf(chosen))
}

const YEAR = 365 * 86_400

/** For the pages and mails that the server writes. */
function tellServer(language: Language): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the store of cookies is younger than the browsers that we serve
  document.cookie = `rollcall.language=${language}; path=/; max-age=${YEAR}; samesite=lax`
}
