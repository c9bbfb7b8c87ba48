import { html } from '../platform/http/html.ts'
import type { Language } from '../platform/http/language.ts'

export interface Letter {
  readonly language: Language
  readonly subject: string
  /** A line of its own for each address, so that it can be copied from any mail program. */
  readonly text: string
  /** The same, with addresses that can be pressed. */
  readonly html: string
}

export type WriteLetter = (language: Language) => Letter

/** A letter of these parts, of which those that are addresses can be pressed. */
export const letterOf = (
  language: Language,
  subject: string,
  parts: readonly string[],
): Letter => ({
  language,
  subject,
  text: `${parts.join('\n\n')}\n`,
  html: asHtml(language, parts),
})

const asHtml = (language: Language, parts: readonly string[]): string =>
  html`<!doctype html><html lang="${language}"><meta charset="utf-8"><body>${parts.map((part) => html`<p>${/^https?:/.test(part) ? html`<a href="${part}">${part}</a>` : part}</p>`)}</body></html>`
    .text
