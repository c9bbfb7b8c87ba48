const hash = (x: number, y: number, z: number): number => {
  let mixed = (Math.imul(x, 374761393) + Math.imul(y, 668265263) + Math.imul(z, 2147483647)) | 0
  mixed = Math.imul(mixed ^ (mixed >>> 13), 1274126177)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296
}

/** Smooth noise in [-1, 1] with features about as wide as 1. */
export const noise = (x: number, y: number, z = 0): number => {
  const ix = Math.floor(x)
  const iy = Math.floor(y)
  const iz = Math.floor(z)
  const u = ease(x - ix)
  const v = ease(y - iy)
  const w = ease(z - iz)
  const near = plane(ix, iy, iz, u, v)
  return 2 * (near + w * (plane(ix, iy, iz + 1, u, v) - near)) - 1
}

/** Noise in several sizes at once, in about [-1, 1]. */
export const rough = (x: number, y: number, z: number, octaves: number): number => {
  let sum = 0
  let weight = 0.55
  let scale = 1
  for (let octave = 0; octave < octaves; octave += 1) {
    sum += weight * noise(x * scale + octave * 17, y * scale, z * scale)
    weight *= 0.5
    scale *= 2.03
  }
  return sum
}

const ease = (t: number): number => t * t * (3 - 2 * t)

const plane = (x: number, y: number, z: number, u: number, v: number): number => {
  const a = hash(x, y, z)
  const b = hash(x + 1, y, z)
  const c = hash(x, y + 1, z)
  const d = hash(x + 1, y + 1, z)
  return a + u * (b - a) + v * (c - a) + u * v * (a - b - c + d)
}
