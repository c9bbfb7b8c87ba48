import type { Day, Face } from './face.ts'
import type { Light } from './light.ts'
import { type Man, manOf, type Pose } from './man.ts'
import { shade, softened } from './shade.ts'

/** A picture of one man alone: light, how far it covers, and depth, in rows from the top. */
export interface Sprite {
  readonly width: number
  readonly height: number
  /** Pixels per centimetre. */
  readonly scale: number
  /** Where the point between his eyes is. */
  readonly cx: number
  readonly cy: number
  readonly light: Float32Array
  readonly cover: Float32Array
  /** Centimetres towards the camera from that point. */
  readonly depth: Float32Array
}

export interface Sitting {
  readonly face: Face
  readonly day: Day
  readonly pose: Pose
  readonly light: Light
  readonly scale: number
  /** What is drawn, in centimetres from the point between the eyes. */
  readonly frame: Frame
}

export interface Frame {
  readonly left: number
  readonly right: number
  readonly up: number
  readonly down: number
}

const FRONT = 16
const BACK = -24
/** Rays are followed for a block of this many pixels a side until it comes near him, and then for each pixel. */
const BLOCK = 4

export const drawMan = ({ face, day, pose, light, scale, frame }: Sitting): Sprite => {
  const width = Math.ceil((frame.left + frame.right) * scale)
  const height = Math.ceil((frame.up + frame.down) * scale)
  const man = manOf(face, day, pose)
  const cx = frame.left * scale
  const cy = frame.up * scale
  const depth = depths(man, width, height, cx, cy, scale)
  const soft = softened(man, light, depth, { width, height, cx, cy, scale })
  const lit = new Float32Array(width * height)
  const cover = new Float32Array(width * height)
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const at = row * width + column
      const z = depth[at] as number
      if (z === BACK) continue
      cover[at] = 1
      const x = (column + 0.5 - cx) / scale
      const y = (cy - row - 0.5) / scale
      const [shadow, open] = [soft.shadow(column, row, z), soft.open(column, row, z)]
      lit[at] = shade(man, light, x, y, z, shadow, open)
    }
  return { width, height, scale, cx, cy, light: lit, cover, depth }
}

const depths = (man: Man, width: number, height: number, cx: number, cy: number, scale: number) => {
  const depth = new Float32Array(width * height).fill(BACK)
  const radius = (BLOCK * 0.75) / scale
  for (let top = 0; top < height; top += BLOCK)
    for (let left = 0; left < width; left += BLOCK) {
      const x = (left + BLOCK / 2 - cx) / scale
      const y = (cy - top - BLOCK / 2) / scale
      const start = follow(man, x, y, FRONT, radius + 0.05, radius)
      if (start === BACK) continue
      for (let row = top; row < Math.min(top + BLOCK, height); row += 1)
        for (let column = left; column < Math.min(left + BLOCK, width); column += 1)
          depth[row * width + column] = follow(
            man,
            (column + 0.5 - cx) / scale,
            (cy - row - 0.5) / scale,
            start,
            0.02,
            0,
          )
    }
  return depth
}

/** Goes back along z until he is nearer than `close`; BACK where the ray passes him. */
const follow = (
  man: Man,
  x: number,
  y: number,
  from: number,
  close: number,
  less: number,
): number => {
  let z = from
  for (let count = 0; count < 90; count += 1) {
    const d = man.near(x, y, z)
    if (d < close) return z
    z -= Math.max(0.03, (d - less) * 0.85)
    if (z <= BACK) return BACK
  }
  return z
}
