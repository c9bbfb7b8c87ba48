import { pathOf } from '@rollcall/contract/endpoint.ts'
import { feedTypes, getFeed } from '@rollcall/contract/feed.ts'
import { fictionNotice, ownPages } from '@rollcall/contract/site.ts'
import { type Html, html } from '../platform/http/html.ts'
import type { Language } from '../platform/http/language.ts'
import type { Page, SharedPicture } from './page.ts'
import type { Words } from './words.ts'

const NAME = 'Rollcall'
const isOwn = new RegExp(ownPages)
const INVENTED = 'Rollcall: a demonstration, invented throughout'

export interface Setting {
  /** The built page, into which this one is written. */
  readonly index: string
  readonly language: Language
  readonly words: Words
  readonly fiction: boolean
  /** Where the site is: `https://example.org`. */
  readonly origin: string
  readonly path: string
  readonly nonce: string
  /** A page that answers a form has none: they would show the form again in its place. */
  readonly scripts: boolean
}

/** A page as it is sent: the built one with what is said of this page in its head, and what this page shows in its body. */
export const documentOf = (page: Page, setting: Setting): string => {
  const { index, language, nonce, scripts } = setting
  const filled = index
    .replace('<html lang="en">', `<html lang="${language}">`)
    .replace(/<!--told-->[\s\S]*<!--\/told-->/, () => head(page, setting).text)
    .replace('<!--served-->', () => body(page, setting).text)
    .replaceAll('__CSP_NONCE__', nonce)
  return scripts ? filled : withoutScripts(filled)
}

const withoutScripts = (document: string): string =>
  document
    .replace(/<template id="later">[\s\S]*?<\/template>/, '')
    .replace(/<script\b[^>]*><\/script>/g, '')
    .replace('<div id="root"></div>', '')

const titleOf = ({ title }: Page, { fiction }: Setting): string => {
  const site = fiction ? INVENTED : NAME
  return title === null ? site : `${title} · ${site}`
}

const head = (page: Page, setting: Setting): Html => {
  const { fiction, origin, path } = setting
  const description = fiction ? `${fictionNotice} ${page.description}` : page.description
  const title = titleOf(page, setting)
  const url = origin + (page.path ?? path)
  return html`<meta name="description" content="${description}">
    <meta property="og:site_name" content="${NAME}">
    <meta property="og:type" content="website">
    <meta property="og:title" content="${title}">
    <meta property="og:description" content="${description}">
    ${
      page.isFound === false
        ? html`<meta name="robots" content="noindex">`
        : html`<meta property="og:url" content="${url}"><link rel="canonical" href="${url}">`
    }
    ${page.picture && sharedAs(page.picture, origin)}
    ${page.isFound !== false && page.feed && followedAt(title, page.feed)}
    ${page.isFound !== false && followedAt(titleOf({ ...page, title: null }, setting))}
    ${page.first && html`<link rel="preload" as="image" href="${page.first}" fetchpriority="high">`}
    <title>${title}</title>`
}

/** Where readers of feeds find one, given the address of the page alone. */
const followedAt = (title: string, of?: Record<string, string>): Html[] =>
  Object.entries(feedTypes).map(([format, type]) => {
    const address = pathOf(getFeed, { format }) + (of ? `?${new URLSearchParams(of)}` : '')
    return html`<link rel="alternate" type="${type}" title="${title}" href="${address}">`
  })

const sharedAs = ({ url, width, height, alt }: SharedPicture, origin: string): Html =>
  html`<meta property="og:image" content="${new URL(url, origin).href}">
    <meta property="og:image:width" content="${width}">
    <meta property="og:image:height" content="${height}">
    <meta property="og:image:alt" content="${alt}">
    <meta name="twitter:card" content="summary_large_image">`

const places = [
  ['/', 'home.men'],
  ['/films', 'films.title'],
  ['/people', 'people.title'],
  ['/about', 'about.title'],
  ['/tip', 'tip.send'],
] as const

/** What is there before any script is, and instead of all of them: it is taken away once the screen is there. */
const body = (page: Page, { words, fiction, path, scripts }: Setting): Html => {
  const shown = html`<header><a href="/">${NAME}</a><nav>${places.map(([path, key]) => html`<a href="${path}">${words(key)}</a>`)}</nav></header>
${fiction && !isOwn.test(path) && html`<p class="fiction">${words('fiction')}</p>`}
<main>${page.body}</main>
<footer>${words('notice')}</footer>`
  return page.isPlain && scripts
    ? html`<noscript><div class="served">${shown}</div></noscript>`
    : html`<div id="served" class="served">${shown}</div>`
}
