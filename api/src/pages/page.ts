import type { Html } from '../platform/http/html.ts'
import type { Language } from '../platform/http/language.ts'
import type { Words } from './words.ts'

/** What a page says of itself, and shows to whoever has no scripts: always as a visitor sees it ([P5]). */
export interface Page {
  /** Without an unconfirmed name, like everything that is read where the page is shared. */
  readonly title: string | null
  readonly description: string
  /** What stands for it where it is shared: never a restricted still, nor one with a content warning. */
  readonly picture?: SharedPicture | null
  /** Its first picture, which is fetched before all else. */
  readonly first?: string | undefined
  /** What the feed of it alone is asked by; the feed of everything stands in every page. */
  readonly feed?: { readonly filmId: string } | { readonly camp: string }
  /** Where it is really at, where that is another address. */
  readonly path?: string
  /** False for what is somebody's own, such as the desk: no search engine is to keep it. */
  readonly isFound?: boolean
  readonly status?: number
  /** Beside a status that says to come back. */
  readonly retryAfterSeconds?: number | undefined
  readonly body: Html
  /** Shown to those without scripts alone: a form that scripts would take away while somebody fills it in. */
  readonly isPlain?: boolean
}

export interface SharedPicture {
  readonly url: string
  readonly width: number
  readonly height: number
  readonly alt: string
}

export interface PageAsked {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, unknown>>
  readonly language: Language
  readonly words: Words
}

export type MakePage = (asked: PageAsked) => Page | Promise<Page>
