import sharp from 'sharp'
import type { Directory } from './directory.ts'
import { type Chunk, type Layout, tags } from './layout.ts'
import { tiffHead, type Written } from './write.ts'

/** Compressions of pictures, not of bytes: libtiff undoes them, one strip or tile at a time. */
const OF_PICTURES = [2, 3, 4, 7]
const JPEG = 7
const WEBP = 50001

export const isDelegated = (compression: number): boolean =>
  OF_PICTURES.includes(compression) || compression === WEBP

/** What comes out of it has eight bits: 1 channel (0 is black) or 3 (sRGB, or the file's own red, green and blue). */
export const undoneBySharp = async (
  of: Directory,
  layout: Layout,
  chunk: Chunk,
  bytes: Buffer,
): Promise<{ readonly bytes: Buffer; readonly channels: number }> => {
  const input = layout.compression === WEBP ? bytes : fileOf(of, layout, chunk, bytes)
  const isGrey = chunk.plane !== null || layout.colours === 'grey'
  const { data, info } = await sharp(input, { failOn: 'none', limitInputPixels: false })
    .removeAlpha()
    .toColourspace(isGrey ? 'b-w' : 'srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, channels: info.channels }
}

/** A TIFF of this one strip or tile alone. */
const fileOf = (of: Directory, layout: Layout, chunk: Chunk, bytes: Buffer): Buffer => {
  const { colours, samples, compression, whiteIsZero } = layout
  const count = chunk.plane === null ? samples : 1
  const photometric = {
    grey: whiteIsZero ? 0 : 1,
    palette: 1,
    rgb: 2,
    cmyk: 5,
    ycbcr: 6,
    lab: 8,
    icclab: 9,
  }
  const extra = Math.max(0, count - layout.channels)
  const copied = [tags.fillOrder, tags.t4, tags.t6, tags.subsampling].filter((tag) => of.has(tag))
  const written: Record<number, Written> = {
    [tags.width]: [4, [chunk.width]],
    [tags.height]: [4, [chunk.height]],
    [tags.bits]: [3, layout.bits.slice(0, count)],
    [tags.compression]: [3, [compression]],
    [tags.photometric]: [3, [chunk.plane === null ? photometric[colours] : 1]],
    [tags.samples]: [3, [count]],
    [tags.rowsPerStrip]: [4, [chunk.height]],
    [tags.counts]: [4, [bytes.length]],
    [tags.planar]: [3, [1]],
    ...Object.fromEntries(copied.map((tag) => [tag, [4, of.numbers(tag)] as Written])),
    ...(extra > 0 && { [tags.extraSamples]: [3, Array(extra).fill(0)] as Written }),
    ...(of.has(tags.subsampling) && {
      [tags.subsampling]: [3, of.numbers(tags.subsampling)] as Written,
    }),
    ...(compression === JPEG &&
      of.has(tags.jpegTables) && { [tags.jpegTables]: [7, of.bytes(tags.jpegTables)] as Written }),
    ...(of.has(tags.fillOrder) && { [tags.fillOrder]: [3, of.numbers(tags.fillOrder)] as Written }),
    ...(colours === 'cmyk' &&
      of.has(tags.profile) && { [tags.profile]: [7, of.bytes(tags.profile)] as Written }),
  }
  return Buffer.concat([tiffHead(written), bytes])
}
