import { buffer } from 'node:stream/consumers'
import { type Box, cutOut } from '../../media/cutting.ts'
import { assertKey, type FileKey } from '../../media/fileKey.ts'
import type { Storage } from '../../media/storage.ts'
import { findPicture } from '../../stills/picture.reader.ts'
import { around } from '../../subjects/around.ts'
import type { Picture } from './dossier.reader.ts'
import type { Pictured } from './section.ts'

/** Enough of them for paper, and no more: two hundred for an inch. */
const WHOLE_PIXELS = 900
const FACE_PIXELS = 600

export interface PictureRead {
  readonly bytes: Buffer
  /** As it is drawn. */
  readonly width: number
  readonly height: number
}

/** Gives the JPEG that is printed; null where its file is gone. */
export type ReadPicture = (of: Pictured) => Promise<PictureRead | null>

export const picturesFrom =
  (storage: Storage): ReadPicture =>
  async (of) => {
    const { width, height, region } = of
    if (of.of === 'portrait') {
      const picture = wideEnough(of.pictures, FACE_PIXELS)
      const key = picture && assertKey(`portraits/${picture.file}`)
      return read(storage, key && (await storage.size(key)) !== null ? key : null, width, height)
    }
    if (of.of === 'still' || !region) {
      const picture = wideEnough(of.pictures, WHOLE_PIXELS)
      return read(storage, picture && (await findPicture(storage, picture.file)), width, height)
    }
    const box = boxAround(of)
    const picture = wideEnough(of.pictures, (FACE_PIXELS * width) / box.width)
    const key = picture && (await findPicture(storage, picture.file))
    if (!picture || !key) return null
    const scaled = scaledBy(box, picture.width / width)
    const size = sizeOf(scaled)
    return { bytes: await cutOut(await storage.local(key), scaled, size), ...size }
  }

const read = async (
  storage: Storage,
  key: FileKey | null | undefined,
  width: number,
  height: number,
): Promise<PictureRead | null> =>
  key ? { bytes: await buffer(storage.read(key)), width, height } : null

const wideEnough = (pictures: readonly Picture[], pixels: number): Picture | undefined =>
  pictures.find(({ width }) => width >= pixels) ?? pictures.at(-1)

/** What of the still shows him, with room above his head, as far as there is any. */
const boxAround = ({ region, width: most, height: highest }: Pictured): Box => {
  const man = around(region ?? { x: 0, y: 0, w: most, h: highest })
  const [left, top] = [Math.max(0, man.x), Math.max(0, man.y)]
  return {
    ...{ left, top },
    width: Math.min(man.x + man.width, most) - left,
    height: Math.min(man.y + man.height, highest) - top,
  }
}

const scaledBy = (box: Box, by: number): Box => ({
  left: Math.floor(box.left * by),
  top: Math.floor(box.top * by),
  width: Math.max(1, Math.floor(box.width * by)),
  height: Math.max(1, Math.floor(box.height * by)),
})

/** No larger than it has to be, in its own proportions. */
const sizeOf = ({ width, height }: Box) => {
  const by = Math.min(1, FACE_PIXELS / width)
  return {
    width: Math.max(1, Math.round(width * by)),
    height: Math.max(1, Math.round(height * by)),
  }
}
