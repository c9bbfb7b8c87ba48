import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileKey } from '@rollcall/api/media/fileKey.ts'
import { kindOf } from '@rollcall/api/media/kind.ts'
import { derivePicture, type ReadPicture } from '@rollcall/api/media/picture.ts'
import type { Storage } from '@rollcall/api/media/storage.ts'
import sharp, { type Sharp } from 'sharp'
import { expect, test, vi } from 'vitest'
import { aFolder, aStorage } from '../support/folder.ts'
import { makePhoto, noSharedMedia, sharedMedia } from '../support/media.ts'
import { greyPng, pixelBomb } from '../support/png.ts'

// Films are made and read by programs that let everything else go first.
vi.setConfig({ testTimeout: 120_000 })

const MAX_PIXELS = 100e6

const derive = async (
  storage: Storage,
  bytes: Uint8Array,
  maxPixels = MAX_PIXELS,
): Promise<ReadPicture> => {
  const path = join(await aFolder(), 'upload')
  await writeFile(path, bytes)
  const found = await kindOf(path)
  if (found.kind !== 'picture') throw new Error('no picture')
  return derivePicture(storage, { path, format: found.format }, { maxPixels })
}

const pathOf = (storage: Storage, file: string) => storage.local(`derivatives/${file}` as FileKey)
const filesIn = async (root: string) =>
  (await readdir(root, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())

test.each([
  [256, [256]],
  [320, [320]],
  [1000, [320, 640, 1000]],
  [3000, [320, 640, 1280, 1920, 2560, 3000]],
])('a picture %i wide is derived in widths %j, never above its own', async (width, widths) => {
  const { storage } = await aStorage()
  const { pictures, ...size } = await derive(storage, await makePhoto({ width, height: 200 }))
  expect(size).toMatchObject({ width, height: 200 })
  for (const type of ['image/webp', 'image/jpeg'] as const) {
    const ofType = pictures.filter((picture) => picture.type === type)
    expect(ofType.map((picture) => picture.width)).toEqual(widths)
    for (const { width, file } of ofType) {
      const seen = await sharp(await pathOf(storage, file)).metadata()
      expect(`image/${seen.format}`).toBe(type)
      expect(seen.width).toBe(width)
    }
  }
})

test('the placeholder is a tiny picture of the same proportions', async () => {
  const { storage } = await aStorage()
  const { placeholder } = await derive(storage, await makePhoto({ width: 600, height: 300 }))
  expect(placeholder.length).toBeLessThan(1_000)
  const [, base64 = ''] = /^data:image\/webp;base64,(.+)$/.exec(placeholder) ?? []
  const { width, height } = await sharp(Buffer.from(base64, 'base64')).metadata()
  expect({ width, height }).toEqual({ width: 20, height: 10 })
})

test('[A4] where a picture was taken leaves with none of its derivatives', async () => {
  const { storage } = await aStorage()
  const photo = await makePhoto({ gps: true, width: 700 })
  expect((await sharp(photo).metadata()).exif?.length).toBeGreaterThan(50)
  for (const { file } of (await derive(storage, photo)).pictures) {
    const { exif, xmp, iptc, icc } = await sharp(await pathOf(storage, file)).metadata()
    expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined])
  }
})

/** White in its top left quarter, black elsewhere, as people are to see it. */
const cornered = async (orientation: number): Promise<Buffer> => {
  const corner = sharp({ create: { width: 80, height: 60, channels: 3, background: '#fff' } }).png()
  const black = { width: 160, height: 120, channels: 3, background: '#000' } as const
  const upright = await sharp({ create: black })
    .composite([{ input: await corner.toBuffer(), left: 0, top: 0 }])
    .png()
    .toBuffer()
  const undo: Record<number, (picture: Sharp) => Sharp> = {
    1: (picture) => picture,
    2: (picture) => picture.flop(),
    3: (picture) => picture.rotate(180),
    6: (picture) => picture.rotate(270),
    8: (picture) => picture.rotate(90),
  }
  const turned = undo[orientation]?.(sharp(upright)) ?? sharp(upright)
  return turned.withMetadata({ orientation }).jpeg().toBuffer()
}

test.each([1, 2, 3, 6, 8])(
  '[A4] [K1] a picture of EXIF orientation %i is made upright',
  async (orientation) => {
    const { storage } = await aStorage()
    const { width, height, pictures } = await derive(storage, await cornered(orientation))
    expect({ width, height }).toEqual({ width: 160, height: 120 })
    const file = pictures.find(({ type }) => type === 'image/jpeg')?.file ?? ''
    const { data, info } = await sharp(await pathOf(storage, file))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const at = (x: number, y: number) => (data[(y * info.width + x) * info.channels] ?? 0) > 128
    expect([at(20, 20), at(140, 20), at(20, 100), at(140, 100)]).toEqual([
      true,
      false,
      false,
      false,
    ])
  },
)

