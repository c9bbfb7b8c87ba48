import type { FilmFacts } from '@rollcall/contract/filmFacts.ts'

/** The middle of a frame, in seconds: its edges belong to two. */
export const secondsAt = (frame: number, { rate }: Pick<FilmFacts, 'rate'>): number =>
  ((frame + 0.5) * rate.den) / rate.num

/**
 * The frame that is seen at so many seconds, as a browser tells of the picture that it shows: most tell when it begins, to the
 * microsecond, WebKitGTK after a seek and browsers without `requestVideoFrameCallback` where in it they stand.
 */
export const frameAt = (seconds: number, { rate }: Pick<FilmFacts, 'rate'>): number =>
  Math.floor((seconds * rate.num) / rate.den + 0.1)
