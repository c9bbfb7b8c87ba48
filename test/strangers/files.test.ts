import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { addFilm } from '@rollcall/contract/films.ts'
import { addPortrait } from '@rollcall/contract/personPortraits.ts'
import type { Problem } from '@rollcall/contract/problem.ts'
import { addStill, type Still } from '@rollcall/contract/stills.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson } from '../factories/cases.ts'
import { type Account, aModerator } from '../support/accounts.ts'
import { keptFiles } from '../support/kept.ts'
import { makeFilm, makePhoto, makeWithFfmpeg } from '../support/media.ts'
import { peakGrowth } from '../support/memory.ts'
import { pixelBomb } from '../support/png.ts'
import { type Server, startServer } from '../support/server.ts'
import { hashOfStored } from '../support/stored.ts'
import { type Uploaded, upload } from '../support/upload.ts'

const MOST_GROWTH_MB = 200

let server: Server
let by: Account
let personId: string

/** Nobody may ask it for anything: what strangers write in files leads nowhere. */
const asked: string[] = []
const elsewhere = createServer((request, response) => {
  asked.push(request.url ?? '')
  response.end('here')
})
const elsewhereUrl = () => `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`

beforeAll(async () => {
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  server = await startServer()
  by = await aModerator(server)
  personId = (await aPerson(by)).id
})
afterAll(() => elsewhere.close())

const given = { title: 'From a stranger', provenance: {} }

/** Every way in which a file comes to stay. */
const ways = {
  film: (uploadId: string) => by.client.refused(addFilm, { body: { uploadId, ...given } }),
  still: (uploadId: string) => by.client.refused(addStill, { body: { uploadId, ...given } }),
  portrait: (uploadId: string) =>
    by.client.refused(addPortrait, { params: { personId }, body: { uploadId } }),
} as const
type Way = keyof typeof ways

/** It is refused in words that say what to send instead, and nothing of it stays. */
const expectUnfit = async (way: Way, bytes: Uint8Array, named: Uploaded): Promise<Problem> => {
  const before = [await hashOfStored(), await keptFiles(server.dataDir)]
  const told = await ways[way](await upload(by.client, bytes, named))
  expect(told).toMatchObject({ status: 400, code: 'media.unfit', errors: [{ path: 'uploadId' }] })
  expect(told.detail).toMatch(/^[A-Z].+\. Please (send|unpack|add|copy|save)/)
  expect([await hashOfStored(), await keptFiles(server.dataDir)]).toEqual(before)
  return told
}

test.each(['still', 'portrait', 'film'] as const)(
  '[A3] 900 megapixels in a PNG of 110 KB, sent as a %s: refused in words, memory bounded, nothing left behind',
  async (way) => {
    const bomb = pixelBomb()
    expect(bomb.length).toBeLessThan(150_000)
    const growth = await peakGrowth(server.pid, async () => {
      for (let time = 0; time < 3; time++) {
        const { detail } = await expectUnfit(way, bomb, { name: 'a.png', type: 'image/png' })
        if (way !== 'film')
          expect(detail).toMatch(/smaller version\. Pictures can have at most 100 megapixels/)
      }
    })
    expect(growth).toBeLessThan(MOST_GROWTH_MB)
  },
)

test('[A3] many such pictures at once: each refused, memory bounded', async () => {
  const bomb = pixelBomb()
  const ids = await Promise.all(Array.from({ length: 8 }, () => upload(by.client, bomb)))
  const growth = await peakGrowth(server.pid, async () => {
    const told = await Promise.all(ids.map((id) => ways.still(id)))
    expect(told.map(({ code }) => code)).toEqual(ids.map(() => 'media.unfit'))
  })
  expect(growth).toBeLessThan(MOST_GROWTH_MB)
  expect(await keptFiles(server.dataDir)).toEqual([])
})

