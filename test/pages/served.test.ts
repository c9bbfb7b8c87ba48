import { addCamp } from '@rollcall/contract/camps.ts'
import { decide } from '@rollcall/contract/cases.ts'
import { openDocumentPage } from '@rollcall/contract/documentPages.ts'
import type { SourceDocument } from '@rollcall/contract/documents.ts'
import { getIdentification } from '@rollcall/contract/identifications.ts'
import { describeSighting } from '@rollcall/contract/marks.ts'
import { correctPhoto, restrictStill, type Still } from '@rollcall/contract/stills.ts'
import { getSubject, mergeSubject } from '@rollcall/contract/subjects.ts'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { admitted, caption, ruled, witness } from '../cases/world.ts'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { aFilm, aRenderedDocument, aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { routed } from '../support/routed.ts'
import { type Server, startServer } from '../support/server.ts'

let server: Server
let by: Account
let moderators: [Account, Account]
let still: Still
beforeAll(async () => {
  server = await startServer()
  by = await aContributor(server)
  moderators = [await aModerator(server), await aModerator(server)]
  still = await aStill(by, { width: 640, height: 480 })
})

const nowhere = '64f0c2a1b2c3d4e5f6a7b8c9'
const page = async (path: string, language = 'en', cookie = '') => {
  const headers = { 'accept-language': language, cookie }
  const answer = await fetch(server.url + path, { headers })
  const text = await answer.text()
  const head = text.slice(0, text.indexOf('</head>'))
  return {
    status: answer.status,
    text,
    head,
    title: /<title>([^<]*)<\/title>/.exec(text)?.[1],
    told: (name: string) =>
      new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)">`).exec(head)?.[1],
  }
}
const place = (n: number) => ({ x: 20 + n * 90, y: 20, w: 60, h: 75 })
const restrict = (one: { id: string }, set: { restricted?: boolean; warning?: boolean }) => {
  const params = { stillId: one.id }
  return moderators[0].client.done(restrictStill, { params, body: { ...set, reasons: 'Asked.' } })
}

const opening = (document: SourceDocument, opened: boolean) => {
  const params = { documentId: document.id, page: '1' }
  const body = opened
    ? ({ opened: true, checked: true } as const)
    : ({ opened: false, reasons: 'A number was overlooked.' } as const)
  return moderators[0].client.done(openDocumentPage, { params, body })
}
/** Its first page is there and open; it has no picture. */
const anOpenDocument = async (text: string | null = null) => {
  const document = await aRenderedDocument(moderators[0], text)
  await opening(document, true)
  return document
}

