import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { addSighting } from '@rollcall/contract/marks.ts'
import { addStill } from '@rollcall/contract/stills.ts'
import { afterAll, beforeAll, test } from 'vitest'
import { aContributor } from '../support/accounts.ts'
import { aPage } from '../support/browser.ts'
import { makePhoto } from '../support/media.ts'
import { type Server, startServer } from '../support/server.ts'
import { root } from '../support/tree.ts'
import { upload } from '../support/upload.ts'
import { tell } from './figures.ts'

const real = resolve(root, '../shared/media/photo-a.jpg')
let server: Server
/** The least there can be: a heading and the picture, and nothing else. */
const plain = createServer()
let picture: Buffer
beforeAll(async () => {
  server = await startServer()
  const by = await aContributor(server)
  const photo = existsSync(real)
    ? readFileSync(real)
    : await makePhoto({ width: 1200, height: 900 })
  const uploadId = await upload(by.client, photo)
  const still = await by.client.done(addStill, {
    body: { uploadId, title: 'A group', provenance: {} },
  })
  const region = {
    x: Math.round(still.width * 0.4),
    y: Math.round(still.height * 0.3),
    w: Math.round(still.width / 7),
    h: Math.round(still.width / 5.6),
  }
  await by.client.done(addSighting, { params: { stillId: still.id }, body: { region } })
  const shown = [...still.pictures].filter(({ type }) => type === 'image/jpeg')
  const nearest = shown.sort((a, b) => Math.abs(a.width - 640) - Math.abs(b.width - 640))[0]
  picture = Buffer.from(await (await fetch(server.url + (nearest?.url ?? ''))).arrayBuffer())
  plain.on('request', (request, response) => {
    if (request.url === '/picture.jpg') return response.end(picture)
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><h1>A heading</h1><img src="/picture.jpg">')
  })
  await new Promise<void>((done) => plain.listen(0, '127.0.0.1', done))
})
afterAll(() => void plain.close())

/** Milliseconds until the first heading and the first picture are seen. */
const seen = async (url: string, line: { kbit: number; ms: number }) => {
  const page = await aPage({ ...server, url })
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line.ms,
    downloadThroughput: (line.kbit * 1000) / 8,
    uploadThroughput: (line.kbit * 1000) / 8,
  })
  await page.addInitScript(watch)
  const going = page.goto(url, { timeout: 120_000, waitUntil: 'commit' })
  await going
  await page.waitForFunction(() => (window as never as Seen).seen?.picture, null, {
    timeout: 120_000,
  })
  const told = await page.evaluate(() => (window as never as Seen).seen)
  await page.context().close()
  return told
}

interface Seen {
  seen: { heading?: number; picture?: number }
}

/** Looks at each frame what is visible: a heading with words, and a picture that has come, in an element or behind one. */
const watch = () => {
  const seen: Seen['seen'] = {}
  ;(window as never as Seen).seen = seen
  const visible = (one: Element) => {
    const { width, height } = one.getBoundingClientRect()
    return width > 20 && height > 10 && getComputedStyle(one).visibility === 'visible'
  }
  const come = (url: string) =>
    performance
      .getEntriesByName(new URL(url, location.href).href)
      .some((one) => (one as PerformanceResourceTiming).responseEnd > 0)
  const look = () => {
    const heading = [...document.querySelectorAll('h1')].find(visible)
    if (heading) seen.heading ??= performance.now()
    const images = [...document.querySelectorAll('img, image')]
      .filter((one) => visible(one.closest('svg') ?? one))
      .map((one) =>
        one instanceof HTMLImageElement ? one.currentSrc : (one.getAttribute('href') ?? ''),
      )
      .filter((url) => url && !url.startsWith('data:'))
    if (images.some(come)) seen.picture ??= performance.now()
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

test.each([
  [{ kbit: 400, ms: 400 }, 3, 6],
  [{ kbit: 1600, ms: 150 }, 2, 2],
])('the first page on a line of %o', async (line, heading, first) => {
  const { port } = plain.address() as AddressInfo
  const least = await seen(`http://127.0.0.1:${port}/`, line)
  const ours = await seen(`${server.url}/`, line)
  const s = (ms = 0) => `${(ms / 1000).toFixed(1)} s`
  for (const [what, most] of [
    ['heading', heading],
    ['picture', first],
  ] as const)
    tell(
      `first ${what} at ${line.kbit} kbit/s and ${line.ms} ms`,
      s(ours[what]),
      s(least[what]),
      `${((ours[what] ?? 0) / (least[what] ?? 1)).toFixed(2)} times a page of both alone (at most ${most} s)`,
    )
})
