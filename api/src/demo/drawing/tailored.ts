import { noise } from './noise.ts'
import { cut, egg, join, step } from './shapes.ts'
import type { Worn } from './trunk.ts'

/** How far above the fold of his collar a place lies: the collar is lower in front. */
const overCollar = (y: number, z: number): number => y + 14.2 + 0.26 * (z + 3.4)

/** A shirt with a collar that is folded down to two points; `open` where no button closes it. */
export const shirtOf =
  (open: boolean): Worn =>
  (x, y, z, bare) => {
    const ax = Math.abs(x)
    const creases = 0.12 * noise(x * 0.35, y * 0.3, z * 0.4)
    const front = bare - 0.25 + creases
    if (front > 5) return front - 2
    const t = overCollar(y, z)
    const round = Math.hypot(x * 0.96, z + 3.4)
    const spread = open ? 1.6 + 1.05 * Math.max(0, 1.2 - t) : 0.3 + 0.5 * Math.max(0, 1 - t)
    const gap = z > -1 ? spread - ax : -9
    const points = 2.3 * step(7, 3, ax) * step(-1, 2, z)
    const soft = 0.1 * noise(x * 0.5, y * 0.6, z * 0.5)
    const leaf = Math.max(
      Math.abs(round - 5.9 + 0.34 * (t - 0.6)) - 0.2 + soft,
      t - 1.15,
      -1.9 - points - t,
      gap,
    )
    const band = Math.max(Math.abs(round - 5.75) - 0.2, t - 0.5, -3 - t, gap * 0.7)
    const opened = open ? cut(front, egg(x, y + 17.8, z - 3.2, 1.9, 2.6, 2), 0.8) : front
    return Math.min(join(opened, band, 0.5), leaf - 0.1)
  }

/** A knitted tie: a knot between the points of the collar, and what hangs from it. */
export const tie: Worn = (x, y, z, bare) => {
  const t = overCollar(y, z)
  if (t > 3 || Math.abs(x) > 6) return 9
  const knot = egg(x, t + 0.9, z - 3.35, 1.2 + 0.22 * (t + 0.9), 1.45, 0.95)
  const wide = 1.05 + 0.075 * Math.max(0, -2 - t)
  const blade = Math.max(bare - 0.75, Math.abs(x) - wide, t + 1.6, -z - 2)
  return join(knot, blade, 0.25) + 0.05 * Math.sin(y * 9) * Math.sin(x * 9)
}

/** A coat with lapels, open over the shirt down to its first button. */
export const coat: Worn = (x, y, z, bare) => {
  const ax = Math.abs(x)
  const folds = 0.22 * noise(x * 0.22, y * 0.2, z * 0.25) + 0.07 * noise(x * 0.8, y * 0.5, z)
  const base = bare - 0.85 + folds
  if (base > 5) return base - 2
  const open = 6.9 * step(-39, -15, y)
  const opening = z < -1.5 ? 9 : ax - open
  // The collar ends in a notch, below which the lapel begins, broader.
  const notch = step(-22.4, -22.9, y)
  const outer = open + 2.5 + notch * (2.6 * step(-40, -25, y) - 0.4)
  const lapel = Math.max(cut(base - 0.5, opening, 0.4), ax - outer, z < -6 ? 3 : -9)
  return Math.min(cut(base, opening, 0.5), lapel)
}