test('[P5, S2] every screen of the router has a page of the server; what is nowhere is 404, and no page in the place of an answer', async () => {
  const subject = await aSubject(by, { still })
  const identification = await anIdentification(by, { subject })
  const person = await aPerson(moderators[0])
  const film = await aFilm(by)
  const names = [{ text: 'Camp 5', lang: 'en' }]
  const camp = await moderators[0].client.done(addCamp, { body: { names } })
  const ids: Record<string, string> = {
    filmId: film.id,
    stillId: still.id,
    subjectId: subject.id,
    personId: person.id,
    campId: camp.id,
    identificationId: identification.id,
    documentId: (await anOpenDocument()).id,
    tipId: nowhere,
    importId: nowhere,
  }
  const paths = routed().map((path) => path.replace(/:(\w+)/g, (_, name) => ids[name] ?? nowhere))
  expect(paths.length).toBeGreaterThan(30)
  for (const path of paths.filter((path) => path !== '/*')) {
    const { status, text } = await page(path)
    expect([path, status]).toEqual([path, 200])
    expect(text.match(/<h1>/g), path).toHaveLength(1)
    expect(text, path).not.toMatch(/undefined|\[object|__CSP_NONCE__|<!--/)
  }
  const open = ['films', 'stills', 'subjects', 'people', 'camps', 'documents']
  for (const path of [...open.map((kind) => `/${kind}/${nowhere}`), '/films/1', '/nowhere'])
    expect((await page(path)).status, path).toBe(404)
  expect((await page('/desk')).told('robots')).toBe('noindex')
  for (const path of ['/api/nothing', '/files/nothing', '/assets/nothing.js', '/iiif/3/x'])
    expect((await fetch(server.url + path)).headers.get('content-type'), path).toContain('problem')
})

test('[P5, A9] what is shared of a man: a title, himself cut out of a still that everybody may see, where it is', async () => {
  const man = await aSubject(by, { still, region: place(1) })
  const { head, title, told, status } = await page(`/subjects/${man.id}`)
  expect([status, title]).toEqual([200, `Unknown man ${man.number} · Rollcall`])
  expect(told('og:title')).toBe(title)
  expect(told('og:url')).toBe(`http://localhost:${server.port}/subjects/${man.id}`)
  const picture = new URL(told('og:image') ?? '')
  const sent = await fetch(server.url + picture.pathname)
  expect([sent.status, sent.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  const { width, height } = await sharp(await sent.arrayBuffer()).metadata()
  expect([width, height].map(String)).toEqual([told('og:image:width'), told('og:image:height')])
  expect(sent.headers.get('cache-control')).toBe('public, no-cache')
  const kept = { 'if-none-match': sent.headers.get('etag') ?? '' }
  expect((await fetch(sent.url, { headers: kept })).status).toBe(304)
  expect(head).toContain(`<link rel="canonical" href="${told('og:url')}">`)
  expect((await page(`/subjects/${man.id}`, 'ko-KR,en;q=0.5')).title).toBe(
    `신원 미상자 ${man.number}번 · Rollcall`,
  )
})

test('[A9, P5] a document is read without scripts as far as its pages are open, with the part that is cited; closed, it is nowhere', async () => {
  const document = await aRenderedDocument(moderators[0], 'Kept from <everybody>')
  const path = `/documents/${document.id}`
  const map = async () => (await fetch(`${server.url}/sitemaps/documents.xml`)).text()
  const leaks = async () => (await page('/documents')).text.includes(path)
  for (const closed of [path, `${path}?page=1`]) {
    expect((await page(closed)).status).toBe(404)
    expect((await page(closed)).text).not.toContain(document.title)
  }
  expect([(await map()).includes(path), await leaks()]).toEqual([false, false])

  await opening(document, true)
  const read = await page(path)
  expect(read.text).toContain('Kept from &lt;everybody&gt;')
  expect(read.told('og:title')).toContain(document.title)
  const cited = await page(`${path}?page=1&region=60,120,600,90`)
  expect(cited.text).toContain('<rect x="60" y="120" width="600" height="90"')
  expect(cited.title).toMatch(/^Page 1 of /)
  expect((await page(`${path}?page=2`)).status).toBe(404)
  expect([(await map()).includes(path), await leaks()]).toEqual([true, true])

  await opening(document, false)
  expect((await page(path)).status).toBe(404)
  expect([(await map()).includes(path), await leaks()]).toEqual([false, false])
})

test('[A8] a photo says without scripts where it comes from, what was said before, by whom and when, and leads to its collection', async () => {
  const photo = await aStill(by)
  const correct = (account: Account, provenance: object) =>
    account.client.done(correctPhoto, { params: { stillId: photo.id }, body: { provenance } })
  const collection = 'Reels & “rests”'
  await correct(by, { obtained: 'From the classified files', collection, date: '1950-12/1951-02' })
  const rightsUri = 'http://rightsstatements.org/vocab/NKC/1.0/'
  await correct(moderators[0], { obtained: 'From a dealer', rightsUri })
  const { text } = await page(`/stills/${photo.id}`)
  expect(text).toMatch(
    /From a dealer<br><small>Before: <s>From the classified files<\/s> · corrected by a moderator, \w+ \d+, \d{4}/,
  )
  expect(text).toMatch(/December 1950\s–\sFebruary 1951/)
  expect(text).toContain('>No Known Copyright</a>')
  expect(text).not.toContain(moderators[0].name)
  const to = /href="(\/films\?collection=[^"]+)"/.exec(text)?.[1] ?? ''
  await expect
    .poll(async () => (await page(to.replaceAll('&amp;', '&'))).text)
    .toContain(`/stills/${photo.id}`)
  expect((await page(to)).title).toBe('Collection: Reels &amp; “rests” · Rollcall')
  expect((await page(`/stills/${photo.id}`, 'ko')).text).toContain('심사자가 바로잡음')
})

test('[A9] a still with a content warning stands for nothing and is not shown; one that is restricted has no page, nor has a man his from it', async () => {
  const other = await aStill(by)
  const man = await aSubject(by, { still: other })
  await restrict(other, { warning: true })
  for (const path of [
    `/stills/${other.id}`,
    `/subjects/${man.id}`,
    `/tip?about=still:${other.id}`,
  ]) {
    const { status, text, told } = await page(path)
    expect([status, told('og:image')]).toEqual([200, undefined])
    for (const { url } of other.pictures) expect(text).not.toContain(url)
  }
  expect((await fetch(`${server.url}/shared/men/${man.id}.jpg`)).status).toBe(404)
  await restrict(other, { restricted: true })
  expect((await page(`/stills/${other.id}`)).status).toBe(404)
  for (const path of ['/', `/subjects/${man.id}`, `/tip?about=still:${other.id}`]) {
    const { text } = await page(path)
    expect(text).not.toContain(other.id)
    expect(text).not.toContain('/files/derivatives/x')
  }
  expect((await page('/')).text).not.toContain(man.id)
  for (const map of ['/sitemaps/men-1.xml', '/sitemap.xml'])
    expect(await (await fetch(server.url + map)).text()).not.toContain(man.id)
})

test('[S1, A9] the screen waits for the first picture that is fetched: a man who is covered stands before it on the wall, and nothing waits for him', async () => {
  await aSubject(by, { still, region: { ...place(5), y: 300 } })
  const other = await aStill(by)
  const covered = await aSubject(by, { still: other })
  await restrict(other, { warning: true })
  const { text, head } = await page('/')
  const first = /<link rel="preload" as="image" href="([^"]*)"/.exec(head)?.[1] ?? ''
  expect(first).toMatch(/^\/files\/derivatives\//)
  expect(text).toContain(`<image href="${first}"`)
  expect(text.indexOf(covered.id)).toBeLessThan(text.indexOf(`<image href="${first}"`))
  expect((await page(`/subjects/${covered.id}`)).head).not.toContain('rel="preload" as="image"')
})

