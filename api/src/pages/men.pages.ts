import { subjectId as subjectIdShape } from '@rollcall/contract/ids.ts'
import { viewExclusions } from '../cases/exclusion.view.ts'
import { viewSubject } from '../cases/subject.view.ts'
import { dateInWords } from '../platform/dateWords.ts'
import { type Html, html } from '../platform/http/html.ts'
import type { Language } from '../platform/http/language.ts'
import { visitor } from '../platform/viewer.ts'
import { documentsAbout } from './documents.pages.ts'
import type { MakePage } from './page.ts'
import { flagText, idIn, tipLine } from './parts.ts'
import { sharedMan } from './sharedMan.ts'
import { cluesLine, crop, firstFetched, manName, type Said } from './show.ts'
import type { Words } from './words.ts'

type Man = Awaited<ReturnType<typeof viewSubject>>

export const manPage: MakePage = async ({ params, words, language }) => {
  const man = await viewSubject(visitor, idIn(subjectIdShape, params.subjectId))
  const { id, sightings, identifications, standing } = man
  const excluded = await viewExclusions(visitor, id, { limit: MOST_EXCLUDED })
  const name = manName(man, words)
  return {
    title: name,
    description: words(`man.${standing}`),
    picture: sharedMan(man, words('man.still', { man: name })),
    first: firstFetched(sightings),
    path: `/subjects/${id}`,
    body: html`<h1>${name}</h1>
<p>${words(`man.${standing}`)}</p>${noPrisoner(man, words)}
${tipLine(`subject:${id}`, words('tip.man'))}
<ul class="men">${sightings.map((one) => seen(one, { name, words, language }))}</ul>
${await documentsAbout({ subjectId: id }, words)}
${identifications.length > 0 && html`<section data-nosnippet><h2>${words('man.names')}</h2><ul>${identifications.map((one) => proposed(one, words, language))}</ul></section>`}${ruledOut(excluded.items, words)}`,
  }
}

/** Why he was decided to be no prisoner ([M9]), as far as a visitor reads it. */
const noPrisoner = ({ id, decidedNoPrisoner }: Man, words: Words): Html | false => {
  const read = decidedNoPrisoner?.rulings.filter(({ reasons }) => reasons) ?? []
  return (
    read.length > 0 &&
    html`<section data-nosnippet><h2>${words('man.why')}</h2>${read.map(({ reasons, at }) => html`<p class="said">${reasons}</p>${flagText({ kind: 'no-prisoner', id, at }, id, words('flag.link'))}`)}</section>`
  )
}

const seen = (
  { id, subjectId, still, region, filmTitle, taken, clues }: Man['sightings'][number],
  { name, ...said }: Said & { readonly name: string },
): Html => {
  const where = [
    filmTitle ?? still.title,
    taken.place,
    taken.date && dateInWords(taken.date, said.language),
  ]
  const told = where.filter(Boolean).join(', ')
  return html`<li><a href="/stills/${still.id}">${crop(still, region, said.words('man.still', { man: name }))}<span>${told}</span></a>${cluesLine({ id, clues }, subjectId, said.words)}</li>`
}

/** A name with how it stands, and what was decided of it, when and why: as much of the reasons as a visitor reads ([P7]). */
const proposed = (
  { id, subjectId, person, status, history, lacks }: Man['identifications'][number],
  words: Words,
  language: Language,
): Html => {
  const name = person.name ?? words('withheld')
  const linked = person.id && person.name ? html`<a href="/people/${person.id}">${name}</a>` : name
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  return html`<li>${linked}: ${words(`status.${status}`)}${lacks.length > 0 && html` (${words('man.short')})`}${
    history.length > 0 &&
    html`<ol>${history.map(
      ({ because, to, reasons, at }) =>
        html`<li>${day.format(new Date(at))}: ${words(because === 'short' || because === 'enough' ? `turn.${because}` : `status.${to}`)}${reasons && html`<p class="said">${reasons}</p>${flagText({ kind: 'ruling', id, at }, subjectId, words('flag.link'))}`}</li>`,
    )}</ol>`
  }</li>`
}

const MOST_EXCLUDED = 100

/** Whom he cannot be, and why, as far as a visitor reads it ([X3]): what was dismissed or lapsed excludes nobody. */
const ruledOut = (
  all: Awaited<ReturnType<typeof viewExclusions>>['items'],
  words: Words,
): Html | false => {
  const some = all.filter(({ state }) => state === 'open' || state === 'accepted')
  return (
    some.length > 0 &&
    html`<section data-nosnippet><h2>${words('man.excluded')}</h2><ul>${some.map(
      ({ id, subjectId, person, kind, state, reasons, history }) => {
        const raised = history.findLast(({ what }) => what === 'raised')
        const name = person.name ?? words('withheld')
        const linked =
          person.id && person.name ? html`<a href="/people/${person.id}">${name}</a>` : name
        return html`<li>${linked}: ${words(`excluded.${kind}`)} (${words(`excluded.${state as 'open' | 'accepted'}`)})${reasons && html`<p class="said">${reasons}</p>${raised && flagText({ kind: 'exclusion', id, at: raised.at }, subjectId, words('flag.link'))}`}</li>`
      },
    )}</ul></section>`
  )
}
