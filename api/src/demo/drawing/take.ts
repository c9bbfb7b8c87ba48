import { type Plate, plate } from './film.ts'
import { HEIGHT, RATE, type Seen, type Take, WIDTH } from './frame.ts'
import { noise } from './noise.ts'
import { type Box, faceBox, type Placed, place } from './scene.ts'
import type { Sprite } from './sprite.ts'

/** A man where he stands for a take. */
export interface Posed {
  readonly man: number
  readonly sprite: Sprite
  readonly x: number
  readonly y: number
  readonly haze?: number
}

/** Small moves that no man can help: breathing, shifting from foot to foot, a look aside. */
const alive = ({ man, sprite, x, y, haze }: Posed, seconds: number, restless: number): Placed => {
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

/** A shot of men before a backdrop. */
export const take = (
  seconds: number,
  backdrop: Plate,
  men: readonly Posed[],
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