test('[S1] without scripts too the wall is of unknown men, or of those whom the address asks for', async () => {
  const [bare, proposed] = [
    await aSubject(by, { still, region: { ...place(0), y: 300 } }),
    await aSubject(by, { still, region: { ...place(1), y: 300 } }),
  ]
  await anIdentification(by, { subject: proposed, name: 'Ed Moss' })
  const shown = async (address: string) => {
    const { text } = await page(address)
    return [bare, proposed].filter(({ id }) => text.includes(`"/subjects/${id}"`))
  }
  expect(await shown('/')).toEqual([bare, proposed])
  expect(await shown('/?standing=nobody')).toEqual([bare])
  expect(await shown('/?standing=proposed')).toEqual([proposed])
  expect(await shown('/?standing=confirmed')).toEqual([])
  expect(await shown('/?clue=wound')).toEqual([])
  // What is no choice says nothing.
  expect(await shown('/?standing=7&film=7&year=x&clue=x')).toEqual([bare, proposed])
  const { text } = await page('/?clue=wound&standing=proposed')
  expect(text).toContain('href="/?clue=wound&amp;standing=confirmed"')
  expect(text).toContain('href="/?clue=wound"')
})

test('[P4, P5] a candidate stands in no head, and below it only where no snippet is made of; a withheld name nowhere', async () => {
  const subject = await aSubject(by, { still, region: place(2) })
  const known = await aPerson(moderators[0], { name: 'Ambrose Bellwether' })
  const living = { name: 'Cornelius Drinkwater', born: '1931', died: undefined as never }
  const withheld = await aPerson(moderators[0], living)
  for (const person of [known, withheld]) await anIdentification(by, { subject, person })
  const [seen] = (await by.client.done(getSubject, { params: { subjectId: subject.id } })).sightings
  await by.client.done(describeSighting, {
    params: { stillId: still.id, sightingId: seen?.id as never },
    body: {
      clues: [
        { kind: 'cap', note: 'With a star' },
        { kind: 'wound', note: 'As Drinkwater had' },
      ],
      version: 0,
    },
  })
  for (const path of [`/subjects/${subject.id}`, `/stills/${still.id}`])
    expect((await page(path)).text).toMatch(
      /: With a star · [^:<]+ \(more is not shown in public\)/,
    )
  const { head, text } = await page(`/subjects/${subject.id}`)
  expect(head).not.toMatch(/Bellwether|Drinkwater/)
  const around = text.replace(/<section data-nosnippet>[\s\S]*?<\/section>/, '')
  expect(text).toContain('Ambrose Bellwether')
  expect(around).not.toMatch(/Bellwether|Drinkwater/)
  expect(text).not.toContain('Drinkwater')
  const person = await page(`/people/${withheld.id}`)
  expect([person.status, person.title]).toEqual([200, 'Name withheld · Rollcall'])
  expect(person.text + (await page('/people')).text).not.toMatch(/Drinkwater|1931/)
  expect((await page(`/people/${known.id}`)).title).toBe('Ambrose Bellwether · Rollcall')
})

