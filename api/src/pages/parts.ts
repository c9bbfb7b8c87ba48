import { type Flagged, inOneLine } from '@rollcall/contract/flags.ts'
import { type Html, html } from '../platform/http/html.ts'
import { refuse } from '../platform/refusal.ts'
import type { PageAsked } from './page.ts'
import type { Words } from './words.ts'

interface IdShape<Id> {
  safeParse(value: unknown): { success: true; data: Id } | { success: false }
}

/** An id out of an address: what is none leads to nothing. */
export const idIn = <Id>(shape: IdShape<Id>, value: string | undefined): Id => {
  const parsed = shape.safeParse(value)
  if (!parsed.success) throw refuse('not-found')
  return parsed.data
}

/** Of what stands behind the `?`, where a list goes on; all else is for scripts. */
export const queryOf = ({ cursor }: PageAsked['query']): { cursor?: string } =>
  typeof cursor === 'string' ? { cursor } : {}

/** The way to the next page of a list. */
export const more = (path: string, cursor: string | null, words: Words): Html =>
  cursor === null
    ? html``
    : html`<p><a rel="next" href="${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}">${words('more')}</a></p>`

/** The way to a tip, which can be sent without scripts as well ([T3]). */
export const tipLine = (about: string, label: string): Html =>
  html`<p><a class="button" href="/tip?about=${encodeURIComponent(about)}">${label}</a></p>`

/** The quiet way to say that something is wrong with a text, which takes no scripts either ([D3]); `of` is the man it is of. */
export const flagText = (about: Flagged, of: string, label: string): Html => {
  const search = new URLSearchParams({ about: inOneLine(about), of })
  return html`<small><a rel="nofollow" href="/flag?${search.toString()}">${label}</a></small>`
}
