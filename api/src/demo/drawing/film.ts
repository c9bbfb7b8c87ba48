import type { Random } from './random.ts'
import { clamp } from './shapes.ts'

/** A grey picture of light, in rows from the top. */
export interface Plate {
  readonly width: number
  readonly height: number
  readonly light: Float32Array
}

export const plate = (width: number, height: number): Plate => ({
  width,
  height,
  light: new Float32Array(width * height),
})

/** Blurs by three passes of a box, which is near a Gaussian of `sigma` pixels. */
export const blurred = ({ width, height, light }: Plate, sigma: number): Plate => {
  const radius = Math.max(0, Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2))
  if (radius === 0) return { width, height, light: light.slice() }
  let from = light
  for (let pass = 0; pass < 3; pass += 1) {
    from = boxed(from, height, width, 1, width, radius)
    from = boxed(from, width, height, width, 1, radius)
  }
  return { width, height, light: from }
}

const boxed = (
  from: Float32Array,
  lines: number,
  long: number,
  along: number,
  across: number,
  radius: number,
) => {
  const to = new Float32Array(from.length)
  const size = 2 * radius + 1
  for (let line = 0; line < lines; line += 1) {
    const start = line * across
    const at = (n: number): number =>
      from[start + (n < 0 ? 0 : n >= long ? long - 1 : n) * along] as number
    let sum = 0
    for (let n = -radius; n <= radius; n += 1) sum += at(n)
    for (let n = 0; n < long; n += 1) {
      to[start + n * along] = sum / size
      sum += at(n + radius + 1) - at(n - radius)
    }
  }
  return to
}

export interface Stock {
  /** How soft the lens and the print are, in pixels. */
  readonly blur: number
  readonly grain: number
  /** How far bright things spill. */
  readonly halo: number
  readonly exposure: number
  readonly contrast: number
  readonly fog: number
  readonly vignette: number
}

export const newsreel: Stock = {
  blur: 0.9,
  grain: 0.05,
  halo: 0.14,
  exposure: 1.75,
  contrast: 1.1,
  fog: 0.05,
  vignette: 0.42,
}
export const studioPrint: Stock = {
  blur: 0.9,
  grain: 0.02,
  halo: 0.1,
  exposure: 1.42,
  contrast: 1.2,
  fog: 0.04,
  vignette: 0.34,
}

/** What a print of it looks like, in 0 to 1: light spills, the lens is soft, silver answers by a curve. */
export const exposed = (scene: Plate, stock: Stock): Plate => {
  const { width, height } = scene
  const sharp = blurred(scene, stock.blur)
  const spill = spilled(scene)
  const light = new Float32Array(width * height)
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const at = row * width + column
      const dx = (column / width - 0.5) * 2
      const dy = (row / height - 0.5) * 2
      const dark = 1 - stock.vignette * (dx * dx + dy * dy) ** 1.2 * 0.5
      const seen =
        ((sharp.light[at] as number) * (1 - stock.halo) + spill(column, row) * stock.halo) * dark
      light[at] = stock.fog + (1 - stock.fog) * silver(seen * stock.exposure, stock.contrast)
    }
  return { width, height, light }
}

/** Light that strays in the emulsion is so soft that a quarter of the size is enough for it. */
const spilled = ({ width, height, light }: Plate): ((column: number, row: number) => number) => {
  const small = plate(Math.ceil(width / 4), Math.ceil(height / 4))
  for (let row = 0; row < small.height; row += 1)
    for (let column = 0; column < small.width; column += 1)
      small.light[row * small.width + column] = light[row * 4 * width + column * 4] as number
  const soft = blurred(small, Math.max(1.5, width / 240))
  return (column, row) => soft.light[(row >> 2) * small.width + (column >> 2)] as number
}

/** The curve of a film: a soft toe, a straight middle, a long shoulder. */
const silver = (light: number, contrast: number): number => {
  const logged = Math.log2(Math.max(light, 0.004) / 0.36) * 0.3 * contrast
  return 0.93 / (1 + Math.exp(-3.1 * logged))
}

/** Grain as a square that is laid on at another place in every frame: clumps of about two pixels. */
export const grainOf = (random: Random, size: number): Plate => {
  const fine = plate(size, size)
  for (let at = 0; at < fine.light.length; at += 1)
    fine.light[at] = random() + random() + random() - 1.5
  const coarse = blurred(fine, 0.8)
  let square = 0
  for (const value of coarse.light) square += value * value
  const deviation = Math.sqrt(square / coarse.light.length)
  return {
    width: size,
    height: size,
    light: coarse.light.map(
      (value, at) => (0.8 * value) / deviation + 0.4 * (fine.light[at] as number),
    ),
  }
}

/** Grain is strongest in the middle greys. */
export const grained = (
  print: Plate,
  grain: Plate,
  amount: number,
  dx: number,
  dy: number,
): Plate => {
  const { width, height, light } = print
  const out = new Float32Array(light.length)
  for (let row = 0; row < height; row += 1) {
    const line = ((row + dy) % grain.height) * grain.width
    for (let column = 0; column < width; column += 1) {
      const at = row * width + column
      const value = light[at] as number
      const speck = grain.light[line + ((column + dx) % grain.width)] as number
      out[at] = clamp(value + amount * speck * (0.35 + 2.4 * value * (1 - value)))
    }
  }
  return { width, height, light: out }
}

export const bytesOf = ({ light }: Plate): Uint8Array => {
  const bytes = new Uint8Array(light.length)
  for (let at = 0; at < bytes.length; at += 1)
    bytes[at] = Math.round(clamp(light[at] as number) * 255)
  return bytes
}
