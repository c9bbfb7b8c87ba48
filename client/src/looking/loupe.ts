import type { Size } from '../ui/pictures.ts'
import type { Looked } from './DeepZoom.ts'
import type { Glass } from './gpu.ts'
import { broughtTo, enlarged, inPicture, type Placement } from './placement.ts'

/** So many times as near as the picture around it. */
const nearer = 2.5

/** A loupe over a picture: it shows what lies under its own middle, or under the finger that it is held above. */
export function loupeAt(at: Placement, { at: point, byFinger }: Looked, box: Size): Glass {
  const radius = Math.round(Math.max(64, Math.min(160, box.width * 0.2, box.height * 0.25)))
  const middle = byFinger ? { x: point.x, y: Math.max(radius, point.y - radius - 32) } : point
  const pixel = inPicture(at, point)
  return { at: broughtTo(enlarged(at, nearer, point), pixel, middle), middle, radius }
}
