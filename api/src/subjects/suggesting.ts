import type { Region } from '@rollcall/contract/sightings.ts'
import { findPart, type Grey } from '../media/correlation.ts'
import { likeness } from './regions.ts'

/** Somebody who is marked on a still around this one, with both pictures. */
export interface Sought {
  readonly region: Region
  /** Of the still on which he is marked. */
  readonly from: Grey
  /** How wide that still is in pixels of its own: pictures are smaller. */
  readonly width: number
}

export interface Placed {
  readonly region: Region
  readonly likeness: number
}

/** Less alike are two things: of places on real film above it 84 of 88 were right, ten frames apart. */
const LEAST = 0.55
/** He is looked for as far away as he is wide and high, so many times. */
const REACH = 2

/** Where a man may be on another still of the same shot; null where nothing is enough like him. */
export const placeOn = (picture: Grey, { region, from, width }: Sought): Placed | null => {
  const scale = from.width / width
  const part = scaled(region, scale)
  const reach = { across: Math.round(part.w * REACH), along: Math.round(part.h * REACH) }
  const found = findPart(from, part, picture, { x: part.x, y: part.y, ...reach })
  if (!found || found.likeness < LEAST) return null
  const [dx, dy] = [found.x - part.x, found.y - part.y].map((by) => Math.round(by / scale))
  return {
    region: within(
      { ...region, x: region.x + (dx ?? 0), y: region.y + (dy ?? 0) },
      {
        width,
        height: Math.floor(picture.height / scale),
      },
    ),
    likeness: Math.min(1, found.likeness),
  }
}

const scaled = ({ x, y, w, h }: Region, by: number): Region => ({
  ...{ x: Math.floor(x * by), y: Math.floor(y * by) },
  ...{ w: Math.max(1, Math.floor(w * by)), h: Math.max(1, Math.floor(h * by)) },
})

const within = (region: Region, { width, height }: { width: number; height: number }): Region => ({
  ...region,
  x: Math.max(0, Math.min(region.x, width - region.w)),
  y: Math.max(0, Math.min(region.y, height - region.h)),
})

/** Of places that lie over one another, or over somebody who is marked there, only the one that is most alike is suggested. */
export const apart = <One extends Placed>(
  all: readonly One[],
  marked: readonly Region[],
): One[] => {
  const taken = [...marked]
  const free = all
    .toSorted((one, other) => other.likeness - one.likeness)
    .filter(({ region }) => {
      if (taken.some((other) => likeness(other, region) !== 'other')) return false
      taken.push(region)
      return true
    })
  const kept = new Set(free)
  return all.filter((one) => kept.has(one))
}
