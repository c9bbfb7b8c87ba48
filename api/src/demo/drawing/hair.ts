import type { Day, Face } from './face.ts'
import { noise } from './noise.ts'
import { clamp, egg, join, mix, step } from './shapes.ts'

/** The side on which he parts his hair. */
const partingOf = (f: Face): 1 | -1 => (f.seed % 3 === 0 ? -1 : 1)

/** How far inside his hairline a place of the head lies, in centimetres; negative on bare skin. */
export const withinHair = (f: Face, d: Day, x: number, y: number, z: number): number => {
  const ax = Math.abs(x)
  const old = clamp((d.age - 20) / 45)
  const bays = (0.35 + 0.35 * f.hairline + 1.6 * old) * step(1.8, 3.9, ax)
  const front = 6.7 + 0.55 * f.hairline + bays - 3.6 * step(4.5, 6.1, ax)
  const side = mix(-3.2, front, step(0.6, 4.6, z))
  const burn = 2.6 * step(-0.6, 0.5, z) * step(2.6, 1.2, z) * step(2, 0, y)
  const ragged = 0.25 * noise(x * 0.9, y * 0.9, z * 0.9) + 0.1 * noise(x * 4, y * 2, z * 4)
  return y - side + burn + ragged
}

/** Locks as they are combed: across from the parting on top, back and down at the sides; in about [-1, 1]. */
export const locksAt = (f: Face, x: number, y: number, z: number): number => {
  const along = z - 0.45 * y + 0.12 * x * partingOf(f) + 0.5 * noise(x * 0.35, y * 0.35, z * 0.35)
  // From the brow it goes straight back.
  const back = step(3, 7, z) * step(12.5, 9, y)
  const line = mix(along, x * 1.1 + 0.25 * partingOf(f) * y, back)
  const fine = noise(mix(x, y, back) * 0.9, line * 6.5, z * 0.3)
  return 0.6 * noise(mix(x, y, back) * 0.45, line * 2.2, z * 0.2) + 0.4 * fine
}

/** The distance to his hair: short at the sides, higher on top and on the side to which it is combed. */
export const hairOf = (f: Face, d: Day) => {
  const highest = 2.1 * d.hairLong + 0.2
  return (x0: number, y: number, z: number): number => {
    const x = x0 / f.width
    const scalp = egg(x, y - 3.2, z + 1.3, 7.4, 8.35 + f.skull * 0.4, 9.4)
    const base = join(scalp, egg(x, y - 3.6, z - 2.6, 5.9, 4.4, 5.75), 1.6)
    if (base > highest + 0.4) return base - highest
    if (z > 4.6 && y < 1) return base + BARE
    // It rises slowly from the brow, where it is combed back, and at once at the sides, where it is cut.
    const grown = step(-0.5, mix(2, 4.6, step(1, 5, z)), withinHair(f, d, x, y, z))
    if (grown === 0) return base + BARE
    const lift = d.hairLong * fullness(f, x * partingOf(f), y, z)
    return base - mix(-BARE, lift, grown) + 0.12 * d.hairLong * grown * locksAt(f, x, y, z)
  }
}

/** How far below the skin hair ends where none grows. */
const BARE = 0.22

/** How high hair stands at a place, for its length; `combed` is how far that is towards the parting. */
const fullness = (f: Face, combed: number, y: number, z: number): number => {
  const top = step(4.5, 11.5, y)
  const quiff = step(2, 6, z) * step(8, 6, Math.abs(combed + 1.2)) * step(6, 10.5, y)
  const swept = (0.55 + 0.5 * step(3, -2, combed)) * top
  const part = 1 - 0.6 * step(0.4, 0.05, Math.abs(combed - 3.1)) * step(6.5, 8.5, y)
  return (0.4 + swept + (0.25 + 0.12 * (f.seed % 6)) * quiff) * part
}
