import {
  became,
  type Counted,
  type Figures,
  type Group,
  LEAST_NAMES,
} from '@rollcall/contract/figures.ts'
import { viewFigures } from '../exports/figures.view.ts'
import { type Html, html } from '../platform/http/html.ts'
import type { Language } from '../platform/http/language.ts'
import type { MakePage } from './page.ts'
import type { Words } from './words.ts'

/** What became of every name that was ever confirmed, in tables. */
export const figuresPage: MakePage = async ({ words, language }) => {
  const figures = await viewFigures()
  return {
    title: words('figures.title'),
    description: words('figures.text'),
    body: html`<h1>${words('figures.title')}</h1>
<p>${words('figures.text')}</p>
${figures.all.names === 0 ? html`<p>${words('figures.none')}</p>` : tables(figures, words, language)}
<p>${words('figures.cannot')}</p>
<p>${words('notice')}</p>`,
  }
}

const tables = ({ all, byEvidence, byYears }: Figures, words: Words, language: Language): Html => {
  const told = (title: string, groups: readonly (readonly [string, Group])[]) =>
    html`<h2>${title}</h2>${groups.map(([name, group]) => list(name, group, words, language))}`
  const evidence = byEvidence.map(
    (group) => [words(`figures.class.${group.class}`), group] as const,
  )
  const years = byYears.map((group) => [called(group.years, words), group] as const)
  return html`${list(words('figures.all'), all, words, language)}
<p>${all.names < LEAST_NAMES ? words('figures.few', { number: LEAST_NAMES }) : words('figures.bounds')}</p>
${evidence.length > 0 && told(words('figures.byEvidence'), evidence)}
${years.length > 0 && told(words('figures.byYears'), years)}`
}

const list = (name: string, group: Group, words: Words, language: Language): Html =>
  html`<h3>${name}</h3>
<ul><li>${words('figures.names')}: ${group.names}</li>${became.map(
    (one) =>
      html`<li>${words(`figures.${one}`)}: ${inWords(group.became[one], words, language)}</li>`,
  )}</ul>`

const inWords = ({ names, share }: Counted, words: Words, language: Language): string => {
  if (share === null) return `${names}`
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumSignificantDigits: 2 })
  const { value, lower, upper } = share
  return words('figures.share', {
    ...{ names, share: percent.format(value) },
    ...{ lower: percent.format(lower), upper: percent.format(upper) },
  })
}

const called = (years: Figures['byYears'][number]['years'], words: Words): string => {
  if (years === null) return words('figures.years.unknown')
  const { from, to } = years
  return to === null
    ? words('figures.years.from', { from })
    : words('figures.years.between', { from, to })
}
