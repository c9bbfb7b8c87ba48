import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathOf } from '@rollcall/contract/endpoint.ts'
import { getImage, getImageInformation, getStillManifest } from '@rollcall/contract/iiif.ts'
import { addStill, restrictStill, type Still } from '@rollcall/contract/stills.ts'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { expectProblem } from '../support/expect.ts'
import { makePhoto, sharedMedia } from '../support/media.ts'
import { aPort } from '../support/ports.ts'
import { bringLibmagic, bringPython, python } from '../support/python.ts'
import { type Server, startServer } from '../support/server.ts'
import { upload } from '../support/upload.ts'

let server: Server
let measures: number
let visitor: Client
let by: Account
let moderator: Account
let still: Still

const [WIDTH, HEIGHT] = [1200, 900]

beforeAll(async () => {
  measures = await aPort()
  server = await startServer({ env: { METRICS_PORT: `${measures}` } })
  visitor = aVisitor(server)
  by = await aContributor(server)
  moderator = await aModerator(server)
  still = await aStill(by, { width: WIDTH, height: HEIGHT })
})

const addressOf = (parts: string, identifier: string = still.id): string => {
  const [region = '', size = '', rotation = '', file = ''] = parts.split('/')
  return pathOf(getImage, { identifier, region, size, rotation, file })
}

const ask = (parts: string, headers: Record<string, string> = {}) =>
  fetch(server.url + addressOf(parts), { headers })

/** How many pictures were answered from memory. */
const hotPictures = async (): Promise<number> => {
  const said = await (await fetch(`http://127.0.0.1:${measures}/metrics`)).text()
  return Number(/^rollcall_hot_pictures_total (\d+)$/m.exec(said)?.[1] ?? 0)
}

const sizeOf = async (answer: Response): Promise<readonly [number, number]> => {
  expect(answer.status).toBe(200)
  const { width, height } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
  return [width, height]
}

describe('the public validator', () => {
  /** The picture that it judges by: a hundred squares of known colours. */
  const reference = async (folder: string): Promise<Uint8Array> => {
    const shared = sharedMedia('iiif-reference.png')
    if (shared) return readFile(shared)
    const draw = `
import sys
from PIL import Image
from iiif_validator.validator import ValidationInfo
image = Image.new('RGB', (1000, 1000))
for x, column in enumerate(ValidationInfo().colorInfo):
    for y, colour in enumerate(column):
        image.paste(colour, (x * 100, y * 100, x * 100 + 100, y * 100 + 100))
image.save(sys.argv[1])`
    const file = join(server.dataDir, 'reference.png')
    const drawn = await python(folder, ['-c', draw, file])
    if (!drawn.ok) throw new Error(drawn.complaint)
    return readFile(file)
  }

  test('[E1, K1] passes all of its tests of the Image API 3.0, level 2', async () => {
    await bringLibmagic()
    const folder = await bringPython('iiif-validator==1.0.5')
    const uploadId = await upload(by.client, await reference(folder))
    const { id } = await by.client.done(addStill, { body: { uploadId, title: 'Squares' } })
    const outcome = await python(folder, [
      join(folder, 'bin/iiif-validate.py'),
      ...['--server', new URL(server.url).host, '--prefix', 'iiif/3', '--identifier', id],
      ...['--version=3.0', '--level=2', '--verbose'],
    ])
    expect(outcome, outcome.stdout).toMatchObject({ ok: true })
  })
})

describe('[K1] what is asked for is in the pixels of the still', () => {
  test.each([
    ['full/max/0/default.jpg', [WIDTH, HEIGHT]],
    ['square/max/0/default.png', [HEIGHT, HEIGHT]],
    ['10,20,300,400/max/0/default.webp', [300, 400]],
    ['1000,800,900,900/max/0/default.jpg', [200, 100]],
    ['pct:50,50,25,25/max/0/gray.jpg', [300, 225]],
    ['full/600,/0/default.jpg', [600, 450]],
    ['full/!300,300/90/default.jpg', [225, 300]],
    ['full/^2400,/0/default.jpg', [2400, 1800]],
    ['full/pct:10/!180/bitonal.tif', [120, 90]],
  ] as const)('%s', async (parts, size) => {
    expect(await sizeOf(await ask(parts))).toEqual(size)
  })

  test('the part of it is the part', async () => {
    const [whole, part] = await Promise.all([
      ask('full/max/0/default.png').then((answer) => answer.arrayBuffer()),
      ask('400,300,64,48/max/0/default.png').then((answer) => answer.arrayBuffer()),
    ])
    const at = { left: 400, top: 300, width: 64, height: 48 }
    const cut = await sharp(Buffer.from(whole)).extract(at).raw().toBuffer()
    expect((await sharp(Buffer.from(part)).raw().toBuffer()).equals(cut)).toBe(true)
  })

  test('a picture that was made before is sent again, and one that is held is not', async () => {
    const first = await ask('0,0,256,256/max/0/default.jpg')
    const again = await ask('0,0,256,256/256,256/0/color.jpg')
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'))
    expect(Buffer.from(await again.arrayBuffer())).toEqual(Buffer.from(await first.arrayBuffer()))
    const etag = first.headers.get('etag') ?? ''
    const held = await ask('0,0,256,256/max/0/default.jpg', { 'if-none-match': etag })
    expect(held.status).toBe(304)
    expect(await held.text()).toBe('')
  })

  test('[A9] one that is asked for often comes from memory, and is answered as before; restricted it is gone', async () => {
    const photo = await aStill(by, { width: 400, height: 300 })
    const path = addressOf('10,10,200,200/max/0/default.jpg', photo.id)
    const answered = async () => {
      const answer = await fetch(server.url + path)
      const told = ['etag', 'link', 'vary', 'content-type', 'content-length', 'cache-control']
      const shared = ['access-control-allow-origin', 'access-control-expose-headers']
      const safe = ['cross-origin-resource-policy', 'x-content-type-options']
      return {
        status: answer.status,
        headers: [...told, ...shared, ...safe].map((name) => [name, answer.headers.get(name)]),
        bytes: Buffer.from(await answer.arrayBuffer()).toString('base64'),
      }
    }
    const first = await answered()
    const before = await hotPictures()
    expect([await answered(), await answered()]).toEqual([first, first])
    expect(await hotPictures()).toBe(before + 2)
    await moderator.client.done(restrictStill, {
      params: { stillId: photo.id },
      body: { restricted: true, reasons: 'His family asked for it.' },
    })
    expectProblem(await visitor.send(path), 'not-found')
    expect(await hotPictures()).toBe(before + 2)
  })
})

