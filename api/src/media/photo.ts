import { settings } from '../platform/settings.ts'
import { kindOf } from './kind.ts'
import { type Deriving, derivePicture, type ReadPicture } from './picture.ts'
import type { Storage } from './storage.ts'
import { UnfitMedia } from './unfit.ts'

/** The derivatives of a single picture that somebody sent. What is none throws UnfitMedia, before anything is kept ([A3]). */
export const derivePhoto = async (
  storage: Storage,
  path: string,
  { into, page, widths }: Pick<Deriving, 'into' | 'page' | 'widths'> = {},
): Promise<ReadPicture> => {
  const found = await kindOf(path)
  if (found.kind !== 'picture') throw new UnfitMedia('not-a-picture')
  const maxPixels = settings.PICTURE_MEGAPIXELS * 1e6
  return derivePicture(storage, { path, format: found.format }, { maxPixels, into, page, widths })
}
