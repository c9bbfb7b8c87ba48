import { type Region, region } from '@rollcall/contract/sightings.ts'
import type { Point } from '../looking/placement.ts'
import type { Size } from '../ui/pictures.ts'

/** A region that a problem document told. */
export function regionIn(told: unknown): Region | null {
  const parsed = region.safeParse(told)
  return parsed.success ? parsed.data : null
}

/** A mark has at least so many pixels a side (K1). */
export const leastSide = 12

/** So small it is right after the first of two taps. */
export const isCorner = ({ w, h }: Region): boolean => w === leastSide && h === leastSide

/** The mark between two corners: whole pixels within the picture, and never too small. */
export function between(a: Point, b: Point, picture: Size): Region {
  return {
    ...along(a.x, b.x, picture.width, (x, w) => ({ x, w })),
    ...along(a.y, b.y, picture.height, (y, h) => ({ y, h })),
  }
}

/** From `a` to `b` on one side of the picture, of which `a` stays where it is if it can. */
function along<Span>(a: number, b: number, length: number, as: (at: number, long: number) => Span) {
  const from = within(Math.floor(Math.min(a, b)), 0, length)
  const to = within(Math.ceil(Math.max(a, b)), 0, length)
  const long = Math.max(to - from, Math.min(leastSide, length))
  const at = b < a ? to - long : from
  return as(within(at, 0, length - long), long)
}

export function moved(mark: Region, dx: number, dy: number, picture: Size): Region {
  return {
    ...mark,
    x: within(Math.round(mark.x + dx), 0, picture.width - mark.w),
    y: within(Math.round(mark.y + dy), 0, picture.height - mark.h),
  }
}

/** Its left and upper edge stay; the others move as far as the picture and the least size let them. */
export function resized(mark: Region, dw: number, dh: number, picture: Size): Region {
  return {
    ...mark,
    w: within(Math.round(mark.w + dw), leastSide, picture.width - mark.x),
    h: within(Math.round(mark.h + dh), leastSide, picture.height - mark.y),
  }
}

/** The same mark with figures that somebody typed, brought into what is possible. */
export function typed(mark: Region, picture: Size): Region {
  const w = within(Math.round(mark.w), leastSide, picture.width)
  const h = within(Math.round(mark.h), leastSide, picture.height)
  return moved({ ...mark, w, h }, 0, 0, picture)
}

/** Where a mark begins that nobody has drawn: a head in the middle of what is in sight, as large as the last one was. */
export function proposedIn(seen: Region, picture: Size, last?: Region): Region {
  const tall = Math.min(seen.h, seen.w) / 4
  const { w, h } = last ?? { w: tall * 0.8, h: tall }
  const [x, y] = [seen.x + seen.w / 2, seen.y + seen.h / 2]
  return between({ x: x - w / 2, y: y - h / 2 }, { x: x + w / 2, y: y + h / 2 }, picture)
}

const within = (value: number, least: number, most: number) =>
  Math.max(least, Math.min(value, Math.max(least, most)))
