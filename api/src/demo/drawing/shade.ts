import type { Light } from './light.ts'
import type { Man } from './man.ts'
import { clamp } from './shapes.ts'

interface Canvas {
  readonly width: number
  readonly height: number
  readonly cx: number
  readonly cy: number
  readonly scale: number
}

/** Light that changes slowly over a face is looked up at every third pixel, and blended between. */
const GRID = 3
const EDGE = 0.06

const normal = { x: 0, y: 0, z: 0 }

const face = ({ near }: Man, x: number, y: number, z: number): void => {
  const a = near(x + EDGE, y - EDGE, z - EDGE)
  const b = near(x - EDGE, y - EDGE, z + EDGE)
  const c = near(x - EDGE, y + EDGE, z - EDGE)
  const d = near(x + EDGE, y + EDGE, z + EDGE)
  const nx = a - b - c + d
  const ny = -a - b + c + d
  const nz = -a + b - c + d
  const long = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1
  normal.x = nx / long
  normal.y = ny / long
  normal.z = nz / long
}

/** How far each place lies open to the sky and to the main light, from 0 to 1. */
export const softened = (man: Man, light: Light, depth: Float32Array, canvas: Canvas) => {
  const { width, height, cx, cy, scale } = canvas
  const across = Math.ceil(width / GRID) + 1
  const down = Math.ceil(height / GRID) + 1
  const open = new Float32Array(across * down).fill(-1)
  const lit = new Float32Array(across * down).fill(-1)
  const near = new Float32Array(across * down)
  for (let row = 0; row < down; row += 1)
    for (let column = 0; column < across; column += 1) {
      const px = Math.min(column * GRID, width - 1)
      const py = Math.min(row * GRID, height - 1)
      const z = depth[py * width + px] as number
      if (z <= -24) continue
      const x = (px + 0.5 - cx) / scale
      const y = (cy - py - 0.5) / scale
      face(man, x, y, z)
      const at = row * across + column
      near[at] = z
      open[at] = openness(man, x, y, z)
      lit[at] = shadow(man, x + normal.x * 0.12, y + normal.y * 0.12, z + normal.z * 0.12, light)
    }
  const blend =
    (grid: Float32Array) =>
    (column: number, row: number, z: number): number => {
      const x = column / GRID
      const y = row / GRID
      const ix = Math.floor(x)
      const iy = Math.floor(y)
      let sum = 0
      let weight = 0
      for (let k = 0; k < 4; k += 1) {
        const gx = ix + (k & 1)
        const gy = iy + (k >> 1)
        const value = grid[gy * across + gx] as number
        if (value < 0) continue
        // What lies further back or before it, as a shirt behind a lapel, has a light of its own.
        const apart = Math.abs(z - (near[gy * across + gx] as number))
        const alike = 1 / (1 + 6 * apart * apart)
        const w = (1 - Math.abs(x - gx) + 0.01) * (1 - Math.abs(y - gy) + 0.01) * alike
        sum += value * w
        weight += w
      }
      return weight ? sum / weight : 0.5
    }
  return { open: blend(open), shadow: blend(lit) }
}

/** The light that comes from a point of him to the camera. */
export const shade = (
  man: Man,
  light: Light,
  x: number,
  y: number,
  z: number,
  lit: number,
  open: number,
): number => {
  face(man, x, y, z)
  const { x: nx, y: ny, z: nz } = normal
  const { tone, shine, soft } = man.look(x, y, z)
  const [kx, ky, kz] = light.key
  const facing = nx * kx + ny * ky + nz * kz
  const key = clamp((facing + soft * 0.5) / (1 + soft * 0.5)) * lit * light.keyPower
  const [fx, fy, fz] = light.fill
  const fill = clamp((nx * fx + ny * fy + nz * fz + 0.3) / 1.3) * light.fillPower
  const around = (0.5 + 0.5 * ny) * light.sky + (0.5 - 0.5 * ny) * light.ground + fill + 0.04
  // Halfway between the light and the camera, which looks along z.
  const half = Math.sqrt(kx * kx + ky * ky + (kz + 1) * (kz + 1))
  const glint = clamp((nx * kx + ny * ky + nz * (kz + 1)) / half) ** 22
  return (
    tone * (key * 1.3 + around * open * (0.7 + 0.3 * clamp(nz)) * 1.3) + shine * glint * key * 0.4
  )
}

const shadow = ({ near }: Man, x: number, y: number, z: number, { key, hard }: Light): number => {
  let open = 1
  let t = 0.2
  for (let count = 0; count < 14 && t < 15; count += 1) {
    const d = near(x + key[0] * t, y + key[1] * t, z + key[2] * t)
    open = Math.min(open, 0.5 + (0.5 * hard * d) / t)
    if (open < 0.02) return 0
    t += clamp(d, 0.3, 3)
  }
  const left = clamp(open)
  return left * left * (3 - 2 * left)
}

const openness = ({ near }: Man, x: number, y: number, z: number): number => {
  let hidden = 0
  let weight = 1
  for (let count = 1; count <= 4; count += 1) {
    const h = 0.3 * count * count
    const d = near(x + normal.x * h, y + normal.y * h, z + normal.z * h)
    hidden += (weight * Math.max(0, h - d)) / h
    weight *= 0.75
  }
  return clamp(1 - 0.45 * hidden, 0.06, 1)
}
