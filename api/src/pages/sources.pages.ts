import { filmId as filmIdShape, stillId as stillIdShape } from '@rollcall/contract/ids.ts'
import { pageQuery } from '@rollcall/contract/page.ts'
import { listSources } from '@rollcall/contract/sources.ts'
import { viewStill } from '../cases/subject.view.ts'
import { html } from '../platform/http/html.ts'
import { parse } from '../platform/http/parse.ts'
import { visitor } from '../platform/viewer.ts'
import { viewSources } from '../search/sources.list.ts'
import { viewFilm, viewFilms } from '../stills/film.view.ts'
import { viewStills } from '../stills/still.view.ts'
import { documentsAbout } from './documents.pages.ts'
import type { MakePage } from './page.ts'
import { idIn, more, queryOf, tipLine } from './parts.ts'
import { provenanceFacts } from './provenance.ts'
import { cluesLine, crop, manName, picture, shared } from './show.ts'

const STILLS = 60

export const filmsPage: MakePage = async (asked) => {
  const { query, words } = asked
  const { collection } = query
  if (typeof collection === 'string' && collection.trim()) return collectionPage(asked)
  const { items, nextCursor } = await viewFilms(visitor, parse(pageQuery, queryOf(query)))
  return {
    title: words('films.title'),
    description: words('films.text'),
    body: html`<h1>${words('films.title')}</h1>
<p><a href="/documents">${words('documents.title')}</a></p>
<ul class="pictures">${items.map(
      ({ id, title, cover }) =>
        html`<li><a href="/films/${id}">${cover && picture(cover, '', words)}<span>${title}</span></a></li>`,
    )}</ul>${more('/films', nextCursor, words)}`,
  }
}

/** The films and photos of one collection, which its name in the address asks for. */
const collectionPage: MakePage = async ({ query, words }) => {
  const { collection = '', cursor, limit } = query
  const asked = parse(listSources.query, { collection, cursor, limit })
  const { items, nextCursor } = await viewSources(visitor, asked)
  const name = asked.collection ?? ''
  const all = `/films?${new URLSearchParams({ collection: name })}`
  return {
    title: words('films.collection', { name }),
    description: words('films.collection.text', { name }),
    path: all,
    body: html`<h1>${words('films.collection', { name })}</h1>
<p><a href="/films">${words('films.title')}</a></p>
<ul class="pictures">${items.map((one) => {
      const { id, title } = one.kind === 'film' ? one.film : one.still
      const shown = one.kind === 'film' ? one.film.cover : one.still
      const to = one.kind === 'film' ? `/films/${id}` : `/stills/${id}`
      return html`<li><a href="${to}">${shown && picture(shown, '', words)}<span>${title}</span></a></li>`
    })}</ul>${more(all, nextCursor, words)}`,
  }
}

export const filmPage: MakePage = async ({ params, words, language }) => {
  const film = await viewFilm(visitor, idIn(filmIdShape, params.filmId))
  const { items } = await viewStills(visitor, { filmId: film.id, limit: STILLS })
  const { title, cover } = film
  return {
    title,
    description: words('film.text', { title }),
    picture: shared(cover, words('still.of', { title })),
    feed: { filmId: film.id },
    body: html`<h1>${title}</h1>
${await provenanceFacts({ filmId: film.id }, film, { words, language })}
${tipLine(`film:${film.id}`, words('tip.picture'))}
${await documentsAbout({ filmId: film.id }, words)}
<h2>${words('film.stills')}</h2>
<ul class="pictures">${items.map(
      (one) =>
        html`<li><a href="/stills/${one.id}">${picture(one, words('still.of', { title }), words)}</a></li>`,
    )}</ul>`,
  }
}

export const stillPage: MakePage = async ({ params, words, language }) => {
  const still = await viewStill(visitor, idIn(stillIdShape, params.stillId))
  const { id, title, filmId, sightings } = still
  const alt = words('still.of', { title })
  const said = { words, language }
  return {
    title: words('still.title', { title }),
    description: words('still.text', { count: sightings.length, title }),
    picture: shared(still, alt),
    body: html`<h1>${words('still.title', { title })}</h1>
<p>${picture(still, alt, words)}</p>
${filmId && html`<p><a href="/films/${filmId}">${words('still.film')}</a></p>`}
${filmId ? await provenanceFacts({ filmId }, await viewFilm(visitor, filmId), said) : await provenanceFacts({ photoId: id }, still, said)}
${tipLine(`still:${id}`, words('tip.picture'))}
${await documentsAbout({ stillId: id }, words)}
<h2>${words('still.men')}</h2>
<ul class="men">${sightings.map(({ id, region, subject, clues }) => {
      const name = manName(subject, words)
      return html`<li><a href="/subjects/${subject.id}">${crop(still, region, '')}<span>${name}</span></a>${cluesLine({ id, clues }, subject.id, words)}</li>`
    })}</ul>`,
  }
}
