import type { Face } from './face.ts'
import { noise } from './noise.ts'
import { cut, join, rod, step } from './shapes.ts'
import type { Worn } from './trunk.ts'

/** A quilted jacket with a collar that stands up. */
export const padded =
  (f: Face): Worn =>
  (x, y, z, bare) => {
    const base = bare - 1.5
    if (base > 6) return base - 3
    const quilt = 0.32 * Math.cos(x * 0.95) * step(-20, -24, y)
    const sag =
      0.55 * noise(x * 0.22, y * 0.16, z * 0.22 + (f.seed % 50)) +
      0.22 * noise(x * 0.7, y * 0.6, z * 0.7)
    const lean = y + 14.6 - 0.2 * z
    const collar = Math.max(
      Math.abs(Math.hypot(x, (z + 3) * 1.02) - 7.2 - 0.1 * lean) - 0.75,
      lean - 2.6,
      -lean - 7,
    )
    const gap = rod(Math.abs(x), y, z, 0, -10.5, 5.5, 0, -18.6, 5.5, 2.6, 0.3)
    const front = Math.abs(x - 0.9) - 0.12
    const opening = Math.max(front, -z)
    return (
      cut(join(base + quilt * 0.4, cut(collar - 0.35, gap, 0.8), 1.3), opening, 0.3) + sag * 0.6
    )
  }
