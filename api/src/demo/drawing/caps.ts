import type { Day, Face } from './face.ts'
import { noise, rough } from './noise.ts'
import { egg, join, step } from './shapes.ts'

/** A cap in the space of the head; far away (99) where he wears none. */
export const capOf = (f: Face, d: Day): ((x: number, y: number, z: number) => number) => {
  const W = 1 / f.width
  const crown = (x: number, y: number, z: number, grow: number) =>
    egg(x * W, y - 3.6, z + 1.2, 7.6 + grow, 8.5 + f.skull * 0.4 + grow, 9.5 + grow)
  switch (d.headwear) {
    case 'bare':
      return () => 99
    case 'knit':
      return (x, y, z) => {
        const line = 4.6 + 0.12 * (z - 4) * -1
        const ribs = 0.05 * Math.sin(Math.atan2(x, z + 1.2) * 60)
        const roll = Math.max(crown(x, y, z, 0.95), Math.abs(y - line - 0.9) - 1.1)
        return join(Math.max(crown(x, y, z, 0.45), line - y), roll, 0.3) + ribs
      }
    case 'padded':
      return (x, y, z) => {
        const base = crown(x, y, z, 0.75)
        if (base > 5) return base - 3.2
        const wrinkle =
          0.14 * noise(x * 0.5, y * 0.8, z * 0.5) + 0.05 * noise(x * 1.4, y * 1.4, z * 1.4)
        const bowl = Math.max(base - 0.25 * step(6, 12, y), 4.7 - y + 0.1 * z)
        const flap = Math.max(crown(x, y, z, 1.5), Math.abs(y - 6.5 + 0.02 * z) - 1.9)
        const visor = Math.max(egg(x, y - 4.9 + 0.25 * (z - 9), z - 8.4, 5.6, 0.35, 4.2), 6.8 - z)
        return join(join(bowl, flap - 0.1, 0.25), visor - 0.12, 0.4) + wrinkle
      }
    case 'fur':
      return (x, y, z) => {
        const base = crown(x, y, z, 1.3)
        if (base > 5) return base - 3
        const fur = 0.28 * rough(x * 1.1, y * 1.1, z * 1.1, 3)
        const bowl = Math.max(base, 4.8 - y + 0.05 * z)
        const front = egg(x, y - 6.2, z - 7.6, 5.8, 2.6, 1.9)
        const side = egg(Math.abs(x) - 8.4, y - 4.6, z + 1.6, 1.5, 4.2, 5.0)
        return join(join(bowl, front, 0.5), side, 0.7) + fur
      }
  }
}
