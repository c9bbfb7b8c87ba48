import { randomUUID } from 'node:crypto'
import {
  type FlaggedMade,
  flagKinds,
  fromOneLine,
  type OwnFlagMade,
} from '@rollcall/contract/flags.ts'
import type { FieldError } from '@rollcall/contract/problem.ts'
import { readFlagged } from '../flags/flagged.reader.ts'
import { type Html, html } from '../platform/http/html.ts'
import { visitor } from '../platform/viewer.ts'
import type { Wrong } from './forms.ts'
import type { MakePage, Page } from './page.ts'
import { missingPage, scriptsPage } from './plain.pages.ts'
import type { Words } from './words.ts'

/** What stands in the form: as it was sent, where it was refused. */
interface FlagFields {
  readonly key: string
  readonly about: string
  readonly kind: string
  readonly text: string
}

/** The form without scripts ([D3]); its key is new with each page, which no cache keeps. */
export const flagPage: MakePage = async (asked) => {
  const { query, words } = asked
  const about = typeof query.about === 'string' ? query.about : ''
  // Nothing is flagged by itself: whoever comes so has lost his way, and the screen tells him.
  if (about === '') return scriptsPage(asked)
  const shown = await readAbout(about)
  return shown
    ? flagForm({ key: randomUUID(), about, kind: '', text: '' }, shown, words)
    : missingPage(words)
}

/** The form as it was sent, with what is wrong: nothing that was written is lost. */
export const refusedFlagPage = async (
  fields: FlagFields,
  { wrong, errors, ...answer }: Wrong,
  words: Words,
): Promise<Page> => {
  const shown = await readAbout(fields.about).catch(() => null)
  return { ...flagForm(fields, shown, words, wrong, errors), ...answer }
}

const readAbout = async (text: string): Promise<FlaggedMade | null> => {
  const about = fromOneLine(text)
  return about && (await readFlagged(visitor, [about]))(about)
}

const flagForm = (
  fields: FlagFields,
  about: FlaggedMade | null,
  words: Words,
  wrong?: string,
  errors: readonly FieldError[] = [],
): Page => {
  const told = (path: string) =>
    errors.some((one) => one.path === path) &&
    html`<p class="wrong">${words(`flag.${path}Missing`)}</p>`
  return {
    title: words('flag.title'),
    description: words('flag.intro'),
    isFound: false,
    isPlain: true,
    body: html`<h1>${words('flag.title')}</h1>
<p>${words('flag.intro')}</p>
${about && aboutLine(about, words)}
${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
<form method="post" action="/flag">
<input type="hidden" name="key" value="${fields.key}">
<input type="hidden" name="about" value="${fields.about}">
<fieldset><legend>${words('flag.which')}</legend>${told('kind')}<ul>${flagKinds.map(
      (kind) =>
        html`<li><label><input type="radio" name="kind" value="${kind}" required${kind === fields.kind && html` checked`}> ${words(`flag.kind.${kind}`)}</label></li>`,
    )}</ul></fieldset>
<label for="text">${words('flag.text')}</label>
<p class="hint" id="text-hint">${words('flag.textHint')}</p>
${told('text')}<textarea id="text" name="text" rows="6" required aria-describedby="text-hint">
${fields.text}</textarea>
<p>${words('flag.readers')}</p>
<button>${words('flag.send')}</button>
</form>
<p><a href="/tip/thread">${words('flag.haveReceipt')}</a></p>`,
  }
}

/** What it is about, as visitors see it. */
const aboutLine = (about: FlaggedMade, words: Words): Html => {
  const man = (id: string, number: number) =>
    html`<p><a href="/subjects/${id}">${words('man', { number })}</a></p>`
  switch (about.kind) {
    case 'subject':
      return man(about.id, about.subjectNumber)
    case 'sighting':
      return man(about.subjectId, about.subjectNumber)
    case 'still':
      return html`<p><a href="/stills/${about.id}">${about.title}</a></p>`
    case 'film':
      return html`<p><a href="/films/${about.id}">${about.title}</a></p>`
    case 'person':
    case 'portrait':
      return html`<p>${about.person.name ?? words('withheld')}</p>`
    default:
      return html`${man(about.subjectId, about.subjectNumber)}${about.text && html`<blockquote data-nosnippet>${about.text}</blockquote>`}`
  }
}

/** What somebody said is wrong, and what came of it, for whoever has the receipt. */
export const flagThreadPage = ({ kind, text, resolution }: OwnFlagMade, words: Words): Page => ({
  title: words('flag.own'),
  description: words('flag.intro'),
  isFound: false,
  status: 200,
  body: html`<h1>${words('flag.own')}</h1>
<p>${words(`flag.${resolution ? resolution.outcome : 'open'}`)}</p>
${resolution && html`<p class="said">${resolution.text}</p>`}
<h2>${words(`flag.kind.${kind}`)}</h2>
<p class="said">${text}</p>`,
})
