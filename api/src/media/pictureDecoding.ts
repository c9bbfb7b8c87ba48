import type { Remark } from '@rollcall/contract/remarks.ts'
import sharp, { type FailOnOptions, type Sharp } from 'sharp'
import { toneOf } from './greyProfile.ts'
import { type Opened, percentOf } from './opened.ts'
import { PictureUnfit } from './pictureUnfit.ts'
import { type Pixels, pixelsOf } from './pixels.ts'

/** No JPEG has a longer one. */
const LONGEST_SIDE = 65_500

interface Bounded {
  readonly maxPixels: number
}

/** Every pixel once, upright and square, in sRGB, without anything that is not a pixel; and what was odd about it. */
export const decoded = async (
  opened: Opened,
  bounded: Bounded,
): Promise<{ readonly pixels: Pixels; readonly remarks: readonly Remark[] }> => {
  const { remarks, otherwise } = opened
  const sized = await sizeOf(opened, bounded)
  const failures: unknown[] = []
  for (const failOn of otherwise ? STRICT : LENIENT) {
    try {
      const pixels = await decode(opened, sized, failOn)
      return { pixels, remarks: [...remarks, ...remarksOn(pixels, failOn, failures[0])] }
    } catch (error) {
      // Whoever has no memory for it has none the next time.
      if (/memory|allocat|pixel limit|No space/i.test(String(error))) throw error
      failures.push(error)
    }
  }
  if (otherwise) return decoded(await otherwise(), bounded)
  throw failures[0]
}

const STRICT = ['warning', 'truncated'] as const
const LENIENT = [...STRICT, 'none'] as const

interface Sized {
  readonly width: number
  readonly height: number
  readonly isStretched: boolean
  readonly curve: ((value: number) => number) | null
  readonly deep: boolean
  readonly limitInputPixels: number
}

/** As it will be once it is upright. */
const sizeOf = async (
  { input, stretch, upright = false, curve }: Opened,
  { maxPixels }: Bounded,
): Promise<Sized> => {
  const found = await sharp(input, { failOn: 'none', limitInputPixels: false }).metadata()
  const { orientation = 1, icc, channels = 3, depth } = found
  const wide = Math.round(found.width * stretch.x)
  const high = Math.round(found.height * stretch.y)
  if (wide * high > maxPixels) throw new PictureUnfit('too-many-pixels')
  if (Math.max(wide, high) > LONGEST_SIDE) throw new PictureUnfit('too-long-a-side')
  const [width, height] = !upright && orientation > 4 ? [high, wide] : [wide, high]
  const deep = depth === 'ushort'
  // sharp itself honours profiles of grey, but not where it has 16 bits.
  const tone = icc && channels < 3 && deep ? toneOf(icc) : null
  const isStretched = stretch.x !== 1 || stretch.y !== 1
  return {
    width,
    height,
    isStretched,
    curve: tone ?? curve ?? null,
    deep,
    limitInputPixels: maxPixels,
  }
}

const decode = async (
  { input, upright }: Opened,
  { width, height, isStretched, curve, deep, limitInputPixels }: Sized,
  failOn: FailOnOptions,
): Promise<Pixels> => {
  let picture: Sharp = sharp(input, { failOn, limitInputPixels })
  if (!upright) picture = picture.autoOrient()
  picture = picture.flatten({ background: '#fff' })
  if (isStretched) picture = picture.resize({ width, height, fit: 'fill' })
  const isDeep = curve !== null && deep
  const { bytes, raw } = await pixelsOf(
    picture.toColourspace(isDeep ? 'rgb16' : 'srgb').raw({ depth: isDeep ? 'ushort' : 'uchar' }),
  )
  return { bytes: curve ? curved(bytes, curve, isDeep) : bytes, raw }
}

const curved = (samples: Buffer, curve: (value: number) => number, deep: boolean): Buffer => {
  const most = deep ? 65_535 : 255
  const table = Uint8Array.from({ length: most + 1 }, (_, n) => Math.round(curve(n / most) * 255))
  const bytes = Buffer.allocUnsafe(deep ? samples.length / 2 : samples.length)
  for (let n = 0; n < bytes.length; n += 1)
    bytes[n] = table[deep ? samples.readUInt16LE(n * 2) : (samples[n] as number)] as number
  return bytes
}

const MOST_SAID = 200

const remarksOn = (pixels: Pixels, failOn: FailOnOptions, failure: unknown): Remark[] => {
  if (failOn === 'warning') return []
  if (failOn === 'none') return lossIn(pixels)
  const message = failure instanceof Error ? failure.message : String(failure)
  const [line = ''] = message.replace(/^Vips\w+: /, '').split('\n')
  return [{ code: 'odd', said: line.replace(/[^ -~]/g, '').slice(0, MOST_SAID) }]
}

/** Rows that a decoder of JPEG could not fill are grey down to the last, but for what it took from beyond the end. */
const lossIn = ({ bytes, raw: { width, height, channels } }: Pixels): Remark[] => {
  const row = width * channels
  const last = bytes.subarray(bytes.length - channels)
  if (!isOf(last, 0, channels, GREY)) return [{ code: 'cut-off' }]
  let rows = 0
  while (rows < height && isOf(bytes, bytes.length - (rows + 1) * row, row, last)) rows += 1
  if (rows === height) throw new PictureUnfit('damaged')
  if (rows === 0) return [{ code: 'cut-off' }]
  return [{ code: 'part-missing', percent: percentOf(rows / height) }]
}

const GREY = Buffer.from([128])
const NEAR = 4
const MOST_OTHERS = 0.1

const isOf = (bytes: Buffer, from: number, count: number, one: Buffer): boolean => {
  let others = 0
  for (let n = 0; n < count; n += 1)
    if (Math.abs((bytes[from + n] as number) - (one[n % one.length] as number)) > NEAR) others += 1
  return others <= count * MOST_OTHERS
}
