import type { Region } from '@rollcall/contract/stills.ts'

const overlap = (a: Region, b: Region): number => {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y)
  return w > 0 && h > 0 ? w * h : 0
}

/** Intersection over union of two regions: 1 when they are the same, 0 when they do not touch. */
export const iou = (a: Region, b: Region): number => {
  const shared = overlap(a, b)
  return shared / (a.w * a.h + b.w * b.h - shared)
}

const SAME = 0.5
const ASK = 0.4

/** Whether two regions on one still show the same man, may show him, or show another ([K2]). */
export const likeness = (a: Region, b: Region): 'same' | 'ask' | 'other' => {
  const value = iou(a, b)
  if (value >= SAME) return 'same'
  return value >= ASK ? 'ask' : 'other'
}
