import type { Face } from './face.ts'
import { EYE_RADIUS, type Measures } from './measures.ts'
import { ball, cut, egg, join, step } from './shapes.ts'

/** How far a place lies above the edge of the upper lid, and how far below that of the lower one. */
const slitOf = ({ openUp, openDown }: Measures, u: number, v: number): [number, number] => {
  const shape = 1 - (u / 1.55) ** 2
  return [v - openUp * shape - 0.06 * u, -v - openDown * shape + 0.05 * u]
}

/** Across and up from the middle of the eye on that side; no man's eyes are quite level. */
const withinEye = (f: Face, m: Measures, x: number, y: number): [number, number] => {
  const u = Math.abs(x) - m.eyeX
  return [u, y - f.eyeTilt * u - (x > 0 ? 0.05 * f.lopsided : 0)]
}

/** Sockets, lids and the slit between them, cut into a head. */
export const lidded = (
  f: Face,
  m: Measures,
  x: number,
  y: number,
  z: number,
  skin: number,
): number => {
  const [u, v] = withinEye(f, m, x, y)
  const w = z - m.eyeZ
  // The socket first: deep beside the nose and under the brow.
  let whole = cut(skin, egg(u + 0.15, v - 0.35, w - 2.75, 1.95, 1.25, 1.7), 1.25)
  const lid = ball(u, v, w, EYE_RADIUS + 0.19 + 0.05 * f.fold)
  const bag = egg(u, v + 1.15, w - 0.62, 1.15, 0.45 + 0.15 * m.old, 0.7)
  whole = join(whole, lid, 0.42)
  whole = join(whole, bag + 0.36 - 0.3 * m.old - 0.1 * m.smile, 0.6)
  const crease = Math.abs(ball(u, v - 0.72 + 0.14 * u * u, w - 1.05, 0.02))
  if (f.fold < 0.6) whole = cut(whole, Math.max(crease - 0.05, Math.abs(u) - 1.25), 0.22)
  const [above, below] = slitOf(m, u, v)
  return cut(whole, Math.max(above, below, -w), 0.06)
}

/** How dark lashes make this place of the skin: a line along the upper lid, a trace along the lower one. */
export const lashesAt = (f: Face, m: Measures, x: number, y: number): number => {
  const [u, v] = withinEye(f, m, x, y)
  if (Math.abs(u) > 1.75 || Math.abs(v) > 1.2) return 0
  const [above, below] = slitOf(m, u, v)
  const upper = step(0.3, 0.06, Math.abs(above)) * step(1.75, 1.35, Math.abs(u))
  const lower = step(0.22, 0.04, Math.abs(below)) * step(1.5, 0.9, Math.abs(u))
  return Math.max(upper, 0.28 * lower)
}
