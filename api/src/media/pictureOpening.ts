import sharp from 'sharp'
import { openJpeg } from './jpeg.ts'
import { type Opened, type Opening, square } from './opened.ts'
import type { PictureFormat } from './pictureKind.ts'
import { openBmp, openDpx, openHeic, openJpeg2000 } from './pictureProgram.ts'
import { openPng } from './png.ts'
import { openTiff } from './tiff/read.ts'

const JPEG = 'VipsForeignLoadJpeg'
const PNG = 'VipsForeignLoadPng'
const TIFF = 'VipsForeignLoadTiff'
const WEBP = 'VipsForeignLoadWebp'

/** How a picture of each kind is opened, and which of sharp's readers that needs; all others stay closed. */
const ways: Record<
  PictureFormat,
  readonly [open: (opening: Opening) => Promise<Opened>, loaders: readonly string[]]
> = {
  jpeg: [openJpeg, [JPEG, PNG]],
  png: [openPng, [PNG]],
  webp: [(opening) => openAnimated(opening), [WEBP]],
  gif: [(opening) => openAnimated(opening), ['VipsForeignLoadNsgif']],
  avif: [
    async ({ path: input }) => ({ input, stretch: square, remarks: [] }),
    ['VipsForeignLoadHeif'],
  ],
  tiff: [openTiff, [TIFF, JPEG, WEBP]],
  bmp: [openBmp, [PNG]],
  dpx: [openDpx, [PNG]],
  jpeg2000: [openJpeg2000, [PNG]],
  heic: [openHeic, [PNG]],
}

/** Makes of a picture that somebody sent what can be decoded. Throws PictureUnfit. */
export const openPicture = (
  opening: Opening & { readonly format: PictureFormat },
): Promise<Opened> => {
  const [open, loaders] = ways[opening.format]
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: [...loaders] })
  return open(opening)
}

/** Of an animation its first picture. */
const openAnimated = async ({ path: input }: Opening): Promise<Opened> => {
  const { pages = 1 } = await sharp(input, { failOn: 'none', limitInputPixels: false }).metadata()
  const remarks = pages > 1 ? [{ code: 'first-of-animation', pictures: pages } as const] : []
  return { input, stretch: square, remarks }
}
