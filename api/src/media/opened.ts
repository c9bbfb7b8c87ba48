import type { Remark } from '@rollcall/contract/remarks.ts'

/** A picture that somebody sent, and what it is to become. */
export interface Opening {
  readonly path: string
  /** Where what is made on the way may be written. */
  readonly folder: string
  /** Which of several pictures of one file, from 1; null where nobody said. */
  readonly page: number | null
  readonly maxPixels: number
}

/** Something that sharp can read without a doubt, and what is to be said of it. */
export interface Opened {
  /** A file, or its bytes. */
  readonly input: string | Buffer
  /** By what width and height grow, so that pixels are square: as it lies there, before it is made upright. */
  readonly stretch: { readonly x: number; readonly y: number }
  readonly remarks: readonly Remark[]
  /** What is read where sharp finds more than something odd in it, instead of as much of it as sharp can make out. */
  readonly otherwise?: () => Promise<Opened>
  /** Whether it lies upright already, whatever its metadata say. */
  readonly upright?: boolean
  /** How light a sample (0 to 1) is on a screen, where sharp does not know it. */
  readonly curve?: ((value: number) => number) | undefined
}

export const square: Opened['stretch'] = { x: 1, y: 1 }

/** For so many pixels of a length across and down: what lies closer together is not made coarser. Nonsense counts for nothing. */
export const stretchFor = (across: number, down: number): Opened['stretch'] => {
  const ratio = down / across
  const isMeant = ratio > 1 / MOST_RATIO && ratio < MOST_RATIO && Math.abs(ratio - 1) > LEAST_APART
  return isMeant ? { x: Math.max(1, ratio), y: Math.max(1, 1 / ratio) } : square
}

const MOST_RATIO = 5
const LEAST_APART = 0.005

export const percentOf = (share: number): number => Math.max(1, Math.round(share * 100))

/** Bytes that the process which reads a picture may use. Of 100 megapixels noise took 1.0 GB; Node itself reserves 0.66 GB. */
export const memoryFor = (maxPixels: number): number => 900e6 + maxPixels * 14
