import { about, between, oneOf, type Random } from '@rollcall/api/demo/drawing/random.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** What a camera sees from frame to frame: light of each pixel, 0 to 255, in rows from the top. */
export interface Take {
  readonly frames: number
  readonly world: World
  at(frame: number): Float32Array
}

/** A place that is larger than what a camera sees of it at once; it goes on at its edges. */
export interface World extends Size {
  readonly light: Float32Array
}

interface Eye {
  readonly x: number
  readonly y: number
  readonly scale: number
  readonly gain: number
}

interface Body {
  readonly rx: number
  readonly ry: number
  readonly light: number
  readonly stripe: number
  at(frame: number): { x: number; y: number }
}

/** A take of some place, still, panned, zoomed or held in the hand; nobody, walkers, somebody who comes in, or something fast in it. */
export const takeOf = (random: Random, size: Size, frames: number, place?: World): Take => {
  const world = place ?? worldOf(random, size)
  const eyes = cameraOf(random, size, frames)
  const bodies = bodiesOf(random, size, frames)
  return {
    frames,
    world,
    at: (frame) => {
      const light = seen(world, size, eyes[frame] as Eye)
      for (const body of bodies) draw(light, size, body, frame)
      return light
    },
  }
}

/** Noise in sizes from a third of the picture to some pixels, with straight edges over it. */
const worldOf = (random: Random, { width, height }: Size): World => {
  const world = { width: width * 3, height: height * 2 }
  const light = new Float32Array(world.width * world.height).fill(between(random, 70, 150))
  const rough = between(random, 0.45, 0.7)
  for (let cells = 6, weight = between(random, 40, 80); cells < width; cells *= 2, weight *= rough)
    addNoise(light, world, cells, weight, random)
  for (let n = 0; n < 12; n += 1) addBlock(light, world, random)
  return { ...world, light }
}

const addNoise = (
  light: Float32Array,
  { width, height }: Size,
  cells: number,
  weight: number,
  random: Random,
) => {
  const down = Math.max(2, Math.round((cells * height) / width))
  const grid = Float32Array.from({ length: cells * down }, () => (random() - 0.5) * 2 * weight)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      light[y * width + x] =
        (light[y * width + x] as number) +
        between4(grid, cells, down, (x / width) * cells, (y / height) * down)
}

const addBlock = (light: Float32Array, { width, height }: Size, random: Random) => {
  const [w, h] = [between(random, 0.02, 0.15) * width, between(random, 0.05, 0.4) * height]
  const [x0, y0, step] = [random() * (width - w), random() * (height - h), between(random, -60, 60)]
  for (let y = Math.round(y0); y < y0 + h; y += 1)
    for (let x = Math.round(x0); x < x0 + w; x += 1)
      light[y * width + x] = (light[y * width + x] as number) + step
}

/** Between the four nearest of a grid that goes on at its edges. */
const between4 = (
  grid: Float32Array,
  across: number,
  down: number,
  x: number,
  y: number,
): number => {
  const [x0, y0] = [Math.floor(x), Math.floor(y)]
  const [u, v] = [x - x0, y - y0]
  const left = ((x0 % across) + across) % across
  const right = (left + 1) % across
  const top = (((y0 % down) + down) % down) * across
  const below = ((((y0 + 1) % down) + down) % down) * across
  const [a, b] = [grid[top + left] as number, grid[top + right] as number]
  const [c, d] = [grid[below + left] as number, grid[below + right] as number]
  return a + u * (b - a) + v * (c - a + u * (d - c - b + a))
}

const seen = (world: World, { width, height }: Size, { x, y, scale, gain }: Eye): Float32Array => {
  const light = new Float32Array(width * height)
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const [wx, wy] = [x + (column - width / 2) * scale, y + (row - height / 2) * scale]
      light[row * width + column] = gain * between4(world.light, world.width, world.height, wx, wy)
    }
  return light
}

const cameraOf = (random: Random, { width, height }: Size, frames: number): Eye[] => {
  const way = oneOf(random, [
    'still',
    'still',
    'still',
    'pan',
    'pan',
    'whip',
    'zoom',
    'hand',
    'hand',
  ])
  const speed = { pan: between(random, 0.003, 0.025), whip: between(random, 0.04, 0.08) }
  const step = way === 'pan' || way === 'whip' ? speed[way] * width * oneOf(random, [1, -1]) : 0
  const rise = way === 'zoom' ? between(random, 0.992, 1.008) : 1
  const drift = random() < 0.25 ? between(random, -0.35, 0.35) : 0
  let eye: Eye = {
    x: random() * width * 3,
    y: random() * height * 2,
    scale: between(random, 0.7, 1.2),
    gain: 1,
  }
  return Array.from({ length: frames }, (_, frame) => {
    const shake = way === 'hand' ? width * 0.004 : 0
    eye = {
      x: eye.x + step + about(random, 0, shake),
      y: eye.y + step * 0.1 + about(random, 0, shake),
      scale: eye.scale * rise,
      gain: 1 + (drift * frame) / frames,
    }
    return eye
  })
}

const bodiesOf = (random: Random, { width, height }: Size, frames: number): Body[] => {
  const what = oneOf(random, ['nobody', 'walkers', 'walkers', 'comes', 'comes', 'fast'])
  const body = (tall: number, speed: number, begins: number): Body => {
    const ry = (tall * height) / 2
    const rx = ry * between(random, 0.35, 0.6)
    const left = random() < 0.5
    const step = speed * width * (left ? 1 : -1)
    const [x0, y] = [left ? -rx : width + rx, height * between(random, 0.4, 0.8)]
    const stops = what === 'comes' ? between(random, 0.25, 0.75) * width : Infinity
    const at = (frame: number) => {
      const gone = Math.max(0, frame - begins) * step
      return {
        x: x0 + Math.sign(step) * Math.min(Math.abs(gone), stops),
        y: y + Math.sin(frame / 4) * height * 0.01,
      }
    }
    return { rx, ry, light: between(random, 20, 230), stripe: between(random, 10, 50), at }
  }
  if (what === 'nobody') return []
  if (what === 'comes')
    return [body(between(random, 0.7, 1.5), between(random, 0.01, 0.05), random() * frames)]
  if (what === 'fast')
    return [1, 2, 3].map(() =>
      body(between(random, 0.4, 0.9), between(random, 0.08, 0.2), random() * frames),
    )
  return [1, 2, 3].map(() =>
    body(between(random, 0.3, 0.7), between(random, 0.003, 0.02), -random() * 100),
  )
}

const draw = (
  light: Float32Array,
  { width, height }: Size,
  { rx, ry, light: tone, stripe, at }: Body,
  frame: number,
) => {
  const { x, y } = at(frame)
  for (let row = Math.max(0, Math.ceil(y - ry)); row < Math.min(height, y + ry); row += 1) {
    const half = rx * Math.sqrt(Math.max(0, 1 - ((row - y) / ry) ** 2))
    const shade = tone + stripe * Math.sin(((row - y) / ry) * 9)
    for (
      let column = Math.max(0, Math.ceil(x - half));
      column < Math.min(width, x + half);
      column += 1
    )
      light[row * width + column] = shade
  }
}