const playlists: Readonly<Record<string, () => string>> = {
  'HLS to a local file': () => '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n',
  'HLS to a server': () =>
    `#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\n${elsewhereUrl()}/hls\n#EXT-X-ENDLIST\n`,
  'HLS with a key on a server': () =>
    `#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="${elsewhereUrl()}/key"\n#EXTINF:1,\n/etc/passwd\n`,
  'ffconcat to a local file': () => "ffconcat version 1.0\nfile '/etc/passwd'\n",
  'ffconcat to a server': () => `ffconcat version 1.0\nfile '${elsewhereUrl()}/concat'\n`,
  'ffconcat without its first line': () => `file '${elsewhereUrl()}/concat'\n`,
  'a DASH manifest': () =>
    `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>${elsewhereUrl()}/</BaseURL></MPD>`,
}

test.each(Object.keys(playlists))(
  '[A3] %s, named .mp4: refused, no other file read and nobody asked',
  async (name) => {
    const list = Buffer.from(playlists[name]?.() ?? '')
    const told = await expectUnfit('film', list, { name: 'film.mp4', type: 'video/mp4' })
    expect(JSON.stringify(told)).not.toContain('root:')
    await expectUnfit('still', list, { name: 'a.jpg', type: 'image/jpeg' })
    expect(asked).toEqual([])
  },
)

test('[A3] a playlist after the first bytes of a film: refused, nobody asked', async () => {
  const list = Buffer.from(`\n#EXTM3U\n#EXTINF:1,\n${elsewhereUrl()}/hls\n`)
  const film = Buffer.from(await makeFilm({ shots: [12] }))
  const heads = [film.subarray(0, 32), Buffer.from('1a45dfa3', 'hex'), Buffer.from('OggS')]
  for (const head of [...heads, Buffer.from('000001ba', 'hex'), Buffer.alloc(800, 0x47)])
    await expectUnfit('film', Buffer.concat([head, list]), { name: 'film.mp4' })
  expect(asked).toEqual([])
})

/** Seconds of processor time that a process has used so far, its children not counted. */
const usedBy = async (pid: number): Promise<number> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return (user + system) / 100
}

test.skipIf(process.platform !== 'linux')(
  '[A3] of films the API process reads only the first bytes: 300,000 boxes, and as many packets, cost it no more than a text that it refuses at once',
  async () => {
    const box = Buffer.from('0000000866726565', 'hex')
    const bytes = Buffer.concat([
      Buffer.from('00000010667479706d70343200000000', 'hex'),
      ...Array.from({ length: 300_000 }, () => box),
    ])
    const look = ['-f', 'lavfi', '-i', 'color=size=16x16:rate=100:duration=300', '-c:v', 'mjpeg']
    const packets = await makeWithFfmpeg([...look, '-q:v', '31'], 'film.avi')
    const costOf = async (act: () => Promise<unknown>) => {
      const before = await usedBy(server.pid)
      await act()
      return (await usedBy(server.pid)) - before
    }
    const refusedOf = async (sent: Uint8Array) => {
      const uploadId = await upload(by.client, sent)
      return costOf(() => ways.film(uploadId))
    }
    const base = await refusedOf(Buffer.alloc(bytes.length, 'text'))
    expect(await refusedOf(bytes)).toBeLessThan(base + 1)
    const uploadId = await upload(by.client, packets)
    const body = { uploadId, ...given }
    expect(await costOf(() => by.client.done(addFilm, { body }))).toBeLessThan(base + 1)
  },
)

const cut = (whole: Uint8Array, parts: readonly number[]) =>
  parts.map((part) => whole.subarray(0, part < 1 ? Math.floor(whole.length * part) : -part))

test('[A3] a film that was cut off, wherever: taken for what is left of it, or refused in words', async () => {
  for (const encoder of [[], ['-movflags', '+faststart']]) {
    const whole = await makeFilm({ shots: [24, 24], encoder })
    for (const part of cut(whole, [0.02, 0.3, 0.6, 0.95, 40, 1])) {
      const uploadId = await upload(by.client, part, { name: 'film.mp4', type: 'video/mp4' })
      const { status, body } = await by.client.call(addFilm, { body: { uploadId, ...given } })
      if (status !== 201) expect(body).toMatchObject({ status: 400, code: 'media.unfit' })
    }
  }
})

