import { barrack, drift, room, snowfield } from './backdrop.ts'
import type { Cast } from './cast.ts'
import { exposed, grained, grainOf, newsreel, type Plate, plate, type Stock } from './film.ts'
import { writing } from './letters.ts'
import { roomLight, snowLight } from './light.ts'
import { noise } from './noise.ts'
import { between, type Random, randomOf } from './random.ts'
import { type Box, faceBox, type Placed, place } from './scene.ts'
import { clamp, step } from './shapes.ts'
import type { Sprite } from './sprite.ts'

export const WIDTH = 640
export const HEIGHT = 480
export const RATE = 16

/** One of the invented men on the film, by his place in the cast, and where his face is. */
export interface Seen {
  readonly man: number
  readonly box: Box
}

export interface Take {
  readonly frames: number
  /** The scene at a time in seconds, without grain. */
  at(seconds: number, frame: number): { readonly scene: Plate; readonly seen: readonly Seen[] }
}

interface Standing {
  readonly man: number
  readonly sprite: Sprite
  readonly x: number
  readonly y: number
  readonly haze?: number
}

/** Small moves that no man can help: breathing, shifting from foot to foot, a look aside. */
const alive = (
  { man, sprite, x, y, haze }: Standing,
  seconds: number,
  restless: number,
): Placed => {
  const at = (what: number, speed: number): number => noise(seconds * speed, man * 7.3 + what, what)
  const breath = 0.12 * Math.sin(seconds * 1.5 + man) * sprite.scale
  return {
    sprite,
    x: x + restless * sprite.scale * at(1, 0.5),
    y: y + breath + 0.3 * restless * sprite.scale * at(2, 0.6),
    lean: 0.05 * restless * at(3, 0.45),
    turn: 0.16 * restless * at(4, 0.55),
    haze: haze ?? 0,
  }
}

const visible = ({ x, y, w, h }: Box): boolean =>
  x >= 2 && y >= 2 && x + w <= WIDTH - 2 && y + h <= HEIGHT - 2

const take = (
  seconds: number,
  backdrop: Plate,
  men: readonly Standing[],
  how: {
    restless: number
    pan?: (seconds: number) => number
    walk?: number
    front?: (scene: Plate) => void
  },
): Take => ({
  frames: Math.round(seconds * RATE),
  at: (now) => {
    const from = Math.round(how.pan?.(now) ?? 0)
    const scene = windowOf(backdrop, from)
    const placed = men.map((one) => {
      const still = alive(one, now, how.restless)
      const step = (how.walk ?? 0) * now * one.sprite.scale
      const bob = how.walk
        ? -1.1 * one.sprite.scale * Math.abs(Math.sin(now * 4.1 + one.man * 1.3))
        : 0
      return { ...still, x: still.x - from + step, y: still.y + bob }
    })
    for (const one of placed) place(scene, one)
    how.front?.(scene)
    const seen = men.map(({ man }, n) => ({ man, box: faceBox(placed[n] as Placed) }))
    return {
      scene,
      seen: seen.filter((one, n) => visible(one.box) && !isHidden(one.box, seen.slice(n + 1))),
    }
  },
})

/** Whether the face of somebody in front covers much of it. */
const isHidden = ({ x, y, w, h }: Box, before: readonly Seen[]): boolean =>
  before.some(({ box }) => {
    const across = Math.min(x + w, box.x + box.w) - Math.max(x, box.x)
    const down = Math.min(y + h, box.y + box.h) - Math.max(y, box.y)
    return across > 0.45 * w && down > 0.3 * h
  })

const windowOf = ({ width, height, light }: Plate, from: number): Plate => {
  if (width === WIDTH) return { width, height, light: light.slice() }
  const scene = plate(WIDTH, height)
  for (let row = 0; row < height; row += 1)
    scene.light.set(light.subarray(row * width + from, row * width + from + WIDTH), row * WIDTH)
  return scene
}

