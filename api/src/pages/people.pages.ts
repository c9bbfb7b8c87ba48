import { campId as campIdShape, personId as personIdShape } from '@rollcall/contract/ids.ts'
import { pageQuery } from '@rollcall/contract/page.ts'
import { campName } from '../camps/camp.presenter.ts'
import { listCamps } from '../camps/camp.reader.ts'
import { showCamp, showCamps } from '../camps/camp.view.ts'
import { listRoster } from '../people/people.list.ts'
import { showPeople, showPerson } from '../people/people.view.ts'
import { dateInWords } from '../platform/dateWords.ts'
import { html } from '../platform/http/html.ts'
import { parse } from '../platform/http/parse.ts'
import { visitor } from '../platform/viewer.ts'
import { documentsAbout } from './documents.pages.ts'
import type { MakePage } from './page.ts'
import { idIn, more, queryOf, tipLine } from './parts.ts'
import { facts } from './show.ts'

export const peoplePage: MakePage = async ({ query, words }) => {
  const { people, nextCursor } = await listRoster(visitor, parse(pageQuery, queryOf(query)))
  const items = await showPeople(visitor, people)
  return {
    title: words('people.title'),
    description: words('people.text'),
    body: html`<h1>${words('people.title')}</h1>
<p>${words('people.text')}</p>
<ul>${items.map(
      ({ id, name, rank, unit }) =>
        html`<li><a href="/people/${id}">${name}</a> ${[rank, unit].filter(Boolean).join(', ')}</li>`,
    )}</ul>${more('/people', nextCursor, words)}`,
  }
}

export const personPage: MakePage = async ({ params, words, language }) => {
  const person = await showPerson(visitor, idIn(personIdShape, params.personId))
  const { id, withheld, portraits, rank, unit, force, stays, born, captured, released, died } =
    person
  const name = person.name ?? words('withheld')
  const day = (edtf: string | null) => edtf && dateInWords(edtf, language)
  return {
    title: name,
    description: words(withheld ? 'person.withheld' : 'person.text'),
    body: html`<h1>${name}</h1>
${withheld && html`<p>${words('person.withheld')}</p>`}
${portraits.map(({ pictures, width, height, date }) => {
  const one = pictures.find(({ type }) => type === 'image/jpeg') ?? pictures[0]
  return (
    one &&
    html`<figure><img class="portrait" src="${one.url}" width="${width}" height="${height}" alt="${words('person.portrait', { name })}"><figcaption>${day(date)}</figcaption></figure>`
  )
})}
${facts([
  [words('fact.rank'), rank],
  [words('fact.unit'), unit],
  [words('fact.force'), force],
  [words('fact.born'), day(born)],
  [words('fact.captured'), day(captured)],
  ...stays.map(
    (stay) => [words('fact.camp'), campName({ ...stay, id: stay.camp }, language)] as const,
  ),
  [words('fact.released'), day(released)],
  [words('fact.died'), day(died)],
])}
${await documentsAbout({ personId: id }, words)}
${tipLine(`person:${id}`, words('tip.person'))}`,
  }
}

export const campsPage: MakePage = async ({ query, words, language }) => {
  const { camps, nextCursor } = await listCamps(parse(pageQuery, queryOf(query)))
  const items = await showCamps(visitor, camps)
  return {
    title: words('camps.title'),
    description: words('camps.text'),
    body: html`<h1>${words('camps.title')}</h1>
<ul>${items.map((camp) => html`<li><a href="/camps/${camp.id}">${campName(camp, language)}</a> ${camp.place}</li>`)}</ul>${more('/camps', nextCursor, words)}`,
  }
}

export const campPage: MakePage = async ({ params, words, language }) => {
  const camp = await showCamp(visitor, idIn(campIdShape, params.campId))
  const name = campName(camp, language) ?? ''
  return {
    title: name,
    description: words('camp.text', { name }),
    feed: { camp: camp.id },
    body: html`<h1>${name}</h1>
<ul>${camp.names.map(({ text, lang }) => html`<li lang="${lang ?? 'und'}">${text}</li>`)}</ul>
${facts([
  [words('fact.place'), camp.place],
  [words('fact.from'), camp.from && dateInWords(camp.from, language)],
  [words('fact.to'), camp.to && dateInWords(camp.to, language)],
])}`,
  }
}
