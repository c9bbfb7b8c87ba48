import { LRUCache } from 'lru-cache'
import sharp from 'sharp'
import type { FileKey } from './fileKey.ts'
import { type Pixels, pixelsOf } from './pixels.ts'
import type { Storage } from './storage.ts'

/** 32 megapixels in three channels. What is larger is read anew for each part of it. */
const MOST_BYTES = 96e6
/** Viewers ask for all the parts of one picture within seconds. */
const KEPT_MS = 10_000

export interface DecodedPictures {
  /** All pixels of a stored picture, in sRGB; null where they would take too much room. */
  readonly of: (
    key: FileKey,
    size: { readonly width: number; readonly height: number },
  ) => Promise<Pixels | null>
}

/**
 * Pictures whose parts are asked for, decoded once: a tile of a JPEG of 24 megapixels costs as much as all that lies above
 * it. The last ones are kept for ten seconds after they were asked for, 96 MB of them in all.
 */
export const decodedPictures = (storage: Storage): DecodedPictures => {
  const cache = new LRUCache<FileKey, Pixels>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ bytes }) => bytes.length,
    ttl: KEPT_MS,
    ttlAutopurge: true,
    updateAgeOnGet: true,
    fetchMethod: (key) => decode(storage, key),
  })
  return {
    of: async (key, { width, height }) =>
      width * height * 3 > MOST_BYTES ? null : ((await cache.fetch(key)) ?? null),
  }
}

const decode = (storage: Storage, key: FileKey): Promise<Pixels> => {
  const reading = sharp({ limitInputPixels: false, sequentialRead: true })
  storage
    .read(key)
    .once('error', (error) => reading.destroy(error))
    .pipe(reading)
  return pixelsOf(reading.toColourspace('srgb').raw())
}

/** A part of it, as it stands there. */
export const partOf = (
  { bytes, raw }: Pixels,
  region: {
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
  },
): Promise<Pixels> => pixelsOf(sharp(bytes, { raw, limitInputPixels: false }).extract(region).raw())
