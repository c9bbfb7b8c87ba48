import { pageNumber } from '@rollcall/contract/documentPages.ts'
import { listDocuments, type SourceDocument } from '@rollcall/contract/documents.ts'
import { documentId as documentIdShape } from '@rollcall/contract/ids.ts'
import { pageQuery } from '@rollcall/contract/page.ts'
import { regionWritten } from '@rollcall/contract/sightings.ts'
import { presentPage } from '../documents/document.presenter.ts'
import { findPages, loadPage } from '../documents/document.reader.ts'
import { viewDocument, viewDocuments } from '../documents/document.view.ts'
import type { PageDoc } from '../documents/page.model.ts'
import { type Html, html } from '../platform/http/html.ts'
import { parse } from '../platform/http/parse.ts'
import { visitor } from '../platform/viewer.ts'
import type { MakePage, PageAsked } from './page.ts'
import { idIn, more, queryOf } from './parts.ts'
import { provenanceFacts } from './provenance.ts'
import { shared, wholePage } from './show.ts'
import type { Words } from './words.ts'

/** So many pages of a document stand below one another. */
const PAGES = 10

export const documentsPage: MakePage = async ({ query, words }) => {
  const asked = parse(listDocuments.query, queryOf(query))
  const { items, nextCursor } = await viewDocuments(visitor, asked)
  return {
    title: words('documents.title'),
    description: words('documents.text'),
    body: html`<h1>${words('documents.title')}</h1>
<p>${words('documents.text')}</p>
<ul>${items.map((one) => inList(one, words))}</ul>${more('/documents', nextCursor, words)}`,
  }
}

const inList = ({ id, title, pages }: SourceDocument, words: Words): Html =>
  html`<li><a href="/documents/${id}">${title}</a> <small>${words('document.pages', { count: pages })}</small></li>`

/** Its open pages, or the one in the address with the part of it that is cited; a closed one is not there ([A9]). */
export const documentPage: MakePage = async (asked) => {
  const { params, query, words, language } = asked
  const document = await viewDocument(visitor, idIn(documentIdShape, params.documentId))
  const { id, title } = document
  const only = query.page === undefined ? null : idIn(pageNumber, query.page as string)
  const { items, nextCursor } = await openPages(document, only, query)
  const nameOf = ({ page }: Shown) => words('document.page', { page, title })
  const [first] = items
  const path = `/documents/${id}`
  const name = only && first ? nameOf(first) : title
  return {
    title: name,
    description: words('document.text', { title }),
    path: only ? `${path}?page=${only}` : path,
    picture: shared(first, first ? nameOf(first) : title),
    body: html`<h1>${name}</h1>
${only !== null && html`<p><a href="${path}">${words('document.all')}</a></p>`}
${await provenanceFacts({ documentId: id }, document, { words, language })}
${items.map(
  (one) =>
    html`<section id="page-${one.page}">${only === null && html`<h2><a href="${path}?page=${one.page}">${words('document.number', { page: one.page })}</a></h2>`}
${wholePage(one, only === null ? null : regionWritten(query.region), nameOf(one))}
${one.text && html`<p class="said">${one.text}</p>`}</section>`,
)}${more(path, nextCursor, words)}
<p><a href="/documents">${words('documents.title')}</a></p>`,
  }
}

/** As a still is shown: a page is there for everybody or not at all. */
const shownPage = (page: PageDoc) => ({
  ...presentPage(page, visitor),
  ...{ warning: false, restricted: false },
})
type Shown = ReturnType<typeof shownPage>

const openPages = async (
  { id }: SourceDocument,
  only: number | null,
  query: PageAsked['query'],
): Promise<{ items: Shown[]; nextCursor: string | null }> => {
  if (only !== null)
    return { items: [shownPage(await loadPage(visitor, id, only))], nextCursor: null }
  const { cursor } = parse(pageQuery, queryOf(query))
  const { items, nextCursor } = await findPages(visitor, id, { cursor, limit: PAGES })
  return { items: items.map(shownPage), nextCursor }
}

/** Documents of which a visitor may see something, attached to what a page is about. */
export const documentsAbout = async (
  of: Pick<Parameters<typeof viewDocuments>[1], 'filmId' | 'stillId' | 'personId' | 'subjectId'>,
  words: Words,
): Promise<Html | false> => {
  const { items } = await viewDocuments(visitor, { ...of, limit: PAGES })
  return (
    items.length > 0 &&
    html`<h2>${words('documents.title')}</h2><ul>${items.map((one) => inList(one, words))}</ul>`
  )
}
