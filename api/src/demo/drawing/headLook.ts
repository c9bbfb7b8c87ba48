import type { Day, Face } from './face.ts'
import { locksAt, withinHair } from './hair.ts'
import type { Look } from './look.ts'
import { clamp, mix, step } from './shapes.ts'

export const hairLook = (f: Face, d: Day, x: number, y: number, z: number): Look => {
  const grey = step(38, 70, d.age) * 0.35
  const lock = 1 + 0.5 * locksAt(f, x, y, z)
  const thick = step(-0.7, 1.5, withinHair(f, d, x, y, z)) * clamp(0.35 + d.hairLong * 1.6)
  const own = (f.hair * 0.6 + 0.014 + grey) * lock
  return { tone: mix(f.skin * 0.75, own, thick), shine: 0.3 * lock, soft: 0.2 }
}

/** The ball of an eye: pupil, iris with a dark rim, and white that the lid shades. */
export const eyeLook = (
  f: Face,
  d: Day,
  at: readonly number[],
  x: number,
  y: number,
  z: number,
): Look => {
  if (z < 0) return { tone: 0.2, shine: 0, soft: 0 }
  const side = x > 0 ? 1 : -1
  const u = x - side * (at[0] ?? 3) - d.gazeX * 0.5
  const v = y - (at[1] ?? 0) - 0.02
  const r = Math.hypot(u, v)
  const iris = mix(0.24, 0.07, clamp((0.3 - f.hair) / 0.26)) * (1 - 0.35 * step(0.02, 0.4, v))
  const rim = step(0.1, 0.02, Math.abs(r - 0.54))
  const white = (0.22 + 0.42 * f.skin) * (1 - 0.35 * step(0.1, 0.55, v))
  const coloured = mix(0.012, iris * (1 - 0.5 * rim), step(0.2, 0.27, r))
  return { tone: mix(coloured, white, step(0.54, 0.64, r)), shine: 1, soft: 0.25 }
}
