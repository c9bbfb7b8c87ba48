import { exportFormats } from '@rollcall/contract/exports.ts'
import { html } from '../platform/http/html.ts'
import type { MakePage, Page } from './page.ts'
import type { Words } from './words.ts'

export const aboutPage: MakePage = ({ words }) => ({
  title: words('about.title'),
  description: words('site.text'),
  body: html`<h1>${words('about.title')}</h1>
<p>${words('about.see')}</p>
<p>${words('about.compare')}</p>
<p>${words('about.decide')}</p>
<p>${words('notice')}</p>
<p><a href="/figures">${words('figures.title')}</a></p>`,
})

export const exportsPage: MakePage = ({ words }) => ({
  title: words('exports.title'),
  description: words('exports.text'),
  body: html`<h1>${words('exports.title')}</h1>
<p>${words('exports.text')}</p>
<ul>${exportFormats.map((format) => html`<li><a href="/api/exports/confirmed.${format}">${format.toUpperCase()}</a></li>`)}</ul>`,
})

/** A screen that takes scripts, and shows each reader his own: it says only that. */
export const scriptsPage: MakePage = ({ words }) => ({
  title: null,
  description: words('site.text'),
  isFound: false,
  isPlain: true,
  body: html`<h1>Rollcall</h1><p>${words('scripts')}</p>`,
})

/** What a device keeps for when it has no line, for every screen to be drawn on (record 0234). */
export const offlinePage: MakePage = ({ words }) => ({
  title: words('offline.title'),
  description: words('site.text'),
  isFound: false,
  body: html`<h1>${words('offline.title')}</h1><p>${words('offline.text')}</p>`,
})

export const missingPage = (words: Words): Page => ({
  title: words('missing.title'),
  description: words('site.text'),
  isFound: false,
  status: 404,
  body: html`<h1>${words('missing.title')}</h1><p>${words('missing.text')}</p>`,
})
