import type { Face } from './face.ts'
import { noise } from './noise.ts'
import { rod, step } from './shapes.ts'

/** How much a scar marks this place of the skin. */
export const scarAt = (f: Face, x: number, y: number, z: number): number => {
  if (!f.scar || z < 2) return 0
  const sx = x * f.scar.side
  const along = {
    cheek: rod(sx, y, 0, 3.6, -2.9, 0, 5.3, -6.2, 0, 0.02, 0.02),
    brow: rod(sx, y, 0, 2.6, 3.9, 0, 3.5, 1.2, 0, 0.02, 0.02),
    chin: rod(sx, y, 0, 0.6, -8.6, 0, 1.9, -10.2, 0, 0.02, 0.02),
  }[f.scar.where]
  return step(0.22, 0.05, along + 0.05 * noise(x * 2, y * 2, 1))
}
