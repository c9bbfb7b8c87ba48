import { join } from 'node:path'
import type { Remark } from '@rollcall/contract/remarks.ts'
import { NoRoom, saysNoRoom } from '../platform/noRoom.ts'
import { type Bounds, confined, type Outcome } from './confine.ts'
import { memoryFor } from './opened.ts'
import type { PictureFormat } from './pictureKind.ts'
import type { PageSize } from './pictureUnfit.ts'
import type { Storage } from './storage.ts'
import { UnfitMedia, type UnfitReason } from './unfit.ts'

export interface PictureJob {
  readonly path: string
  readonly format: PictureFormat
  /** Which of several pictures of the file, from 1; null where nobody said. */
  readonly page: number | null
  /** Where the derivatives are written. */
  readonly folder: string
  readonly widths: readonly number[]
  readonly maxPixels: number
}

type PictureType = 'image/webp' | 'image/jpeg'

export type PictureAnswer =
  | {
      readonly ok: false
      readonly reason: UnfitReason
      readonly named?: string | undefined
      readonly pages?: readonly PageSize[] | undefined
    }
  | {
      readonly ok: true
      readonly remarks: readonly Remark[]
      readonly width: number
      readonly height: number
      readonly placeholder: string
      readonly files: readonly {
        readonly width: number
        readonly type: PictureType
        readonly path: string
      }[]
    }

/** A picture in the storage, made for pages. */
export interface Derivative {
  readonly width: number
  readonly type: PictureType
  /** `ab/abcd....webp`, below its folder. */
  readonly file: string
}

/** `640.webp`: named by its width, so that its address tells nothing of its content. */
export const pictureName = ({ width, type }: Pick<Derivative, 'width' | 'type'>): string =>
  `${width}.${type === 'image/webp' ? 'webp' : 'jpg'}`

export interface DerivedPicture {
  /** Upright, in pixels ([K1]). */
  readonly width: number
  readonly height: number
  /** A data URI, 20 pixels wide. */
  readonly placeholder: string
  /** Ascending by width, without metadata ([A4]). */
  readonly pictures: readonly Derivative[]
}

export interface ReadPicture extends DerivedPicture {
  /** What is to be known of how it was read. */
  readonly remarks: readonly Remark[]
}

const WIDTHS = [320, 640, 1280, 1920, 2560]
const CHILD = join(import.meta.dirname, 'pictureChild.ts')

/** 100 megapixels of noise took 12 s here. */
const BOUNDS = { patienceMs: 120_000, cpuSeconds: 110, fileBytes: 512 << 20, stdoutBytes: 1 << 20 }

export interface Deriving {
  readonly maxPixels: number
  readonly page?: number | null | undefined
  /** What lies in `derivatives` is served to everybody. */
  readonly into?: 'derivatives' | 'portraits' | 'documents' | undefined
  /** Beside its own: those of pages of the product unless said otherwise. */
  readonly widths?: readonly number[] | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Decodes a whole picture in a confined child and keeps its derivatives. Throws UnfitMedia for what cannot be decoded,
 * is cut off, or has more than `maxPixels`; nothing is kept then.
 */
export const derivePicture = async (
  storage: Storage,
  source: { readonly path: string; readonly format: PictureFormat },
  { maxPixels, page = null, into = 'derivatives', widths = WIDTHS, signal }: Deriving,
): Promise<ReadPicture> => {
  await using scratch = await storage.scratch()
  const job: PictureJob = {
    ...{ ...source, page, maxPixels },
    ...{ folder: scratch.path, widths },
  }
  const memoryBytes = memoryFor(maxPixels)
  const answer = await runChild(job, { ...BOUNDS, memoryBytes, signal })
  if (!answer.ok) throw unfit(answer, maxPixels)
  // All at once: a disk makes many files durable in hardly more time than one.
  const pictures = await Promise.all(
    answer.files.map(async ({ width, type, path }): Promise<Derivative> => {
      const { key } = await storage.put(into, type === 'image/webp' ? '.webp' : '.jpg', path)
      return { width, type, file: key.slice(`${into}/`.length) }
    }),
  )
  const { width, height, placeholder, remarks } = answer
  return { width, height, placeholder, pictures, remarks }
}

const runChild = async (job: PictureJob, bounds: Bounds): Promise<PictureAnswer> => {
  const args = ['--max-old-space-size=256', '--no-warnings', CHILD, JSON.stringify(job)]
  const seen = { reads: [job.path], writes: [job.folder] }
  const outcome = await confined(process.execPath, args, { ...bounds, seen })
  if (outcome.code === 0 && outcome.stdout.length > 0)
    return JSON.parse(outcome.stdout.toString('utf8'))
  return { ok: false, reason: whyNone(outcome) }
}

const whyNone = ({ endedBy, stderr, code }: Outcome): UnfitReason => {
  if (saysNoRoom(stderr)) throw new NoRoom(stderr.slice(-2_000))
  if (endedBy !== 'itself' || /out of memory|allocation failed|ENOMEM/i.test(stderr))
    return 'too-demanding'
  throw new Error(`the picture process ended with ${code}: ${stderr.slice(-2_000)}`)
}

const unfit = (
  { reason, named, pages }: Extract<PictureAnswer, { ok: false }>,
  maxPixels: number,
): UnfitMedia =>
  reason === 'too-many-pixels'
    ? new UnfitMedia(reason, {
        more: `Pictures can have at most ${Math.round(maxPixels / 1e6)} megapixels.`,
      })
    : new UnfitMedia(reason, { named, pages })