test('[P5] a confirmed name is the title of his page, whatever signs it has; an old address of one who was joined says where he is', async () => {
  const subject = await aSubject(by, { still, region: place(3) })
  const person = await aPerson(moderators[0], { name: 'Jean <b>"O\'Neill"</b> & $& Sons' })
  const proposed = await anIdentification(by, { subject, person })
  await admitted(by, moderators[0], proposed, caption())
  const ready = await admitted(by, moderators[0], proposed, witness())
  for (const { client } of moderators) await ruled(client, ready, 'confirmed')
  const written = "Jean &lt;b&gt;&quot;O'Neill&quot;&lt;/b&gt; &amp; $&amp; Sons"
  const { title, text } = await page(`/subjects/${subject.id}`)
  expect(title).toBe(`${written} · Rollcall`)
  expect(text).toContain(`<h1>${written}</h1>`)
  const man = await aSubject(by)
  const body = { into: subject.id, reasons: 'The ear.' }
  await moderators[0].client.done(mergeSubject, { params: { subjectId: man.id }, body })
  const old = await page(`/subjects/${man.id}`)
  expect(old.told('og:url')).toMatch(new RegExp(`/subjects/${subject.id}$`))
})

test('[I3, P7, D3] what was decided of a man, when and why, stands on his page for everybody, as far as it may be read', async () => {
  const open = await anIdentification(by, { person: await aPerson(moderators[0]) })
  const free = await anIdentification(by, { subject: { id: open.subjectId }, name: 'Ada Free' })
  for (const one of [open, free]) {
    const params = { identificationId: one.id }
    const { caseVersion = 0 } = await moderators[0].client.done(getIdentification, { params })
    const body = { ruling: 'ruled-out', reasons: `He was shorter than in ${one.id}.`, caseVersion }
    await moderators[0].client.done(decide, { params, body: body as never })
  }
  const { text } = await page(`/subjects/${open.subjectId}`)
  const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' })
  expect(text).toContain(`${day.format(new Date())}: ruled out`)
  expect(text).toContain(`He was shorter than in ${open.id}.`)
  expect(text).not.toContain(`He was shorter than in ${free.id}.`)
  // Each text that is read leads to the form with that text chosen, and what is not read leads nowhere ([D3]).
  const flags = [...text.matchAll(/href="(\/flag\?about=ruling[^"]+)"/g)].map(([, to = '']) => to)
  expect(flags).toHaveLength(1)
  const form = await page(flags[0]?.replaceAll('&amp;', '&') ?? '')
  expect(form.text).toContain(`He was shorter than in ${open.id}.`)
  expect(form.text).toContain(`name="about" value="ruling:${open.id}:`)
})

test('[P5] the maps for search engines hold addresses of what everybody may see, and robots.txt says where they are', async () => {
  const man = await aSubject(by, { still, region: place(4) })
  const read = async (path: string) => (await fetch(server.url + path)).text()
  const robots = await read('/robots.txt')
  const at = /^Sitemap: http:\/\/localhost:\d+(\S+)$/m.exec(robots)?.[1] ?? ''
  const maps = [...(await read(at)).matchAll(/<loc>http:\/\/[^/]+([^<]+)<\/loc>/g)].map(
    ([, path = '']) => path,
  )
  const all = (await Promise.all(maps.map(read))).join('')
  expect(all).toContain(`<loc>http://localhost:${server.port}/subjects/${man.id}</loc>`)
  expect(all).toContain('/films</loc>')
  expect((await fetch(`${server.url}/sitemaps/men-0.xml`)).status).toBe(404)
  expect((await fetch(`${server.url}/sitemaps/men-x.xml`)).status).toBe(404)
})

test('[S1] the language chosen on a page holds for what the server renders, before that of the browser', async () => {
  for (const [asked, cookie, lang] of [
    ['ko', '', 'ko'],
    ['ko', 'rollcall.language=en', 'en'],
    ['en', 'other=1; rollcall.language=ko', 'ko'],
    ['en', 'rollcall.language=xx', 'en'],
  ])
    expect((await page('/about', asked, cookie)).text).toContain(`<html lang="${lang}">`)
})
