import { labToRgb, type ToRgb, yCbCrToRgb } from './colours.ts'
import type { Directory } from './directory.ts'
import { type Layout, tags } from './layout.ts'

/** All of a picture: rows of samples. */
export interface Painted {
  readonly out: Buffer
  readonly channels: number
  readonly deep: boolean
  /** What sharp is to apply. */
  readonly profile: Buffer | null
}

/** What sharp is not to guess is made red, green and blue here: inks without a profile, and other ways to say colours. */
export const toRgb = (of: Directory, { colours }: Layout, picture: Painted): Painted => {
  const { out, channels, profile } = picture
  if (colours === 'cmyk' && channels === 4 && !profile)
    return { ...picture, out: inksToRgb(out), channels: 3 }
  const convert = channels === 3 ? conversionOf(of, colours) : null
  for (let at = 0; convert && at + 2 < out.length; at += 3) {
    const [r, g, b] = convert(out[at] as number, out[at + 1] as number, out[at + 2] as number)
    out[at] = r
    out[at + 1] = g
    out[at + 2] = b
  }
  return picture
}

/** In place: a pixel becomes shorter. */
const inksToRgb = (out: Buffer): Buffer => {
  let to = 0
  for (let at = 0; at + 3 < out.length; at += 4) {
    const light = 255 - (out[at + 3] as number)
    for (let n = 0; n < 3; n += 1, to += 1)
      out[to] = Math.round(((255 - (out[at + n] as number)) * light) / 255)
  }
  return out.subarray(0, to)
}

const signed = (byte: number): number => (byte > 127 ? byte - 256 : byte)

const conversionOf = (of: Directory, colours: Layout['colours']): ToRgb | null => {
  if (colours === 'lab') return (l, a, b) => labToRgb(l / 2.55, signed(a), signed(b))
  if (colours === 'icclab') return (l, a, b) => labToRgb(l / 2.55, a - 128, b - 128)
  if (colours !== 'ycbcr') return null
  return yCbCrToRgb(of.numbers(tags.coefficients), of.numbers(tags.reference))
}