test.each(['jpeg', 'png', 'webp', 'tiff'] as const)(
  '[A3] a %s that was cut off, wherever: kept and told what is missing, or refused in words',
  async (format) => {
    const whole = await makePhoto({ width: 400, height: 300, format })
    // A JPEG without its last byte lacks half of its end mark and no pixel.
    const least = format === 'jpeg' ? 40 : 1
    for (const part of cut(whole, [0.001, 0.02, 0.5, 0.9, 0.99, 40, least])) {
      const named = { name: `a.${format}`, type: `image/${format}` }
      const uploadId = await upload(by.client, part, named)
      const { status, body } = await by.client.call(addStill, { body: { uploadId, ...given } })
      if (status === 201) expect(JSON.stringify((body as Still).facts)).toMatch(/missing|checksum/)
      else expect(body).toMatchObject({ code: 'media.unfit', reason: 'damaged' })
    }
  },
)

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
const zip = Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), Buffer.alloc(200)])
const others: readonly (readonly [string, Uint8Array | string])[] = [
  ['an empty file', ''],
  ['a file of one byte', 'x'],
  ['a file of one byte that begins a JPEG', Buffer.from('ff', 'hex')],
  ['an SVG', svg],
  ['an SVG after an XML head', `<?xml version="1.0"?>\n<!-- a -->\n${svg}`],
  ['an SVG after a byte order mark', `\ufeff${svg}`],
  ['an SVG of which all is blank for 5 KB', `${' '.repeat(5_000)}${svg}`],
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a page in UTF-16', Buffer.from('\ufeff<html><script>alert(1)</script>', 'utf16le')],
  ['a ZIP', zip],
  ['a PDF', '%PDF-1.7\n1 0 obj\n<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>\n'],
]

test.each(others)('[A3] %s, named as a film or picture: refused in words', async (_, content) => {
  const bytes = Buffer.from(content)
  await expectUnfit('still', bytes, { name: 'a.jpg', type: 'image/jpeg' })
  await expectUnfit('portrait', bytes, { name: 'a.png', type: 'image/png' })
  await expectUnfit('film', bytes, { name: 'a.mp4', type: 'video/mp4' })
})

test('[A3, A4] a picture with a page inside it is given back as a picture, without the page', async () => {
  const page = Buffer.from('<html><script>alert(document.domain)</script></html>')
  const photo = Buffer.from(await makePhoto({ width: 640, height: 480 }))
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, page.length + 2]), page])
  const both = Buffer.concat([photo.subarray(0, 2), comment, photo.subarray(2), page])
  const uploadId = await upload(by.client, both, { name: 'a.html', type: 'text/html' })
  const still = await by.client.done(addStill, { body: { uploadId, ...given } })
  expect(still.pictures.length).toBeGreaterThan(1)
  for (const { url } of still.pictures) {
    const answer = await fetch(new URL(url, server.url))
    expect(answer.headers.get('content-type')).toMatch(/^image\/(jpeg|webp)$/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(Buffer.from(await answer.arrayBuffer()).includes('<script>')).toBe(false)
  }
  const shelf = `${still.sha256.slice(0, 2)}/${still.sha256}`
  for (const path of [`/files/originals/${shelf}`, `/files/derivatives/${shelf}`])
    expect((await by.client.send(path)).status, path).toBe(404)
  const tus = { 'tus-resumable': '1.0.0' }
  const raw = await by.client.send(`/api/uploads/${uploadId}`, { headers: tus })
  expect(raw.status).toBe(405)
})

test('nothing of all this was written down as a bug', () => {
  expect(server.errors()).toEqual([])
})