/** A board held before the lens, chalked: what the reel is, and that none of it happened. */
const slate = (): Take => {
  const board = plate(WIDTH, HEIGHT)
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) {
      const frame = x < 40 || x > 600 || y < 50 || y > 430
      const rim = x < 58 || x > 582 || y < 68 || y > 412
      const wiped = 0.035 + 0.02 * (1 + noise(x / 120, y / 35, 3)) + 0.012 * noise(x / 9, y / 40, 7)
      board.light[y * WIDTH + x] = frame
        ? 0.3 + 0.05 * noise(x / 60, y / 60, 1)
        : rim
          ? 0.17 + 0.03 * noise(x / 40, y / 3, 2)
          : wiped
    }
  const chalk = (text: string, left: number, top: number, high: number) => {
    for (const line of writing(text, high))
      for (let n = 1; n < line.length; n += 1)
        stroke(board, line[n - 1] as Spot, line[n] as Spot, left, top, high / 15)
  }
  chalk('REEL 4', 110, 105, 78)
  chalk('CAMP 5', 110, 215, 78)
  chalk('FICTION', 110, 335, 50)
  return {
    frames: Math.round(2.6 * RATE),
    at: (now) => {
      const scene = plate(WIDTH, HEIGHT)
      const dx = Math.round(6 * noise(now * 1.3, 1, 5))
      const dy = Math.round(5 * noise(now * 1.6, 2, 6))
      for (let y = 0; y < HEIGHT; y += 1)
        for (let x = 0; x < WIDTH; x += 1) {
          const from = clamp(y + dy, 0, HEIGHT - 1) * WIDTH + clamp(x + dx, 0, WIDTH - 1)
          scene.light[y * WIDTH + x] = board.light[from] as number
        }
      return { scene, seen: [] }
    },
  }
}

type Spot = readonly [number, number]

const stroke = (
  onto: Plate,
  [ax, ay]: Spot,
  [bx, by]: Spot,
  left: number,
  top: number,
  thick: number,
): void => {
  const long = Math.hypot(bx - ax, by - ay)
  const count = Math.ceil(long * 2)
  for (let n = 0; n <= count; n += 1) {
    const x = left + ax + ((bx - ax) * n) / count + 1.6 * noise(ay + n / 14, ax, 3)
    const y = top + ay + ((by - ay) * n) / count + 1.6 * noise(ax + n / 14, ay, 9)
    for (let dy = -6; dy <= 6; dy += 1)
      for (let dx = -6; dx <= 6; dx += 1) {
        const far = Math.hypot(dx, dy)
        if (far > thick || noise((x + dx) / 1.7, (y + dy) / 1.7, 4) < far / thick - 0.75) continue
        const at = Math.round(y + dy) * onto.width + Math.round(x + dx)
        onto.light[at] = Math.max(onto.light[at] as number, 0.52)
      }
  }
}

/** The takes of the film, in order; each draws its men, which is what takes long, when it is asked for. */
const takesOf = (cast: Cast): readonly (() => Take)[] => {
  const row = (
    men: readonly number[],
    left: number,
    apart: number,
    y: number,
    scale: number,
    light: Parameters<Cast['sprite']>[1],
  ) =>
    men.map(
      (man, n): Standing => ({
        man,
        sprite: cast.sprite(man, light, {
          scale,
          yaw: 0.32 * Math.sin(man * 2.7 + n),
          long: scale > 8 ? 34 : 58,
        }),
        x: left + n * apart,
        y: y + 3.2 * scale * Math.sin(man * 5.1),
      }),
    )
  const winter = snowLight(0.7, 0.9)
  const lamp = roomLight(-0.9, 0.45)
  const row1 = () => {
    const behind = row([10, 11, 12, 13, 14], 96, 112, 150, 3.1, winter)
    const before = row([0, 1, 2, 3, 4], 70, 126, 205, 4.1, winter)
    const front = (scene: Plate) => drift(scene, 404, 12)
    return take(5.5, barrack(WIDTH, HEIGHT, 2.4, 11), [...behind, ...before], {
      restless: 0.75,
      front,
    })
  }
  const faces = () => {
    const men = row([2, 5, 0, 6, 7], 230, 330, 215, 8.2, snowLight(-0.8, 0.8))
    const pan = (now: number) => (WALL - WIDTH) * step(0.4, 7.1, now)
    return take(7.5, barrack(WALL, HEIGHT, 4.5, 31), men, { restless: 0.7, pan })
  }
  const table = () => {
    const men = [8, 1, 9].map(
      (man, n): Standing => ({
        man,
        sprite: cast.sprite(man, lamp, { scale: 5.6, yaw: (n - 1) * -0.38, long: 40, bare: true }),
        x: 130 + n * 190,
        y: 190 + (n === 1 ? -12 : 6),
      }),
    )
    return take(4.5, room(WIDTH, HEIGHT, 3, 17), men, { restless: 0.9, front: tableTop })
  }
  const walk = () => {
    const light = snowLight(-0.6, 1.1)
    const far = row([15, 12, 3], 150, 150, 205, 2.6, light).map((one) => ({ ...one, haze: 0.16 }))
    const column = row([7, 4, 0, 6], -40, 165, 235, 3.7, light)
    const front = (scene: Plate) => drift(scene, 372, 5)
    return take(5, snowfield(WIDTH, HEIGHT, 1.5, 23), [...far, ...column], {
      restless: 0.7,
      walk: 9,
      front,
    })
  }
  return [slate, row1, faces, table, walk]
}

