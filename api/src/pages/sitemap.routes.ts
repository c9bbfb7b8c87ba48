import { type Request, type Response, Router } from 'express'
import { viewSubjects } from '../cases/subject.view.ts'
import { findDocuments } from '../documents/document.reader.ts'
import { listFilms } from '../films/film.reader.ts'
import { asking } from '../platform/http/acting.ts'
import { type Html, html } from '../platform/http/html.ts'
import { refuse } from '../platform/refusal.ts'
import { visitor } from '../platform/viewer.ts'

/** So many men stand in one map, by their numbers: it is read whole, and a hundred of them hold a hundred thousand. */
const MEN = 1_000
/** As many as one map may hold (sitemaps.org). */
const MOST = 50_000
const PLACES = [
  ...['/', '/about', '/films', '/documents', '/people', '/camps', '/figures', '/exports', '/tip'],
]
/** What has a map of its own, by where its pages lie. */
const sources = {
  films: async (limit: number) => (await listFilms(visitor, { limit })).films,
  documents: async (limit: number) => (await findDocuments(visitor, { limit })).items,
} as const
const SCHEMA = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** For search engines: where pages are that everybody may see ([A9]), by ids alone ([P5]), and which are nobody's to find. */
export const sitemapRoutes = (origin: string): Router => {
  const router = Router()
  router.get('/robots.txt', (_request, response) => {
    response.type('text/plain').send(robots(origin))
  })
  router.get('/sitemap.xml', (_request, response) => sendMap(response, () => mapOfMaps(origin)))
  router.get('/sitemaps/places.xml', (_request, response) =>
    sendMap(response, async () => urls(origin, PLACES)),
  )
  for (const [kind, find] of Object.entries(sources))
    router.get(`/sitemaps/${kind}.xml`, (_request, response) =>
      sendMap(response, async () => {
        const found = await find(MOST)
        return urls(
          origin,
          found.map(({ _id }) => `/${kind}/${_id}`),
        )
      }),
    )
  router.get('/sitemaps/men-:part.xml', (request: Request<{ part: string }>, response) =>
    sendMap(response, async () => urls(origin, await menOf(request.params.part))),
  )
  return router
}

/** What is behind a sign-in is shown to nobody who comes by; what is read by programs is for programs, but for pictures of pages. */
const robots = (origin: string): string =>
  `User-agent: *
Disallow: /api/
Disallow: /desk
Disallow: /office
Disallow: /account
Disallow: /mail
Allow: /api/documents/*/pages/*/pictures/
Allow: /

Sitemap: ${origin}/sitemap.xml
`

const mapOfMaps = async (origin: string): Promise<Html> => {
  const { items } = await viewSubjects(visitor, { limit: 1 })
  const parts = Math.ceil((items[0]?.number ?? 0) / MEN)
  const men = Array.from({ length: parts }, (_, at) => `/sitemaps/men-${at + 1}.xml`)
  const kinds: string[] = []
  // A map of nothing is none by its schema.
  for (const [kind, find] of Object.entries(sources))
    if ((await find(1)).length > 0) kinds.push(`/sitemaps/${kind}.xml`)
  const maps = ['/sitemaps/places.xml', ...kinds, ...men]
  return html`<sitemapindex xmlns="${SCHEMA}">${maps.map((path) => html`<sitemap><loc>${origin}${path}</loc></sitemap>`)}</sitemapindex>`
}

/** Those with the numbers of a part, the first of which has 1 to 1000. */
const menOf = async (text: string): Promise<readonly string[]> => {
  const part = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0
  if (part === 0) throw refuse('not-found')
  const above = (part - 1) * MEN
  const { items } = await viewSubjects(visitor, { limit: MEN, cursor: `${above + MEN + 1}` })
  return items.filter(({ number }) => number > above).map(({ id }) => `/subjects/${id}`)
}

const urls = (origin: string, paths: readonly string[]): Html =>
  html`<urlset xmlns="${SCHEMA}">${paths.map((path) => html`<url><loc>${origin}${path}</loc></url>`)}</urlset>`

const sendMap = async (response: Response, make: () => Promise<Html>): Promise<void> => {
  const map = await asking(make)
  response
    .setHeader('Cache-Control', 'public, no-cache')
    .type('application/xml')
    .send(`<?xml version="1.0" encoding="UTF-8"?>\n${map.text}`)
}
