import type { Request } from 'express'

const languages = ['en', 'ko'] as const
export type Language = (typeof languages)[number]

/** What a browser keeps the language in that its reader chose on a page. */
const COOKIE = /(?:^|;\s*)rollcall\.language=(en|ko)\s*(?:;|$)/

/** What he chose on a page; null where he chose nothing. */
export const languageChosen = (cookie: string | undefined): Language | null => {
  const [, chosen] = COOKIE.exec(cookie ?? '') ?? []
  return isOurs(chosen) ? chosen : null
}

/** The language of whoever asks: what he chose, else the first that his browser asks for and we have; English where it is none of them. */
export const languageOf = (request: Request): Language =>
  languageChosen(request.headers.cookie) ?? languageFor(request.acceptsLanguages())

export const languageFor = (accepted: readonly string[]): Language => {
  const first = accepted.map((tag) => tag.toLowerCase().split('-')[0]).find(isOurs)
  return first ?? 'en'
}

const isOurs = (tag: string | undefined): tag is Language =>
  languages.some((language) => language === tag)
