import { openSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Opened, type Opening, percentOf, stretchFor } from '../opened.ts'
import { PictureUnfit } from '../pictureUnfit.ts'
import { type BytesAt, type Directory, directoriesOf } from './directory.ts'
import { type Layout, layoutOf, sizeOf, tags } from './layout.ts'
import { oldJpegIn } from './oldJpeg.ts'
import { pageOf } from './pages.ts'
import { type Picture, painted } from './painting.ts'
import { tiffHead, type Written } from './write.ts'

const OLD_JPEG = 6
const JPEG = 7

/**
 * Reads one picture of a TIFF by itself, strip by strip, and writes what is to be seen of it as a plain TIFF that sharp
 * takes without a doubt: eight bits (sixteen where a profile needs them), colours alone, one picture, black and white as
 * they are meant. What cannot be read of it is grey. libtiff is asked only for what is compressed as a picture.
 */
export const openTiff = async ({ path, folder, page, maxPixels }: Opening): Promise<Opened> => {
  const bytesAt = bytesOf(path)
  const chosen = pageOf(directoriesOf(bytesAt), page)
  const of = chosen.directory
  const stretch = stretchFor(of.number(tags.perInchX, 1), of.number(tags.perInchY, 1))
  const ofPages =
    chosen.pages > 1 ? [{ code: 'page', page: chosen.page, pages: chosen.pages } as const] : []
  if (of.number(tags.compression, 1) === OLD_JPEG) {
    const { width, height } = sizeOf(of)
    if (width * height > maxPixels) throw new PictureUnfit('too-many-pixels')
    const jpeg = oldJpegIn(of, bytesAt)
    if (!jpeg) throw new PictureUnfit('picture-compression', 'old-style JPEG')
    return { input: jpeg, stretch, remarks: ofPages }
  }
  const layout = layoutOf(of, maxPixels)
  assertDepth(layout)
  const picture = await painted(of, layout, bytesAt)
  const file = join(folder, 'plain.tif')
  writePlain(file, of, layout, picture)
  const left = layout.samples - layout.channels
  return {
    input: file,
    stretch,
    remarks: [
      ...ofPages,
      ...(of.whole ? [] : [{ code: 'cut-off' } as const]),
      ...(left > 0 ? [{ code: 'channels-left-out', channels: left } as const] : []),
      ...(of.has(tags.photometric) ? [] : [{ code: 'tones-assumed' } as const]),
      ...(picture.assumedBits
        ? [{ code: 'depth-assumed', bits: picture.assumedBits } as const]
        : []),
      ...(picture.missing > 0
        ? [{ code: 'part-missing', percent: percentOf(picture.missing) } as const]
        : []),
    ],
  }
}

const bytesOf = (path: string): BytesAt => {
  const file = openSync(path, 'r')
  return (at, count) => {
    const pieces: Buffer[] = []
    // Counts are a stranger's: memory is taken only for what is there.
    for (let done = 0; done < count; ) {
      const piece = Buffer.alloc(Math.min(count - done, 64 << 20))
      const read = Number.isSafeInteger(at) ? readSync(file, piece, 0, piece.length, at + done) : 0
      pieces.push(piece.subarray(0, read))
      if (read < piece.length) break
      done += read
    }
    return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces)
  }
}

const assertDepth = ({ compression, bits, form, colours }: Layout): void => {
  const deep = bits[0] ?? 8
  if (compression === JPEG && deep !== 8)
    throw new PictureUnfit('picture-depth', `${deep} bit JPEG`)
  const isLab = colours === 'lab' || colours === 'icclab'
  if ((isLab || colours === 'ycbcr') && (form === 'float' || (deep !== 8 && deep !== 16)))
    throw new PictureUnfit('picture-depth', `${deep} bit ${isLab ? 'CIELab' : 'YCbCr'}`)
}

const PHOTOMETRIC: Record<number, number> = { 1: 1, 3: 2, 4: 5 }

const writePlain = (
  file: string,
  of: Directory,
  { width, height }: Layout,
  picture: Picture,
): void => {
  const { out, channels, deep, profile } = picture
  const orientation = of.number(tags.orientation, 1)
  const written: Record<number, Written> = {
    [tags.width]: [4, [width]],
    [tags.height]: [4, [height]],
    [tags.bits]: [3, Array(channels).fill(deep ? 16 : 8)],
    [tags.compression]: [3, [1]],
    [tags.photometric]: [3, [PHOTOMETRIC[channels] ?? 2]],
    [tags.orientation]: [3, [orientation >= 1 && orientation <= 8 ? orientation : 1]],
    [tags.samples]: [3, [channels]],
    [tags.rowsPerStrip]: [4, [height]],
    [tags.counts]: [4, [out.length]],
    ...(profile && { [tags.profile]: [7, profile] as Written }),
  }
  writeFileSync(file, tiffHead(written))
  writeFileSync(file, out, { flag: 'a' })
}
