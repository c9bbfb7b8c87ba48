import { pageQuery } from '@rollcall/contract/page.ts'
import type { SubjectListed } from '@rollcall/contract/subjects.ts'
import { seenWhere, wallStanding } from '@rollcall/contract/wall.ts'
import type { z } from 'zod'
import { viewSubjects } from '../cases/subject.view.ts'
import { type Html, html } from '../platform/http/html.ts'
import { parse } from '../platform/http/parse.ts'
import { visitor } from '../platform/viewer.ts'
import type { MakePage, PageAsked } from './page.ts'
import { more, queryOf } from './parts.ts'
import { crop, firstFetched, manName, shared } from './show.ts'
import type { Words } from './words.ts'

/** What this is, in a sentence, and the wall: of unknown men, or of those whom the address asks for. */
export const homePage: MakePage = async ({ query, words }) => {
  const { shown, choices } = wallIn(query)
  const standing = shown === 'unknown' ? ({ named: 'no' } as const) : { standing: shown }
  const asked = { ...parse(pageQuery, queryOf(query)), ...choices, ...standing }
  const { items, nextCursor } = await viewSubjects(visitor, asked)
  const newest = items[0]?.portrait
  return {
    title: null,
    description: words('site.text'),
    picture: shared(newest?.still, words('home.men')),
    first: firstFetched(items.map(({ portrait }) => portrait)),
    body: html`<h1>${words('home.sentence')}</h1>
<p>${words('home.text')}</p>
<p><a class="button" href="/tip">${words('tip.send')}</a></p>
<h2>${words(shown === 'unknown' ? 'home.men' : `wall.${shown}`)}</h2>
<nav><ul class="ways">${walls.map((one) => html`<li>${way(query, one, one === shown, words)}</li>`)}</ul></nav>
<ul class="men">${items.map((man) => inList(man, words))}</ul>${more(addressOf(query, shown), nextCursor, words)}`,
  }
}

const inList = (man: SubjectListed, words: Words): Html => {
  const { still, region } = man.portrait
  return html`<li><a href="/subjects/${man.id}">${crop(still, region, '')}<span>${manName(man, words)}</span></a></li>`
}

const walls = ['unknown', ...wallStanding.options] as const
type Wall = (typeof walls)[number]

/** What else is chosen on the wall, by its name in the address. */
const named = { film: 'filmId', camp: 'campId', year: 'year', clue: 'clue' } as const

/** Which men the address asks for, as on the wall that scripts draw; what is no choice says nothing. */
const wallIn = (query: PageAsked['query']) => {
  const said = Object.entries(named).map(([name, field]) => [
    field,
    seenWhere[field].safeParse(query[name]).data,
  ])
  return {
    shown: wallStanding.safeParse(query.standing).data ?? ('unknown' as const),
    choices: Object.fromEntries(said) as z.infer<z.ZodObject<typeof seenWhere>>,
  }
}

const way = (query: PageAsked['query'], wall: Wall, isHere: boolean, words: Words): Html => {
  const name = words(`wall.${wall}`)
  return isHere
    ? html`<b aria-current="true">${name}</b>`
    : html`<a href="${addressOf(query, wall)}">${name}</a>`
}

/** Of the first page of a wall, with whatever else is chosen. */
const addressOf = (query: PageAsked['query'], wall: Wall): string => {
  const search = new URLSearchParams()
  for (const name of Object.keys(named)) {
    const value = query[name]
    if (typeof value === 'string') search.set(name, value)
  }
  if (wall !== 'unknown') search.set('standing', wall)
  return search.size > 0 ? `/?${search.toString()}` : '/'
}
