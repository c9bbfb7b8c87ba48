import type { Day, Face } from './face.ts'
import { noise, rough } from './noise.ts'
import { ball, cut, egg, join, rod, step } from './shapes.ts'

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
    case 'service':
      return (x, y, z) => {
        const base = crown(x, y, z, 0.5)
        if (base > 6) return base - 3.5
        const fold = Math.max(
          egg(x, y - 7.6, z + 1, 6.6, 6.4, 11),
          4.6 - y + 0.14 * z + 0.25 * Math.abs(x) * step(0, 9, z) * 0,
        )
        const seam = cut(fold, egg(x, y - 14.4, z + 1, 0.7, 2.4, 9.5), 0.5)
        return join(seam, Math.max(crown(x, y, z, 0.7), Math.abs(y - 5.6 - 0.1 * z) - 1.6), 0.3)
      }
  }
}

/** Neck and clothes, upright under the head; the origin is the head's. */
export interface Body {
  neck(x: number, y: number, z: number): number
  cloth(x: number, y: number, z: number): number
  shirt(x: number, y: number, z: number): number
}

export const bodyOf = (f: Face, d: Day): Body => {
  const broad = 18.2 * f.width - 1.2 * d.gaunt
  const neckR = 5.3 - 0.55 * d.gaunt + 0.35 * f.jaw
  const neck = (x: number, y: number, z: number): number => {
    const ax = Math.abs(x)
    const pole = rod(x, y, z, 0, -6, -2.2, 0, -19, -4.2, neckR, neckR + 0.5)
    const cord = rod(ax, y, z, 5.2, -6.5, -1.2, 1.1, -18.5, 0.6, 0.95, 0.7)
    const apple = ball(x, y + 13.6, z - 2.1, 0.9)
    const hollow = ball(x, y + 19.2, z - 1.6, 1.5)
    return cut(join(join(pole, cord, 1.3), apple, 1.2), hollow, 1)
  }
  const trunk = (x: number, y: number, z: number, grow: number): number => {
    const ax = Math.abs(x)
    const slope = rod(ax, y, z, 3.5, -17.8, -4, broad - 3.6, -22.4, -4.2, 4.4 + grow, 4.9 + grow)
    const chest = egg(x, y + 52, z + 3.2, broad - 1 + grow, 35, 11.5 + grow)
    const arm = rod(
      ax,
      y,
      z,
      broad - 1.6,
      -24.5,
      -4.2,
      broad + 1.6,
      -50,
      -3,
      5.4 + grow,
      5.6 + grow,
    )
    const upper = egg(x, y + 25, z + 2.6, broad - 5 + grow, 8.5, 8 + grow)
    return join(join(join(slope, chest, 3.4), upper, 2.5), arm, 1.6)
  }
  if (d.dress === 'padded') return { neck, cloth: padded(f, trunk), shirt: collarless(trunk) }
  return { neck, cloth: d.dress === 'uniform' ? tunic(trunk) : () => 99, shirt: buttoned(trunk) }
}

type Trunk = (x: number, y: number, z: number, grow: number) => number

const padded =
  (f: Face, trunk: Trunk) =>
  (x: number, y: number, z: number): number => {
    const base = trunk(x, y, z, 1.5)
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

const collarless = (trunk: Trunk) => (x: number, y: number, z: number) => trunk(x, y, z, 0.4)

const tunic =
  (trunk: Trunk) =>
  (x: number, y: number, z: number): number => {
    const ax = Math.abs(x)
    const base = trunk(x, y, z, 0.7) + 0.16 * noise(x * 0.3, y * 0.25, z * 0.3)
    const open = 7.4 * step(-33.5, -17.5, y) * 0.85
    const opened = Math.max(base, open - ax - (z < 1 ? 20 : 0))
    const lapel = Math.max(trunk(x, y, z, 1.15), Math.abs(ax - open - 1.9) - 2.0, -z - 3, -33 - y)
    return join(opened, lapel, 0.3)
  }

const buttoned =
  (trunk: Trunk) =>
  (x: number, y: number, z: number): number => {
    const ax = Math.abs(x)
    const base = trunk(x, y, z, 0.25) + 0.1 * noise(x * 0.35, y * 0.3, z * 0.4)
    const band = Math.max(
      Math.abs(Math.hypot(x, z + 3) - 6.3) - 0.4,
      Math.abs(y + 15.9 - 0.25 * z) - 1.7,
    )
    const gap = rod(ax, y, z, 0, -12, 4, 0, -18.2, 4, 1.9, 0.2)
    return join(base, cut(band, gap, 0.3), 0.6)
  }

/** The tie of a uniform. */
export const tieAt = (x: number, y: number, z: number): number => {
  const knot = egg(x, y + 17.6, z - 3.9, 1.15, 1.2, 0.9)
  const blade = Math.max(Math.abs(x) - 1.1 - 0.09 * (-18 - y), y + 18.6, -z)
  return join(knot, Math.max(blade, egg(x, y + 38, z + 3.2, 16, 21, 12.4)), 0.2)
}