const cutInThree = async (format: 'jpeg' | 'png' | 'webp' | 'tiff' | 'avif' | 'gif') => {
  const photo = await makePhoto({ width: 400, height: 300 })
  const whole = await sharp(photo).toFormat(format).toBuffer()
  return [0.3, 0.6, 0.95].map((part) => whole.subarray(0, Math.floor(whole.length * part)))
}

test.each(['jpeg', 'png', 'gif'] as const)(
  '[A3] of a %s that was cut off what is there is kept, and what is missing is told',
  async (format) => {
    const { storage } = await aStorage()
    for (const part of await cutInThree(format)) {
      const { width, height, remarks } = await derive(storage, part)
      expect({ width, height }).toEqual({ width: 400, height: 300 })
      expect(remarks.map(({ code }) => code)).toEqual([
        expect.stringMatching(/^(part-missing|cut-off)$/),
      ])
    }
  },
)

test.each(['webp', 'tiff', 'avif'] as const)(
  '[A3] a %s of which nothing can be seen any more is refused as damaged, and nothing of it stays',
  async (format) => {
    const { storage, root } = await aStorage()
    for (const part of await cutInThree(format))
      await expect(derive(storage, part)).rejects.toMatchObject({ reason: 'damaged' })
    expect(await filesIn(root)).toEqual([])
  },
)

test('[A3] a picture of 900 megapixels in a small file is refused, and leaves nothing', async () => {
  const { storage, root } = await aStorage()
  const bomb = pixelBomb()
  expect(bomb.length).toBeLessThan(150_000)
  await expect(derive(storage, bomb)).rejects.toThrow(/too many pixels.*100 megapixels/)
  expect(await filesIn(root)).toEqual([])
})

test('[A3] the limit of pixels is a setting', async () => {
  const { storage } = await aStorage()
  const photo = await makePhoto({ width: 1001, height: 1000 })
  await expect(derive(storage, photo, 1e6)).rejects.toMatchObject({ reason: 'too-many-pixels' })
  expect(await derive(storage, photo, 1.01e6)).toMatchObject({ width: 1001 })
})

test('[A3] a header that promises more than there is, is refused as damaged', async () => {
  const { storage } = await aStorage()
  const lying = greyPng(9_000, 9_000, Buffer.alloc(10_000))
  await expect(derive(storage, lying)).rejects.toMatchObject({ reason: 'damaged' })
})

test('[A3] a side that no JPEG can have is refused', async () => {
  const { storage } = await aStorage()
  const long = greyPng(66_000, 1, Buffer.alloc(66_001))
  await expect(derive(storage, long)).rejects.toMatchObject({ reason: 'too-long-a-side' })
})

test('a side that only JPEG can have is derived as JPEG', async () => {
  const { storage } = await aStorage()
  const { pictures } = await derive(storage, greyPng(20_000, 2, Buffer.alloc(40_002)))
  const widest = pictures.filter(({ width }) => width === 20_000)
  expect(widest.map(({ type }) => type)).toEqual(['image/jpeg'])
})

test.each([
  ['with transparency', (picture: Sharp) => picture.ensureAlpha(0.5).png()],
  ['of 16 bits', (picture: Sharp) => picture.toColourspace('rgb16').png()],
  ['in grey', (picture: Sharp) => picture.greyscale().png()],
  ['in CMYK', (picture: Sharp) => picture.toColourspace('cmyk').jpeg()],
  ['with a palette', (picture: Sharp) => picture.png({ palette: true, colours: 16 })],
])('a picture %s becomes what browsers show', async (_, make) => {
  const { storage } = await aStorage()
  const { pictures } = await derive(storage, await make(sharp(await makePhoto())).toBuffer())
  for (const { file } of pictures) {
    const { space, depth, hasAlpha } = await sharp(await pathOf(storage, file)).metadata()
    expect({ space, depth, hasAlpha }).toEqual({ space: 'srgb', depth: 'uchar', hasAlpha: false })
  }
})

test.for(['photo-a.jpg', 'photo-b.jpg', 'photo-c.png', 'iiif-reference.png'])(
  '[A5] a real picture is derived: %s',
  async (name, context) => {
    const path = sharedMedia(name)
    if (!path) return context.skip(noSharedMedia)
    const { storage } = await aStorage()
    const found = await kindOf(path)
    if (found.kind !== 'picture') throw new Error('no picture')
    const source = { path, format: found.format }
    const { pictures } = await derivePicture(storage, source, { maxPixels: MAX_PIXELS })
    for (const { file } of pictures)
      expect((await stat(await pathOf(storage, file))).size).toBeGreaterThan(500)
  },
)
