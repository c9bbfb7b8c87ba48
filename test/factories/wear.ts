import { about, between, oneOf, type Random } from '@rollcall/api/demo/drawing/random.ts'
import type { Size } from './takes.ts'

/** What projectors and years did to one frame after the other; `isSpliced`: tape or glue shows on it. */
export type Wear = (light: Float32Array, isSpliced: boolean) => Float32Array

export const wearOf = (random: Random, size: Size): Wear => {
  const scratches = Array.from({ length: 3 }, () => random() * size.width)
  let [dx, dy, gain, flashing] = [0, 0, 1, 0]
  let flash = { amount: 0, from: 0 }
  return (clean, isSpliced) => {
    dx = 0.6 * dx + about(random, 0, size.width * 0.004)
    dy = 0.6 * dy + about(random, 0, size.height * 0.006)
    gain = 0.5 * gain + 0.5 * about(random, 1, 0.2)
    const light = moved(clean, size, dx, dy)
    shade(light, size, gain, about(random, 0, 0.15))
    for (const x of scratches) if (random() < 0.5) scratch(light, size, x + about(random, 0, 1))
    for (let n = random() * 8; n > 0; n -= 1)
      blot(light, size, random, between(random, 0.004, 0.02))
    if (random() < 0.03) blot(light, size, random, between(random, 0.1, 0.3))
    if (flashing === 0 && random() < 0.02) {
      flashing = oneOf(random, [1, 1, 2, 3])
      flash = {
        amount: between(random, 70, 220),
        from: oneOf(random, [0, 0, between(random, 0.2, 0.7)]),
      }
    }
    if (flashing > 0) brighten(light, size, flash)
    flashing = Math.max(0, flashing - 1)
    if (isSpliced) splice(light, size, random)
    return light.map((value) => value + (random() + random() - 1) * 14)
  }
}

const moved = (
  light: Float32Array,
  { width, height }: Size,
  dx: number,
  dy: number,
): Float32Array => {
  const [x0, y0] = [Math.round(dx), Math.round(dy)]
  return light.map((_, n) => {
    const x = Math.min(width - 1, Math.max(0, (n % width) + x0))
    const y = Math.min(height - 1, Math.max(0, Math.floor(n / width) + y0))
    return light[y * width + x] as number
  })
}

const shade = (light: Float32Array, { width }: Size, gain: number, slope: number) => {
  for (let n = 0; n < light.length; n += 1)
    light[n] = (light[n] as number) * (gain + slope * ((n % width) / width - 0.5))
}

const scratch = (light: Float32Array, { width, height }: Size, x: number) => {
  const column = Math.round(x)
  if (column < 0 || column >= width) return
  for (let y = 0; y < height; y += 1) light[y * width + column] = 235
}

const blot = (light: Float32Array, { width, height }: Size, random: Random, share: number) => {
  const [cx, cy, r, tone] = [
    random() * width,
    random() * height,
    share * width,
    oneOf(random, [15, 240]),
  ]
  for (let y = Math.max(0, Math.floor(cy - r)); y < Math.min(height, cy + r); y += 1)
    for (let x = Math.max(0, Math.floor(cx - r)); x < Math.min(width, cx + r); x += 1)
      if ((x - cx) ** 2 + (y - cy) ** 2 <= r * r) light[y * width + x] = tone
}

/** From one side on where it is not over the whole picture. */
const brighten = (
  light: Float32Array,
  { width }: Size,
  { amount, from }: { amount: number; from: number },
) => {
  for (let n = 0; n < light.length; n += 1)
    if ((n % width) / width >= from) light[n] = (light[n] as number) + amount
}

const splice = (light: Float32Array, { width, height }: Size, random: Random) => {
  if (random() < 0.3) {
    light.fill(oneOf(random, [10, 250]))
    return
  }
  const rows = Math.round(between(random, 0.03, 0.15) * height)
  light.fill(oneOf(random, [20, 240]), (height - rows) * width)
}
