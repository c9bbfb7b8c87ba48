import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileKey } from '@rollcall/api/media/fileKey.ts'
import { kindOf } from '@rollcall/api/media/kind.ts'
import { derivePicture } from '@rollcall/api/media/picture.ts'
import { UnfitMedia } from '@rollcall/api/media/unfit.ts'
import { presentRemark } from '@rollcall/api/stills/remark.presenter.ts'
import sharp from 'sharp'
import { expect, test, vi } from 'vitest'
import { aFolder, aStorage } from '../support/folder.ts'
import { noCases, offBy, type PhotoCase, photoCases } from '../support/photoCases.ts'
import { aChart, aTiff, type ChartAsked } from '../support/tiff.ts'

vi.setConfig({ testTimeout: 120_000 })

/** As the real path makes it: a confined child, then the widest JPEG; or why it is refused. */
const made = async (path: string) => {
  const { storage } = await aStorage()
  const found = await kindOf(path)
  if (found.kind !== 'picture') throw new Error('no picture')
  const derived = await derivePicture(storage, { path, format: found.format }, { maxPixels: 1e8 })
  const widest = derived.pictures.findLast(({ type }) => type === 'image/jpeg')
  const file = await storage.local(`derivatives/${widest?.file}` as FileKey)
  const { data, info } = await sharp(await readFile(file))
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { ...derived, raster: { ...info, bytes: data } }
}

const cases = photoCases()
test.runIf(cases.length === 0)('the cases are there', (context) => context.skip(noCases))

/** The refusal's sentence, or null where it was taken and is right. */
const judged = async ({ path, size, chart, within, words, mayRefuse, name }: PhotoCase) => {
  const refusal = await made(path).catch((error: unknown) => {
    if (error instanceof UnfitMedia) return error
    throw error
  })
  const says = (text: string) =>
    words.some((word) => text.toLowerCase().includes(word.toLowerCase()))
  if (refusal instanceof UnfitMedia) {
    expect(mayRefuse, refusal.message).toBe(true)
    expect(says(refusal.message), refusal.message).toBe(true)
    return
  }
  const { width, height, raster, remarks } = refusal
  const told = remarks.map(presentRemark)
  expect(Math.abs(width - size[0]), `${width}x${height}`).toBe(0)
  expect(Math.abs(height - size[1]), `${width}x${height}`).toBeLessThanOrEqual(
    name.includes('fax') ? 1 : 0,
  )
  if (chart)
    expect(offBy(raster, chart, name.includes('missing') ? 0.75 : 1)).toBeLessThanOrEqual(within)
  if (words.length > 0 && !mayRefuse)
    expect(says(JSON.stringify(told)), JSON.stringify(told)).toBe(true)
}

test.each(cases.map((one) => [one.name, one] as const))('[A3] %s is as its README says', (_, one) =>
  judged(one),
)

const float = (grey: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeFloatLE(grey / 255)
  return bytes
}
const short = (value: number) => Buffer.from([value & 255, value >> 8])

/** Small ones of our own, of the kinds that were wrong without a word. */
const own: readonly (readonly [string, ChartAsked, string[]])[] = [
  ['eight bits', {}, []],
  ['floats', { bits: 32, form: 3, sample: float }, []],
  ['signed numbers', { bits: 16, form: 2, sample: (grey) => short(Math.round(grey * 128.5)) }, []],
  [
    '12 bits in 16',
    { bits: 16, sample: (grey) => short(grey * 16), tags: { 281: [3, [4095]] } },
    [],
  ],
  ['12 bits in 16, untold', { bits: 16, sample: (grey) => short(grey * 16) }, ['depth-assumed']],
  ['a channel more', { beside: Buffer.from([9]), tags: { 338: [3, [0]] } }, ['channels-left-out']],
  [
    'a false transparency',
    { beside: Buffer.from([0]), tags: { 338: [3, [2]] } },
    ['channels-left-out'],
  ],
  ['white at 0', { sample: (grey) => Buffer.from([255 - grey]), tags: { 262: [3, [0]] } }, []],
]

test.each(own)('[A3] a TIFF of %s has the tones that are meant', async (_, asked, told) => {
  const path = join(await aFolder(), 'chart.tif')
  await writeFile(path, aTiff([aChart(asked)]))
  const { width, height, raster, remarks } = await made(path)
  expect({ width, height }).toEqual({ width: 192, height: 128 })
  expect(offBy(raster, 'grey')).toBeLessThan(3)
  expect(remarks.map(({ code }) => code)).toEqual(told)
})

test('[A3] of a TIFF whose last strips are missing the others are kept, and how much is missing is told', async () => {
  const path = join(await aFolder(), 'cut.tif')
  const whole = aTiff([aChart({ rows: 8 })])
  await writeFile(path, whole.subarray(0, whole.length - 192 * 24))
  const { raster, remarks } = await made(path)
  expect(offBy(raster, 'grey', 0.8)).toBeLessThan(3)
  expect(remarks).toEqual([{ code: 'part-missing', percent: 19 }])
})

test('[A3] [K1] a scan of 300 by 600 dots has square pixels, and a preview before it is not the picture', async () => {
  const path = join(await aFolder(), 'scan.tif')
  const dots = { 282: [5, [300, 1]], 283: [5, [600, 1]] } as const
  await writeFile(
    path,
    aTiff([aChart({ width: 48, height: 32 }), aChart({ height: 256, tags: dots })]),
  )
  const { width, height, raster } = await made(path)
  expect({ width, height }).toEqual({ width: 384, height: 256 })
  expect(offBy(raster, 'grey')).toBeLessThan(4)
})
