import { between, type Random } from '@rollcall/api/demo/drawing/random.ts'
import sharp from 'sharp'
import { takeOf } from './takes.ts'

/** A drawn place, with somebody in it or nobody, as a PNG. */
export const aDrawnPicture = (random: Random, width = 480, height = 360): Promise<Buffer> => {
  const light = takeOf(random, { width, height }, 2).at(0)
  const raw = { width, height, channels: 1 } as const
  return sharp(Buffer.from(Uint8ClampedArray.from(light)), { raw })
    .png()
    .toBuffer()
}

type Copy = (picture: Buffer, random: Random) => Promise<Buffer>

const sizeOf = async (picture: Buffer) => {
  const { width, height } = await sharp(picture).metadata()
  return { width, height }
}

const whole = (from: number) => Math.round(from)

const mirror: Copy = (picture, random) =>
  sharp(picture)
    .flop()
    .jpeg({ quality: whole(between(random, 50, 95)) })
    .toBuffer()

/** The same print once more on another scanner: a little askew, with an edge, in another size and tone, and more or less compressed. */
const rescan: Copy = async (picture, random) => {
  const { width, height } = await sizeOf(picture)
  const light = whole(between(random, 60, 250))
  const background = { r: light, g: light, b: light }
  const edge = whole(Math.max(width, height) * between(random, 0, 0.03))
  const turned = await sharp(picture)
    .rotate(between(random, -1.5, 1.5), { background })
    .toBuffer()
  const edged = await sharp(turned)
    .extend({ top: edge, bottom: edge, left: edge, right: edge, background })
    .greyscale()
    .linear(between(random, 0.75, 1.1), between(random, -10, 30))
    .toBuffer()
  return sharp(edged)
    .resize(whole(width * between(random, 0.5, 1.6)))
    .jpeg({ quality: whole(between(random, 40, 85)) })
    .toBuffer()
}

/** Half of it or more, from anywhere in it; a side keeps six tenths at least. */
const crop: Copy = async (picture, random) => {
  const { width, height } = await sizeOf(picture)
  const share = between(random, 0.5, 0.9)
  const across = between(random, Math.max(share, 0.6), Math.min(1, share / 0.6))
  const [w, h] = [whole(width * across), Math.min(height, Math.ceil((height * share) / across))]
  const [left, top] = [whole(random() * (width - w)), whole(random() * (height - h))]
  return sharp(picture)
    .extract({ left, top, width: w, height: h })
    .jpeg({ quality: whole(between(random, 50, 90)) })
    .toBuffer()
}

/** In which ways one picture comes once more. */
export const copies = { mirror, rescan, crop } as const
