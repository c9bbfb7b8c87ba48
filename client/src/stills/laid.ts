import { inBox, type Placement } from '../looking/placement.ts'
import type { Region } from '../ui/pictures.ts'

/** Where a region of the picture lies in the box, for an element that turns with the picture. */
export function laid(at: Placement, { x, y, w, h }: Region) {
  const middle = inBox(at, { x: x + w / 2, y: y + h / 2 })
  const [width, height] = [w * at.scale, h * at.scale]
  const place = { left: middle.x - width / 2, top: middle.y - height / 2, width, height }
  return at.turn === 0 ? place : { ...place, transform: `rotate(${at.turn}deg)` }
}
