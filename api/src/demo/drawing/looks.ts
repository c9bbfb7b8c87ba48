import type { Day, Face } from './face.ts'
import { scarAt } from './head.ts'
import { noise, rough } from './noise.ts'
import { clamp, mix, step } from './shapes.ts'

/** How a surface takes the light: its grey, its shine, and how far light creeps round it. */
export interface Look {
  readonly tone: number
  readonly shine: number
  readonly soft: number
}

export const eyeLook = (
  f: Face,
  d: Day,
  at: readonly number[],
  x: number,
  y: number,
  z: number,
): Look => {
  const side = x > 0 ? 1 : -1
  const u = x - side * (at[0] ?? 3) - d.gazeX * 0.5
  const v = y - (at[1] ?? 0) + 0.02
  const r = Math.hypot(u, v)
  const iris = mix(0.2, 0.08, clamp((0.3 - f.hair) / 0.3))
  const shade = step(0.5, 0.1, y + 0.2)
  const white = (0.14 + 0.3 * f.skin) * (0.75 + 0.25 * shade)
  const tone = mix(mix(0.02, iris, step(0.2, 0.28, r)), white, step(0.5, 0.6, r))
  return { tone: z > 0 ? tone : 0.2, shine: 0.5, soft: 0 }
}

export const capLook = (f: Face, d: Day, x: number, y: number, z: number): Look => {
  const weave =
    1 + 0.1 * noise(x * 2, y * 2, z * 2) + 0.12 * noise(x * 0.4, y * 0.4, z * 0.4 + (f.seed % 9))
  const tone = { bare: 0, padded: 0.115, fur: 0.075, knit: 0.1, service: 0.12 }[d.headwear]
  const own = 0.85 + (0.3 * ((f.seed * 7919) % 100)) / 100
  return { tone: tone * weave * own, shine: 0.02, soft: d.headwear === 'fur' ? 0.4 : 0.1 }
}

export const hairLook = (f: Face, d: Day, x: number, y: number, z: number): Look => {
  const grey = step(38, 70, d.age) * 0.35
  const lock = 1 + 0.35 * noise(x * 2.5, y * 0.9, z * 2.5)
  const scalp = f.skin * 0.55
  return {
    tone: mix(scalp, (f.hair * 0.55 + 0.012 + grey) * lock, clamp(0.25 + d.hairLong * 1.6)),
    shine: 0.12,
    soft: 0.15,
  }
}

export const skinLook = (f: Face, d: Day, x: number, y: number, z: number, neck: boolean): Look => {
  const ax = Math.abs(x)
  let tone = f.skin * (1 + 0.09 * rough(x * 0.5, y * 0.5, z * 0.5 + (f.seed % 13), 3))
  if (neck)
    return { tone: tone * (0.94 - 0.12 * d.stubble * step(-17, -10, y)), shine: 0.05, soft: 0.3 }
  if (z < 2) return { tone, shine: 0.05, soft: 0.3 }
  const mouthY = (-6.75 - 0.5 * f.noseLong) * f.length
  const lipHigh = 0.85 + f.lips
  const my = y - mouthY
  const on =
    step(2.5 + f.mouthWide, 1.9 + f.mouthWide, ax) *
    step(lipHigh + 0.25, lipHigh - 0.15, Math.abs(my + 0.12) * (1 + 0.12 * ax * ax))
  tone *= 1 - 0.3 * on
  // The brows: hairs over the ridge, thinner outwards.
  const browY = 2.0 + f.browHigh * 0.7
  const arch = browY - 0.05 * (ax - 2.6) ** 2 + 0.12 * (ax - 3)
  const thick = (0.26 + 0.42 * f.browThick) * step(6.1, 3.4, ax) * step(0.55, 1.3, ax) + 0.06
  const hairs =
    step(thick, thick * 0.35, Math.abs(y - arch + 0.1 * noise(x * 4, y * 2, 0))) *
    step(0.5, 1.1, ax) *
    step(5.6, 4.6, ax)
  tone = mix(
    tone,
    f.hair * 0.5 + 0.015 + step(45, 75, d.age) * 0.15,
    hairs * (0.55 + 0.35 * f.browThick),
  )
  // A beard's shadow, a moustache, and the sunken rings under tired eyes.
  const beard =
    step(-3.6, -6.4, y + 0.35 * ax - 1.2) * step(7.5, 4.5, ax * 0.9) +
    0.8 * step(1.2, 0.5, Math.abs(y - mouthY - 1.35)) * step(3.2, 2, ax)
  const speckle = 0.75 + 0.5 * noise(x * 5, y * 5, z * 5)
  tone *=
    1 -
    clamp(beard) * speckle * (0.1 + 0.42 * d.stubble) * (1 - 0.6 * on) * clamp(1.25 - f.hair * 2)
  const lash = step(0.75, 0.1, Math.abs(my - 1.25 + 0.06 * ax * ax)) * step(2.9, 2.2, ax)
  if (f.moustache && d.age > 20) tone = mix(tone, f.hair * 0.5 + 0.02, lash * 0.85)
  const ringed = step(1.5, 0.4, Math.hypot((ax - 3.1) * 0.75, y + 1.25))
  tone *= 1 - ringed * (0.08 + 0.16 * d.gaunt)
  const lashes =
    step(0.2, 0.05, Math.abs(y - 0.42 + 0.2 * (ax - 3.18) ** 2)) *
    step(1.7, 1.3, Math.abs(ax - 3.2))
  tone *= 1 - 0.4 * lashes
  tone = mix(tone, f.skin * 1.25, 0.5 * scarAt(f, x / f.width, y, z))
  return { tone, shine: 0.1, soft: 0.3 }
}

export const clothLook = (f: Face, d: Day, x: number, y: number, z: number): Look => {
  const own = 0.8 + 0.45 * (((f.seed * 104729) % 100) / 100)
  const dirt =
    1 +
    0.22 * rough(x * 0.12, y * 0.12, z * 0.12 + (f.seed % 7), 4) +
    0.06 * noise(x * 2.4, y * 2.4, z)
  const base = d.dress === 'padded' ? 0.125 : d.dress === 'uniform' ? 0.13 : 0.3
  return { tone: base * own * dirt, shine: 0.01, soft: 0.05 }
}
