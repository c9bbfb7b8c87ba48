import { lashesAt } from './eyes.ts'
import type { Day, Face } from './face.ts'
import { inEar, mouthLine } from './features.ts'
import type { Look } from './look.ts'
import { type Measures, measuresOf } from './measures.ts'
import { noise, rough } from './noise.ts'
import { scarAt } from './scar.ts'
import { clamp, mix, step } from './shapes.ts'

export const skinLook = (f: Face, d: Day, x: number, y: number, z: number): Look => {
  const ax = Math.abs(x)
  const tone = f.skin * (1 + 0.08 * rough(x * 0.5, y * 0.5, z * 0.5 + (f.seed % 13), 3))
  if (z < 2) return { tone: tone * (1 - 0.5 * inEar(ax, y, z)), shine: 0.05, soft: 0.3 }
  const m = measuresOf(f, d)
  const [own, high] = [x / f.width, y < 0 ? y / f.length : y]
  const lips = lipsAt(f, d, m, Math.abs(own), high)
  let worn = tone * (1 - lips)
  worn = bearded(f, d, m, worn, x, y, z, lips)
  worn *= 1 - step(1.5, 0.4, Math.hypot((ax - 3.1) * 0.75, y + 1.25)) * (0.05 + 0.16 * d.gaunt)
  worn = mix(worn, f.hair * 0.45 + 0.012 + step(45, 75, d.age) * 0.15, browsAt(f, x, y))
  worn *= 1 - 0.82 * lashesAt(f, m, own, high)
  worn = mix(worn, f.skin * 1.25, 0.5 * scarAt(f, own, y, z))
  return { tone: worn, shine: lips > 0.1 ? 0.25 : 0.12, soft: 0.3 }
}

export const neckLook = (f: Face, d: Day, x: number, y: number, z: number): Look => {
  const tone = f.skin * (1 + 0.08 * rough(x * 0.5, y * 0.5, z * 0.5 + (f.seed % 13), 3))
  return { tone: tone * (0.94 - 0.12 * d.stubble * step(-17, -10, y)), shine: 0.05, soft: 0.3 }
}

/** How much darker lips are than skin: the upper one more than the lower. */
const lipsAt = (f: Face, d: Day, m: Measures, ax: number, y: number): number => {
  if (ax > m.mouthW + 0.4) return 0
  const my = y - mouthLine(m, d, ax)
  const size = Math.sqrt(clamp(1 - (ax / (m.mouthW + 0.1)) ** 2))
  const top = (1.5 * m.lip + 0.12 - 0.16 * step(0.5, 0, ax)) * size
  const bottom = 2 * m.lip * size
  const depth = my > 0 ? 0.42 : 0.27
  return (
    depth *
    step(top + 0.08, top - 0.14, my) *
    step(bottom + 0.1, bottom - 0.25, -my) *
    step(0, 0.25, size) *
    (1 - 0.3 * step(0.45, 0.2, f.skin))
  )
}

/** Hairs over the ridge of the brow, thinner outwards. */
const browsAt = (f: Face, x: number, y: number): number => {
  const ax = Math.abs(x)
  const arch = 1.98 + f.browHigh * 0.7 - 0.06 * (ax - 3) ** 2 + 0.13 * (ax - 3)
  const thick = (0.3 + 0.42 * f.browThick) * step(6.3, 3.2, ax) * step(0.5, 1.4, ax) + 0.06
  const hairs =
    step(thick, thick * 0.3, Math.abs(y - arch + 0.12 * noise(x * 3, y * 2, 0))) *
    step(0.5, 1.2, ax) *
    step(5.9, 4.7, ax)
  return hairs * (0.68 + 0.25 * clamp(f.browThick))
}

/** A beard's shadow, and a moustache. */
const bearded = (
  f: Face,
  d: Day,
  m: Measures,
  tone: number,
  x: number,
  y: number,
  z: number,
  lips: number,
): number => {
  const ax = Math.abs(x)
  const mouthY = m.mouthY * f.length
  const cheek = step(-3.6, -6.4, y + 0.35 * ax - 1.2) * step(7.5, 4.5, ax * 0.9)
  const upper = 0.8 * step(1.2, 0.5, Math.abs(y - mouthY - 1.35)) * step(3.2, 2, ax)
  const speckle = 0.75 + 0.5 * noise(x * 5, y * 5, z * 5)
  const shadow =
    clamp(cheek + upper) * speckle * (0.12 + 0.4 * d.stubble) * clamp(1.25 - f.hair * 2)
  const shaved = tone * (1 - shadow * clamp(1 - 2 * lips))
  if (!f.moustache || d.age <= 20) return shaved
  const grown = step(0.75, 0.1, Math.abs(y - mouthY - 1.3 + 0.06 * ax * ax)) * step(2.9, 2.2, ax)
  return mix(shaved, f.hair * 0.5 + 0.02, grown * 0.85)
}
