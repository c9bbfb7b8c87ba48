import { exposed, grained, newsreel, type Plate, type Stock } from './film.ts'
import { HEIGHT, WIDTH } from './frame.ts'
import { noise } from './noise.ts'
import { between, type Random, randomOf } from './random.ts'
import { clamp, step } from './shapes.ts'

/** How far the frame has moved in the gate. */
export const weave = (n: number): { dx: number; dy: number } => ({
  dx: Math.round(1.4 * noise(n * 0.31, 3, 1)),
  dy: Math.round(1.8 * noise(n * 0.47, 8, 2)),
})

/** A frame as it comes off the projector: flicker, dust, scratches, grain, and the gate. */
export const develop = (
  { scene, into }: { scene: Plate; into: number },
  n: number,
  grain: Plate,
): Uint8Array => {
  const random = randomOf(n * 2_654_435 + 7)
  // The first frames of a shot were exposed while the motor came up to speed.
  const flash = into < 3 ? 1.9 - 0.3 * into : 1
  const flicker = 1 + 0.055 * noise(n * 0.9, 5, 5) + 0.03 * (random() - 0.5)
  const stock: Stock = { ...newsreel, exposure: newsreel.exposure * flicker * flash }
  const print = exposed(scene, stock)
  soil(print, n, random)
  const specked = grained(
    print,
    grain,
    stock.grain,
    Math.floor(random() * 700),
    Math.floor(random() * 700),
  )
  return gated(specked, weave(n))
}

/** Dust (white: it lay on the negative), dirt, scratches that stay for some frames, and a hair in the gate. */
const soil = (print: Plate, n: number, random: Random): void => {
  const specks = Math.floor(random() * 3.4)
  for (let count = 0; count < specks; count += 1) {
    const white = random() < 0.65
    blot(
      print,
      random() * WIDTH,
      random() * HEIGHT,
      between(random, 0.8, white ? 3 : 2.2),
      white ? 0.9 : 0.06,
      random() * 90,
    )
  }
  const scratches = randomOf(Math.floor(n / 21) + 90)
  if (scratches() < 0.55) {
    const x = Math.round(between(scratches, 30, WIDTH - 30) + 2 * noise(n * 0.4, 1, 1))
    const tone = scratches() < 0.6 ? 0.16 : -0.13
    for (let y = 0; y < HEIGHT; y += 1)
      if (noise(y / 90, n * 0.2, x) > -0.25)
        print.light[y * WIDTH + x + Math.round(noise(y / 160, x, n * 0.05))] =
          (print.light[y * WIDTH + x] as number) + tone
  }
  if (n % 190 > 118) hair(print, n)
}

const blot = (
  print: Plate,
  cx: number,
  cy: number,
  size: number,
  tone: number,
  seed: number,
): void => {
  for (let y = Math.max(0, Math.floor(cy - 6)); y < Math.min(HEIGHT, cy + 6); y += 1)
    for (let x = Math.max(0, Math.floor(cx - 6)); x < Math.min(WIDTH, cx + 6); x += 1) {
      const far = Math.hypot(x - cx, (y - cy) * 1.3) + 1.2 * noise(x / 2, y / 2, seed)
      const over = 0.75 * step(size + 0.7, size - 0.5, far)
      const at = y * WIDTH + x
      print.light[at] = (print.light[at] as number) * (1 - over) + tone * over
    }
}

const hair = (print: Plate, n: number): void => {
  for (let t = 0; t < 1; t += 0.004) {
    const x = 470 + 95 * t + 14 * Math.sin(t * 5) + 3 * noise(n * 0.6, 4, t)
    const y = 480 - 74 * Math.sin(t * 2.4) + 3 * noise(n * 0.6, 8, t)
    for (let dy = 0; dy < 2; dy += 1) {
      const at = Math.round(y + dy) * WIDTH + Math.round(x)
      print.light[at] = (print.light[at] ?? 0) * 0.4
    }
  }
}

/** The gate: the frame moves a little in it, and its corners are round and dark. */
const gated = ({ light }: Plate, { dx, dy }: { dx: number; dy: number }): Uint8Array => {
  const bytes = new Uint8Array(WIDTH * HEIGHT)
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) {
      const fromX = clamp(x - dx, 0, WIDTH - 1)
      const fromY = clamp(y - dy, 0, HEIGHT - 1)
      const qx = Math.max(0, Math.abs(x - WIDTH / 2) - WIDTH / 2 + 24)
      const qy = Math.max(0, Math.abs(y - HEIGHT / 2) - HEIGHT / 2 + 24)
      const corner = step(25, 21, Math.hypot(qx, qy))
      bytes[y * WIDTH + x] = Math.round(
        255 * clamp((light[fromY * WIDTH + fromX] as number) * corner),
      )
    }
  return bytes
}
