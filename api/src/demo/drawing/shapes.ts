/** Distances to simple shapes, in centimetres; negative inside. Shapes are joined and cut softly, like clay. */

export const mix = (a: number, b: number, t: number): number => a + (b - a) * t

export const clamp = (t: number, low = 0, high = 1): number => Math.min(high, Math.max(low, t))

/** 0 before `from`, 1 after `to`, smooth between. */
export const step = (from: number, to: number, value: number): number => {
  const t = clamp((value - from) / (to - from))
  return t * t * (3 - 2 * t)
}

/** The union of two shapes, blended over about `soft`. */
export const join = (a: number, b: number, soft: number): number => {
  const h = soft - Math.abs(a - b)
  return h <= 0 ? Math.min(a, b) : Math.min(a, b) - (h * h) / (4 * soft)
}

/** `a` without `b`, blended over about `soft`. */
export const cut = (a: number, b: number, soft: number): number => -join(-a, b, soft)

export const ball = (x: number, y: number, z: number, r: number): number =>
  Math.sqrt(x * x + y * y + z * z) - r

/** An ellipsoid around the origin: near enough to a distance for marching. */
export const egg = (
  x: number,
  y: number,
  z: number,
  rx: number,
  ry: number,
  rz: number,
): number => {
  const a = x / rx
  const b = y / ry
  const c = z / rz
  const k = Math.sqrt(a * a + b * b + c * c)
  const d = a / rx
  const e = b / ry
  const f = c / rz
  const g = Math.sqrt(d * d + e * e + f * f)
  return g < 1e-9 ? -Math.min(rx, ry, rz) : (k * (k - 1)) / g
}

/** A rod from a to b whose radius goes from ra to rb. */
export const rod = (
  x: number,
  y: number,
  z: number,
  ax: number,
  ay: number,
  az: number,
  bx: number,
  by: number,
  bz: number,
  ra: number,
  rb: number,
): number => {
  const dx = bx - ax
  const dy = by - ay
  const dz = bz - az
  const px = x - ax
  const py = y - ay
  const pz = z - az
  const t = clamp((px * dx + py * dy + pz * dz) / (dx * dx + dy * dy + dz * dz))
  const ex = px - dx * t
  const ey = py - dy * t
  const ez = pz - dz * t
  return Math.sqrt(ex * ex + ey * ey + ez * ez) - mix(ra, rb, t)
}