describe('[S3] what cannot be made is refused, and the part is named', () => {
  test.each([
    ['here/max/0/default.jpg', 'region'],
    ['0,0,0,10/max/0/default.jpg', 'region'],
    ['1200,0,10,10/max/0/default.jpg', 'region'],
    ['pct:101,0,10,10/max/0/default.jpg', 'region'],
    ['full/0,/0/default.jpg', 'size'],
    ['full/1201,/0/default.jpg', 'size'],
    ['full/full/0/default.jpg', 'size'],
    ['full/^16384,/0/default.jpg', 'size'],
    ['full/^9000,9000/0/default.jpg', 'size'],
    ['full/!^300,300/0/default.jpg', 'size'],
    ['full/max/361/default.jpg', 'rotation'],
    ['full/max/turned/default.jpg', 'rotation'],
    ['full/max/0/lovely.jpg', 'file'],
    ['full/max/0/default.exe', 'file'],
    ['full/max/0/default', 'file'],
  ])('%s', async (parts, path) => {
    const refused = expectProblem(await visitor.send(addressOf(parts)), 'request.invalid')
    expect(refused.errors?.map((error) => error.path)).toEqual([path])
  })

  test('a format that is not made here is told as such', async () => {
    expectProblem(await visitor.send(addressOf('full/max/0/default.jp2')), 'image.not-made')
  })

  test.each(['zzz', '64f0c2a1b3d4e5f60718293a', '..', '%2e%2e%2fsecrets'])(
    'there is nothing at %s',
    async (identifier) => {
      for (const path of [
        addressOf('full/max/0/default.jpg', identifier),
        `/iiif/3/${encodeURIComponent(identifier)}/info.json`,
      ])
        expectProblem(await visitor.send(path), 'not-found')
    },
  )
})

test('[A9, S2] what is restricted is gone for whoever asks, what was made of it too, and stays for a moderator, who may not keep it', async () => {
  const photo = await aStill(by, { width: 400, height: 300 })
  const paths = [
    addressOf('full/max/0/default.jpg', photo.id),
    pathOf(getImageInformation, { identifier: photo.id }),
    pathOf(getStillManifest, { identifier: photo.id }),
  ]
  const made = join(server.dataDir, 'cache/iiif', photo.id)
  const held = await Promise.all(
    paths.map(async (path) => {
      const answer = await fetch(server.url + path)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('cache-control')).toBe('public, no-cache')
      return answer.headers.get('etag') ?? ''
    }),
  )
  await access(made)
  const params = { stillId: photo.id }
  const body = { restricted: true, reasons: 'His family asked for it.' }
  await moderator.client.done(restrictStill, { params, body })
  for (const [at, path] of paths.entries()) {
    expectProblem(await visitor.send(path), 'not-found')
    const headers = { 'if-none-match': held[at] ?? '' }
    expect((await fetch(server.url + path, { headers })).status).toBe(404)
    const seen = await moderator.client.send(path)
    expect([seen.status, seen.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  }
  await expect(access(made)).rejects.toThrow('ENOENT')
})

test('[E1] viewers on any site may read it, and ask before they do', async () => {
  const origin = 'https://viewer.example'
  const info = `${server.url}${pathOf(getImageInformation, { identifier: still.id })}`
  const answer = await fetch(info, { headers: { origin } })
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect(await answer.json()).toMatchObject({
    id: `${server.url}/iiif/3/${still.id}`,
    ...{ type: 'ImageService3', profile: 'level2', width: WIDTH, height: HEIGHT },
  })
  const asked = await fetch(info, { method: 'OPTIONS', headers: { origin } })
  expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
  const base = await fetch(`${server.url}/iiif/3/${still.id}`, { redirect: 'manual' })
  expect([base.status, base.headers.get('location')]).toEqual([303, info])
})

test('[A4] what is made holds nothing that is no pixel', async () => {
  const uploadId = await upload(by.client, await makePhoto({ width: 300, height: 200 }))
  const { id } = await by.client.done(addStill, { body: { uploadId, title: 'With a place' } })
  const answer = await fetch(server.url + addressOf('full/max/0/default.jpg', id))
  const { exif, xmp, iptc } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
  expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined])
})
