import {
  filesIn,
  isLineBroken,
  isSeen,
  isTaken,
  isTooOld,
  type Kind,
  keptAt,
  kindOf,
  mayKeep,
  most,
  otherPlaces,
  placeNow,
  placeOf,
  type Seen,
  viewIn,
  viewNow,
} from './rules.ts'

/** What stands between the pages and the server, so that what was seen can be seen without a line (record 0234). */

interface Lasting extends Event {
  waitUntil(until: Promise<unknown>): void
}
interface Fetching extends Lasting {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Told extends Lasting {
  readonly data: unknown
}
interface Worker {
  addEventListener(name: 'install' | 'activate', run: (event: Lasting) => void): void
  addEventListener(name: 'fetch', run: (event: Fetching) => void): void
  addEventListener(name: 'message', run: (event: Told) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
}
const worker = self as unknown as Worker
declare const __BUILD__: string

/** Another one for each build: then this file is another, and the browser takes it instead of the former. */
const programNow = `program ${__BUILD__}`
/** A page that every screen can be drawn on; where not even that is possible it says itself what is the matter. */
const shell = '/offline'

worker.addEventListener('install', (event) => event.waitUntil(install()))
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()))
worker.addEventListener('fetch', (event) => {
  const kind = kindOf(event.request, location.origin)
  if (kind !== null) event.respondWith(ways[kind](event))
})
worker.addEventListener('message', (event) => event.waitUntil(keepLoaded(event.data)))

async function install(): Promise<void> {
  const page = await fetch(shell, { cache: 'no-store' })
  if (!page.ok) throw new Error(`${shell} answered ${page.status}`)
  const place = await caches.open(programNow)
  await place.addAll([...filesIn(await page.clone().text())])
  await place.put(shell, page)
  await worker.skipWaiting()
}

/** Of a former build nothing is left, nor what it has kept: its answers may have another form. */
async function takeOver(): Promise<void> {
  const all = await caches.keys()
  await Promise.all(
    all.filter((place) => place !== programNow).map((place) => caches.delete(place)),
  )
  await worker.clients.claim()
}

const ways: Readonly<Record<Kind, (event: Fetching) => Promise<Response>>> = {
  page: showPage,
  program: giveProgram,
  answers: (event) => askFirst('answers', event),
  pictures: (event) => askFirst('pictures', event),
  account: changeAccount,
}

async function showPage({ request }: Fetching): Promise<Response> {
  const kept = () => caches.match(shell)
  try {
    const came = await fetch(request)
    return (isLineBroken(came) && (await kept())) || came
  } catch (error) {
    return (await kept()) ?? Promise.reject(error)
  }
}

/** What has its content in its name is asked for once; what has not, each time. */
async function giveProgram(event: Fetching): Promise<Response> {
  const { request } = event
  const place = await caches.open(programNow)
  const kept = await place.match(request.url, { ignoreVary: true })
  if (kept && request.url.includes('/assets/')) return kept
  try {
    const came = await fetch(request)
    // Where there is no room to keep it, it is used all the same.
    if (mayKeep('program', came)) event.waitUntil(place.put(request.url, came.clone()))
    return came
  } catch (error) {
    return kept ?? Promise.reject(error)
  }
}

async function askFirst(kind: Seen, event: Fetching): Promise<Response> {
  const { request } = event
  const asked = await beginning()
  try {
    const came = await fetch(request)
    if (isLineBroken(came)) return (await keptFor(kind, request)) ?? came
    event.waitUntil(inTurn(note(kind, request, came.clone(), asked)))
    return came
  } catch (error) {
    if (request.signal.aborted) throw error
    return (await keptFor(kind, request)) ?? Promise.reject(error)
  }
}

/** Whoever signs in or out leaves nothing of what was seen before, nor of what was still on its way. */
async function changeAccount({ request }: Fetching): Promise<Response> {
  await inTurn(emptyAll)
  try {
    return await fetch(request)
  } finally {
    await inTurn(emptyAll)
  }
}

interface Beginning {
  readonly turn: number
  readonly view: string | null
}

let turns = 0
/** The turn of the request by which it is known whose view is kept: what was asked for before says nothing of it. */
let settled = 0

async function beginning(): Promise<Beginning> {
  const turn = ++turns
  return { turn, view: viewNow(await caches.keys()) }
}

let before: Promise<unknown> = Promise.resolve()

/** One after the other: two that change what is kept at once could undo each other. */
function inTurn(act: () => Promise<unknown>): Promise<unknown> {
  before = before.then(act, act).catch(() => {
    // There is no more room: it is not kept.
  })
  return before
}

const note =
  (kind: Seen, request: Request, came: Response, asked: Beginning) => async (): Promise<void> => {
    const told = kind === 'answers' ? viewIn(came) : null
    if (told !== null && !(await turnTo(told, asked.turn))) return
    const all = await caches.keys()
    const view = told ?? viewNow(all)
    if (isTaken(came)) return forget(kind, request)
    if (view === null || !mayKeep(kind, came) || (kind === 'pictures' && view !== asked.view))
      return
    const place = await caches.open(placeOf(kind, view))
    await place.put(request.url, await stamped(came))
    const urls = await place.keys()
    await Promise.all(urls.slice(0, -most[kind]).map((url) => place.delete(url)))
  }

/** From here on this view is kept and no other; false where something asked for later has told of another. */
async function turnTo(view: string, turn: number): Promise<boolean> {
  const all = await caches.keys()
  const others = otherPlaces(view, all)
  if (viewNow(all) === view && others.length === 0) return true
  if (turn < settled) return false
  settled = turn
  await Promise.all(others.map((place) => caches.delete(place)))
  return true
}

async function emptyAll(): Promise<void> {
  settled = ++turns
  const seen = (await caches.keys()).filter(isSeen)
  await Promise.all(seen.map((place) => caches.delete(place)))
}

async function stamped(came: Response): Promise<Response> {
  const headers = new Headers(came.headers)
  headers.set(keptAt, new Date().toISOString())
  return new Response(await came.blob(), { headers })
}

async function keptFor(kind: Seen, { url }: Request): Promise<Response | undefined> {
  const name = placeNow(kind, await caches.keys())
  if (name === null) return undefined
  const place = await caches.open(name)
  const kept = await place.match(url, { ignoreVary: true })
  if (!kept || !isTooOld(kept.headers.get(keptAt), Date.now())) return kept
  await place.delete(url)
  return undefined
}

async function forget(kind: Seen, { url }: Request): Promise<void> {
  const name = placeNow(kind, await caches.keys())
  if (name !== null) await (await caches.open(name)).delete(url)
}

/** What a page had loaded before this stood between: it lies in the browser's own memory, and costs no line. */
async function keepLoaded(urls: unknown): Promise<void> {
  if (!Array.isArray(urls)) return
  await before
  for (const url of urls.map(String)) {
    const request = new Request(url)
    const kind = kindOf(request, location.origin)
    const asked = await beginning()
    if (kind !== 'program' && kind !== 'pictures') continue
    const came = await fetch(request).catch(() => null)
    if (!came) return
    if (kind === 'pictures') await inTurn(note(kind, request, came, asked))
    else if (mayKeep(kind, came)) await (await caches.open(programNow)).put(url, came)
  }
}
