import { lidded } from './eyes.ts'
import type { Day, Face } from './face.ts'
import { eared, mouthed, nosed } from './features.ts'
import { hairOf } from './hair.ts'
import { EYE_RADIUS, type Measures, measuresOf } from './measures.ts'
import { noise } from './noise.ts'
import { scarAt } from './scar.ts'
import { ball, cut, egg, join, rod, step } from './shapes.ts'

/**
 * A head as distances, the origin between the eyes: x to his left, y up, z forward. `skin` is the whole head without
 * eyes and hair; the others are what lies in or on it.
 */
export interface Head {
  skin(x: number, y: number, z: number): number
  eye(x: number, y: number, z: number): number
  hair(x: number, y: number, z: number): number
  /** The middle of his left eye. */
  readonly eyeAt: readonly [number, number, number]
}

export const headOf = (f: Face, d: Day): Head => {
  const m = measuresOf(f, d)
  const W = 1 / f.width
  const L = 1 / f.length
  return {
    skin: (x0, y0, z) => {
      const x = (x0 + 0.22 * f.lopsided * step(-1, -9, y0)) * W
      const y = y0 < 0 ? y0 * L : y0
      const skull = skullOf(f, m, x, y, z)
      if (skull > 4.2) return (skull - 2.9) * 0.85
      const bare = nosed(f, m, x, y, z, lidded(f, m, x, y, z, fleshed(f, m, x, y, z, skull)))
      const ax = Math.abs(x)
      const whole = mouthed(d, m, ax, y, z, creased(m, ax, y, z, bare))
      const marks = linesAt(f, m, ax, y, z) + (f.scar ? 0.07 * scarAt(f, x, y, z) : 0)
      return eared(f, ax, y, z, whole) + marks
    },
    eye: (x, y, z) => ball(Math.abs(x * W) - m.eyeX, y < 0 ? y * L : y, z - m.eyeZ, EYE_RADIUS),
    hair: hairOf(f, d),
    eyeAt: [m.eyeX / W, 0, m.eyeZ],
  }
}

/** Skull and the block of the face, without what makes it anybody's. */
const skullOf = (f: Face, m: Measures, x: number, y: number, z: number): number => {
  const cranium = egg(x, y - 3.2, z + 1.3, 7.35, 8.3 + f.skull * 0.4, 9.35)
  const forehead = egg(x, y - 3.6, z - 2.6, 5.9, 4.4, 5.75)
  const block = egg(x, y + 3.4, z - 1.9, 5.6 - 0.1 * m.thin, 7.9, 6.75)
  return join(join(cranium, forehead, 1.6), block, 2.4)
}

/** Jaw, cheekbones, cheeks and brow over the skull. */
const fleshed = (f: Face, m: Measures, x: number, y: number, z: number, skull: number): number => {
  const ax = Math.abs(x)
  const { chinY, thin, old, smile, browY } = m
  const jawX = 4.75 + f.jaw * 0.75 - 0.15 * thin
  const chinX = 1.0 + 0.5 * f.jaw
  const jaw = rod(ax, y, z, jawX, -5.9, 0.5, chinX, chinY + 0.15, 6.6 + f.chinOut * 0.6, 1.25, 1.25)
  const ramus = rod(ax, y, z, jawX + 0.55, -1.5, 0.2, jawX, -5.9, 0.5, 1.2, 1.25)
  const chin = egg(x, y - chinY, z - 7.35 - f.chinOut, 1.75 + 0.35 * f.jaw, 1.35, 1.5)
  let whole = join(join(skull, join(jaw, ramus, 1.9), 1.9), chin, 1.3)
  const bone = egg(ax - 4.15, y + 2.3, z - 5.45, 1.9 + 0.2 * f.cheekbone, 1.4, 1.9)
  whole = join(whole, bone + 0.1 - 0.25 * f.cheekbone - 0.08 * thin, 2.0)
  whole = join(whole, rod(ax, y, z, 4.6, -2.1, 4.8, 6.35, -1.0, 0.2, 0.4, 0.45), 2.4)
  whole = join(whole, egg(x, y - m.mouthY, z - 6.35, 3.4, 3.0, 2.75), 1.7)
  const fat = egg(ax - 4.1, y + 5.1 - 0.7 * smile, z - 5.4, 2.1, 2.3, 2.2)
  whole = join(whole, fat + 0.5 + 0.55 * thin - 0.1 * old - 0.3 * smile, 1.6)
  // Hollows: temples and cheeks, deeper in the hungry.
  whole = cut(whole, egg(ax - 8.1, y - 1.9, z - 4.9, 1.55, 2.6, 2.4) + 0.75 - 0.3 * thin, 2.0)
  whole = cut(whole, egg(ax - 6.3, y + 5.9, z - 5.6, 1.7, 2.6, 2.2) + 1.15 - 1.2 * thin, 2.4)
  const brow = rod(ax, y, z, 0.9, browY - 0.1, 7.85, 4.9, browY + 0.05, 6.15, 0.82, 0.7)
  return join(whole, brow - 0.16 * f.brow, 1.0)
}

/** The fold from the wing of the nose to the corner of the mouth, deeper in who smiles, is old or hungry. */
const creased = (m: Measures, ax: number, y: number, z: number, skin: number): number => {
  const [fromX, fromY] = [m.wing + 0.75, m.tipY + 0.1]
  const fold = rod(ax, y, z, fromX, fromY, 8.85, m.mouthW + 0.75, m.mouthY - 0.7, 7.95, 0.22, 0.2)
  return cut(skin, fold - 0.12 * m.old - 0.08 * m.thin - 0.14 * m.smile + 0.12, 0.75)
}

const linesAt = (f: Face, m: Measures, ax: number, y: number, z: number): number => {
  if (z < 3) return 0
  const fore = step(2.6, 3.6, y) * step(7.4, 5.8, y) * step(6.5, 3.5, ax)
  const furrow = Math.sin(y * 5.2 + noise(ax * 0.5, f.seed % 97, 3) * 1.6)
  const crow = step(4.3, 5.2, ax) * step(6.8, 5.6, ax) * step(1.6, 0.4, Math.abs(y + 0.1))
  const fan = Math.sin((y + 0.1) * 7 + noise(ax, y, f.seed % 31) * 1.4)
  return m.old * (0.055 * fore * furrow + 0.045 * crow * fan)
}
