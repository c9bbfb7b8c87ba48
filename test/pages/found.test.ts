import { addCamp } from '@rollcall/contract/camps.ts'
import { pathOf } from '@rollcall/contract/endpoint.ts'
import { getFilmManifest } from '@rollcall/contract/iiif.ts'
import { beforeAll, expect, test } from 'vitest'
import { aFilm } from '../factories/sources.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { type Server, startServer } from '../support/server.ts'

let server: Server
let by: Account
beforeAll(async () => {
  server = await startServer()
  by = await aContributor(server)
})

const read = async (path: string) => (await fetch(server.url + path)).text()
const locations = (map: string) =>
  [...map.matchAll(/<loc>http:\/\/[^/]+([^<]*)<\/loc>/g)].map(([, path = '']) => path)

test('[P5] a map for search engines that would hold nothing is not named, as a map holds something', async () => {
  const maps = locations(await read('/sitemap.xml'))
  expect(maps).toEqual(['/sitemaps/places.xml'])
  expect(locations(await read('/sitemaps/places.xml'))).toEqual(
    expect.arrayContaining(['/', '/figures', '/camps']),
  )
  await aFilm(by)
  const later = locations(await read('/sitemap.xml'))
  expect(later).toEqual(['/sitemaps/places.xml', '/sitemaps/films.xml'])
  for (const map of later) expect(locations(await read(map))).not.toEqual([])
})

test('[A9, E1] of a film that was not measured yet there is no manifest, as none is without a canvas', async () => {
  const { id: identifier } = await aFilm(by)
  const answer = await fetch(server.url + pathOf(getFilmManifest, { identifier }))
  expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'film.not-ready' }])
})

test('[E4] who knows the address of a page alone finds its feed: of everything, and of a film or camp', async () => {
  const film = await aFilm(by)
  const names = [{ text: 'Camp 5 & “Pyoktong”', lang: 'en' }]
  const camp = await (await aModerator(server)).client.done(addCamp, { body: { names } })
  const feedsOf = async (path: string) => {
    const head = (await read(path)).split('</head>')[0] ?? ''
    const links = head.matchAll(
      /<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)">/g,
    )
    return [...links].map(([, type = '', href = '']) => ({
      type,
      href: href.replace('&amp;', '&'),
    }))
  }
  const all = ['/api/feed.atom', '/api/feed.json']
  const pages = {
    '/': [],
    '/exports': [],
    [`/films/${film.id}`]: all.map((feed) => `${feed}?filmId=${film.id}`),
    [`/camps/${camp.id}`]: all.map((feed) => `${feed}?camp=${camp.id}`),
  }
  for (const [path, own] of Object.entries(pages)) {
    const feeds = await feedsOf(path)
    expect(feeds.map(({ href }) => href)).toEqual([...own, ...all])
    for (const { type, href } of feeds) {
      const answer = await fetch(server.url + href)
      expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([
        200,
        type,
      ])
    }
  }
  for (const path of ['/desk', '/nowhere']) expect(await feedsOf(path)).toEqual([])
})
