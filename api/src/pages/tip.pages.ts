import { randomUUID } from 'node:crypto'
import type { FieldError } from '@rollcall/contract/problem.ts'
import { type Html, html } from '../platform/http/html.ts'
import type { Wrong } from './forms.ts'
import type { MakePage, Page } from './page.ts'
import type { AboutShownTo } from './tipAbout.ts'
import { aboutIn, showAbout } from './tipAbout.ts'
import type { Words } from './words.ts'

/** What stands in the form: as it was sent, where it was refused. */
export interface TipFields {
  readonly key: string
  readonly about: string
  readonly who: string
  readonly how: string
  readonly relationship: string
  readonly mayPublish: boolean
  readonly mayQuote: boolean
}

const empty = { who: '', how: '', relationship: '', mayPublish: false, mayQuote: false }

/** The form without scripts ([T3]); its key is new with each page, which no cache keeps. */
export const tipPage: MakePage = async ({ query, words }) => {
  const about = typeof query.about === 'string' ? query.about : ''
  const shown = await showAbout(aboutIn(about), words)
  return tipForm({ ...empty, key: randomUUID(), about: shown ? about : '' }, shown, words)
}

/** The form as it was sent, with what is wrong: nothing that was written is lost. */
export const refusedTipPage = async (
  fields: TipFields,
  { wrong, errors, ...answer }: Wrong,
  words: Words,
): Promise<Page> => {
  const shown = await showAbout(aboutIn(fields.about), words).catch(() => null)
  return { ...tipForm(fields, shown, words, wrong, errors), ...answer }
}

const tipForm = (
  fields: TipFields,
  about: AboutShownTo | null,
  words: Words,
  wrong?: string,
  errors: readonly FieldError[] = [],
): Page => {
  const told = (path: string) => errorAt(errors, path, words)
  return {
    title: words('tip.title'),
    description: words('tip.intro'),
    picture: about?.picture ?? null,
    isPlain: true,
    body: html`<h1>${words('tip.title')}</h1>
<p>${words('tip.intro')}</p>
${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
<form method="post" action="/tip">
<input type="hidden" name="key" value="${fields.key}">
${about ? about.choose(fields.about) : html`<input type="hidden" name="about" value="">`}
<label for="who">${words('tip.who')}</label>
<p class="hint" id="who-hint">${words('tip.whoHint')}</p>
${told('who')}<input id="who" name="who" value="${fields.who}" autocomplete="off" aria-describedby="who-hint">
<label for="how">${words('tip.how')}</label>
<p class="hint" id="how-hint">${words('tip.howHint')}</p>
${told('how')}<textarea id="how" name="how" rows="8" required aria-describedby="how-hint">
${fields.how}</textarea>
<label for="relationship">${words('tip.relation')}</label>
${told('relationship')}<input id="relationship" name="relationship" value="${fields.relationship}" autocomplete="off" list="relations">
<datalist id="relations">${['served', 'family', 'researcher'].map((one) => html`<option value="${words(`tip.relation.${one}`)}">`)}</datalist>
<div class="ticks">${ticked('mayPublish', fields.mayPublish, words)}${ticked('mayQuote', fields.mayQuote, words)}</div>
<p>${words('tip.readers')}</p>
<p>${words('tip.noContact')}</p>
<button>${words('tip.send')}</button>
</form>
<p><a href="/tip/thread">${words('tip.haveReceipt')}</a></p>`,
  }
}

const ticked = (name: 'mayPublish' | 'mayQuote', is: boolean, words: Words): Html =>
  html`<p><label><input type="checkbox" name="${name}" value="yes"${is && html` checked`}> ${words(`tip.${name}`)}</label></p><p class="hint">${words(`tip.${name}Hint`)}</p>`

const errorAt = (errors: readonly FieldError[], path: string, words: Words): Html | null => {
  const error = errors.find((one) => one.path === path)
  if (!error) return null
  const isMissing = /empty|expected/i.test(error.message)
  return html`<p class="wrong">${words(isMissing ? 'tip.missing' : 'tip.unfit')} ${!isMissing && error.message}</p>`
}

export const receiptPage = (
  receipt: string,
  words: Words,
  intro = words('receipt.intro'),
): Page => ({
  title: words('receipt.title'),
  description: words('tip.intro'),
  isFound: false,
  status: 201,
  body: html`<h1>${words('receipt.title')}</h1>
<p>${intro}</p>
<p class="receipt">${receipt}</p>
<p><strong>${words('receipt.keep')}</strong></p>
<p><a href="/tip/thread">${words('receipt.where')}</a></p>
<p><a href="/">${words('home.men')}</a></p>`,
})
