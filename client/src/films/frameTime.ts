import type { FilmFacts } from '@rollcall/contract/filmFacts.ts'

/** The middle of a frame, in seconds: its edges belong to two. */
export const secondsAt = (frame: number, { rate }: Pick<FilmFacts, 'rate'>): number =>
  ((frame + 0.5) * rate.den) / rate.num

/** The frame that begins at so many seconds, as a browser tells of the picture that it shows. */
export const frameAt = (seconds: number, { rate }: Pick<FilmFacts, 'rate'>): number =>
  Math.round((seconds * rate.num) / rate.den)
