import type { FieldError } from '@rollcall/contract/problem.ts'
import type { Region } from '@rollcall/contract/sightings.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** What of a region lies outside the still, field by field, and what would be right ([K1]); empty when all of it fits. */
export const misfits = (region: Region, { width, height }: Size): FieldError[] => [
  ...misfit('x', region.x, 'w', region.w, width, `the still is ${width} px wide`),
  ...misfit('y', region.y, 'h', region.h, height, `the still is ${height} px high`),
]

const misfit = (
  at: 'x' | 'y',
  from: number,
  along: 'w' | 'h',
  length: number,
  room: number,
  because: string,
): FieldError[] => {
  if (from >= room)
    return [{ path: `region.${at}`, message: `must be less than ${room}: ${because}` }]
  if (length <= room - from) return []
  return [{ path: `region.${along}`, message: `must be at most ${room - from}: ${because}` }]
}

/** Intersection over union, from 0 (apart) to 1 (the same). */
export const iou = (a: Region, b: Region): number => {
  const { shared, all } = areas(a, b)
  return shared / all
}

/** Whether two regions on one still show the same man, may show him, or show another ([K2]). */
export const likeness = (a: Region, b: Region): 'same' | 'ask' | 'other' => {
  const { shared, all } = areas(a, b)
  if (shared * 2 >= all) return 'same'
  return shared * 5 >= all * 2 ? 'ask' : 'other'
}

/** Intersection and union in whole pixels, so that a limit is met exactly. */
const areas = (a: Region, b: Region): { shared: number; all: number } => {
  const wide = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)
  const high = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y)
  const shared = Math.max(0, wide) * Math.max(0, high)
  return { shared, all: a.w * a.h + b.w * b.h - shared }
}
