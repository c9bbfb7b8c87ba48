import type { Glass } from './gpu.ts'
import { enlarged, type Placement, type Point } from './placement.ts'

/** So many times as near as the picture around it. */
const nearer = 2.5

/** A loupe over a picture, with its middle at a point of the box. */
export const loupeAt = (at: Placement, middle: Point, radius = 90): Glass => ({
  at: enlarged(at, nearer, middle),
  middle,
  radius,
})
