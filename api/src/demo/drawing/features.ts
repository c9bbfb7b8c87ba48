import type { Day, Face } from './face.ts'
import type { Measures } from './measures.ts'
import { ball, clamp, cut, egg, join, rod, step } from './shapes.ts'

/** Nose, mouth and ears, each put onto a head of which `skin` is the distance so far. */

export const nosed = (
  f: Face,
  { tipY, tipZ, wing }: Measures,
  x: number,
  y: number,
  z: number,
  skin: number,
): number => {
  const ax = Math.abs(x)
  const bx = x - f.noseBent * step(0, -2.2, y) * step(-5, -3, y)
  const bridgeZ = 9.0 + f.noseOut * 0.5 + f.noseHump
  const broad = 0.86 + 0.25 * f.noseWide
  const upper = rod(bx, y, z, 0, 0.9, 7.75, 0, -1.9, bridgeZ, 0.72, 0.78)
  const lower = rod(bx, y, z, 0, -1.9, bridgeZ, 0, tipY, tipZ - 0.85, 0.78, broad)
  const wings = egg(ax - wing, y - tipY + 0.25, z - 9.15 - 0.35 * f.noseOut, 0.6, 0.68, 1.0)
  const whole = join(join(skin, join(upper, lower, 0.5), 1.25), wings, 0.8)
  const apart = 0.66 + 0.3 * f.noseWide
  return cut(whole, egg(ax - apart, y - tipY + 0.98, z - tipZ + 1.35, 0.3, 0.25, 0.5), 0.35)
}

/** How high his mouth is where he is `ax` from its middle: its corners follow his mood, and the upper lip dips in the middle. */
export const mouthLine = (m: Measures, d: Day, ax: number): number =>
  m.mouthY + 0.055 * ax * ax * d.mood - 0.06 * Math.cos(ax * 2.2) * step(1.8, 0.4, ax)

export const mouthed = (
  d: Day,
  m: Measures,
  ax: number,
  y: number,
  z: number,
  skin: number,
): number => {
  const my = y - mouthLine(m, d, ax)
  const front = 9.35 - 0.125 * ax * ax - 0.12 * m.smile
  const size = Math.sqrt(clamp(1 - (ax / m.mouthW) ** 2))
  const past = Math.max(0, ax - m.mouthW + 0.15)
  const back = z - front + 0.3 * m.lip
  const bow = 0.1 * step(0.7, 0.1, ax)
  const upper = Math.hypot(my - m.lip * 0.7 + bow, back + 0.35, past) - m.lip * size
  const lower = Math.hypot(my + m.lip * 0.85, back + 0.5, past) - m.lip * 1.2 * size
  let whole = join(join(skin, upper, 0.6), lower, 0.6)
  const slit = Math.hypot(my, Math.max(0, front - 0.6 - z), past) - 0.02
  whole = cut(whole, slit, 0.3)
  // The dip below the lower lip, the groove above the upper one, and the corners.
  whole = cut(whole, egg(ax, y - m.mouthY + 1.75, z - 10.1, 1.9, 0.6, 0.9), 0.9)
  const groove = rod(ax, y, z, 0, m.tipY - 1.1, 10.05, 0, m.mouthY + 0.75, 10.2, 0.28, 0.3)
  whole = cut(whole, groove, 0.5)
  const corner = ball(ax - m.mouthW - 0.15, my, z - front + 0.75, 0.14 + 0.1 * m.smile)
  return cut(whole, corner, 0.4)
}

/** His ear lies turned out to the front, so that its hollow is seen. */
export const eared = (f: Face, ax: number, y: number, z: number, skin: number): number => {
  const s = 1 / f.ears
  const up = (y + 1.2) * s
  const forth = (z + 0.6) * s
  const ey = up + 0.16 * forth
  const ez = forth - 0.16 * up
  const out = ax - 7.35 - f.earsOut - (0.42 + f.earsOut) * -ez
  if (Math.abs(out) > 3 || Math.abs(ey) > 4.5 || Math.abs(ez) > 4) return skin
  const shell = egg(out, ey, ez, 0.42, 2.9, 1.6)
  const hollow = egg(out - 0.5, ey + 0.2, ez - 0.25, 0.62, 1.75, 0.95)
  const groove = Math.abs(egg(out - 0.4, ey - 0.1, ez, 0.5, 2.45, 1.3)) - 0.06
  const lobe = ball(out * 1.3, ey + 2.2, ez - 0.45, 0.6)
  const whole = join(cut(cut(shell, groove, 0.2), hollow, 0.25), lobe, 0.4)
  return join(skin, whole, 0.35)
}

/** How deep in the hollow of the ear this place lies, from 0 to 1. */
export const inEar = (ax: number, y: number, z: number): number =>
  ax < 6.6 || z > 2 ? 0 : step(1, 0.35, Math.hypot((y + 1.3) / 1.9, (z + 0.2) / 1.2))