/** How wide the wall is along which the camera goes from face to face. */
const WALL = 1_790

/** A plank table with papers and a bowl that hides their hands. */
const tableTop = (scene: Plate): void => {
  for (let y = 352; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) {
      const edge = 352 + 3 * noise(x / 90, 1, 1)
      if (y < edge) continue
      const board =
        0.1 + 0.03 * noise(x / 70, Math.floor((y - 352) / 30), 3) + 0.02 * noise(x / 30, y / 3, 5)
      const lamp = Math.exp(-(((x - 130) / 260) ** 2))
      const paper =
        inside(x, y, 120, 392, 92, 30, -0.12) ||
        inside(x, y, 350, 402, 100, 32, 0.1) ||
        inside(x, y, 520, 390, 80, 26, -0.05)
      const bowl = ((x - 262) / 42) ** 2 + ((y - 388) / 15) ** 2 < 1
      const tone = paper ? 0.52 : bowl ? 0.2 + 0.16 * step(262, 225, x) : board
      scene.light[y * WIDTH + x] = tone * (0.5 + 0.8 * lamp) * (y - edge < 3 ? 1.7 : 1)
    }
}

const inside = (
  x: number,
  y: number,
  cx: number,
  cy: number,
  w: number,
  h: number,
  skew: number,
): boolean =>
  Math.abs(x - cx - (y - cy) * skew * 6) < w / 2 && Math.abs(y - cy + (x - cx) * skew * 0.3) < h / 2

/** Where every frame of the reel comes from: its take, and what the old projector and the years did to it. */
export interface Reel {
  readonly frames: number
  /** Grey bytes of one frame, and who is on it. */
  frame(n: number): { readonly bytes: Uint8Array; readonly seen: readonly Seen[] }
}

/** Which takes, by their numbers, and how long they last: 1 as they were made. */
export const reelOf = (cast: Cast, which: readonly number[] = [0, 1, 2, 3, 4], pace = 1): Reel => {
  const all = takesOf(cast)
  const takes = which.map((n) => {
    const one = (all[n] ?? slate)()
    return { ...one, frames: Math.round(one.frames * pace) }
  })
  const grain = grainOf(randomOf(404), 733)
  const frames = takes.reduce((sum, one) => sum + one.frames, 0)
  const find = (n: number) => {
    let from = 0
    for (const one of takes) {
      if (n < from + one.frames) return { one, now: (n - from) / RATE / pace, into: n - from }
      from += one.frames
    }
    throw new RangeError(`the reel has no frame ${n}`)
  }
  return {
    frames,
    frame: (n) => {
      const { one, now, into } = find(n)
      const { scene, seen } = one.at(now, n)
      const bytes = develop({ scene, into }, n, grain)
      return { bytes, seen: seen.map(({ man, box }) => ({ man, box: moved(box, weave(n)) })) }
    },
  }
}

const weave = (n: number): { dx: number; dy: number } => ({
  dx: Math.round(1.4 * noise(n * 0.31, 3, 1)),
  dy: Math.round(1.8 * noise(n * 0.47, 8, 2)),
})

const moved = (box: Box, { dx, dy }: { dx: number; dy: number }): Box => ({
  ...box,
  x: box.x + dx,
  y: box.y + dy,
})

const develop = (
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
