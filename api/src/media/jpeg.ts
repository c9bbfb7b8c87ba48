import { readFile } from 'node:fs/promises'
import { type Opened, type Opening, square, stretchFor } from './opened.ts'
import { byFfmpeg } from './pictureProgram.ts'
import { PictureUnfit } from './pictureUnfit.ts'

const START_OF_SCAN = 0xda
const LOSSLESS = 0xc3

/** A JPEG as it is, but for those of which sharp's decoder knows nothing. */
export const openJpeg = async (opening: Opening): Promise<Opened> => {
  const { frame, stretch } = headOf(await readFile(opening.path))
  if (frame?.marker === LOSSLESS) return byFfmpeg(opening, 'jpeg_pipe', 'mjpeg')
  if (frame && frame.bits !== 8) throw new PictureUnfit('picture-depth', `${frame.bits} bit JPEG`)
  return { input: opening.path, stretch, remarks: [] }
}

interface Head {
  readonly frame: { readonly marker: number; readonly bits: number } | null
  readonly stretch: Opened['stretch']
}

/** Looks at the segments before the first scan; bytes that belong to none are stepped over, as every decoder does. */
const headOf = (jpeg: Buffer): Head => {
  let frame: Head['frame'] = null
  let stretch = square
  for (let at = 2; at + 9 < jpeg.length; ) {
    const marker = jpeg[at + 1] as number
    if (jpeg[at] !== 0xff || marker === 0 || marker === 0xff) {
      at += 1
      continue
    }
    if (marker === START_OF_SCAN) break
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) frame = { marker, bits: jpeg[at + 4] as number }
    if (marker === 0xe0 && jpeg.toString('latin1', at + 4, at + 8) === 'JFIF')
      stretch = stretchOf(jpeg.subarray(at, at + 18))
    at += 2 + jpeg.readUInt16BE(at + 2)
  }
  return { frame, stretch }
}

/** JFIF: pixels per inch or centimetre, or how many parts of the same length. */
const stretchOf = (segment: Buffer): Opened['stretch'] =>
  segment.length < 16 ? square : stretchFor(segment.readUInt16BE(12), segment.readUInt16BE(14))
