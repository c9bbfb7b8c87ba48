import { type Plate, plate } from './film.ts'
import { noise, rough } from './noise.ts'
import { clamp, mix, step } from './shapes.ts'

/** What stands behind the men, as light. Sizes are in pixels of the plate; `scale` is pixels per centimetre. */
export type Backdrop = (width: number, height: number, scale: number, seed: number) => Plate

const painted = (width: number, height: number, paint: (x: number, y: number) => number): Plate => {
  const made = plate(width, height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) made.light[y * width + x] = paint(x, y)
  return made
}

/** A barrack of upright boards with a window, its foot in the snow. */
export const barrack: Backdrop = (width, height, scale, seed) => {
  const board = Math.max(5, 15 * scale)
  return painted(width, height, (x, y) => {
    const which = Math.floor(x / board)
    const edge = Math.abs(x / board - which - 0.5) * 2
    const own = 0.1 + 0.045 * noise(which * 3.7, seed, 1)
    const veins = 0.02 * noise(x / 3, y / 60, seed) + 0.015 * noise(x / 1.4, y / 25, seed)
    const gap = 1 - 0.7 * step(0.92, 0.985, edge)
    const [wx, wy] = [((x / width + 0.21) % 0.5) * width, y / height]
    const inside = wx > 0.06 * width && wx < 0.17 * width && wy > 0.1 && wy < 0.36
    const cross = Math.abs(wx - 0.115 * width) < 2 || Math.abs(wy - 0.23) < 0.006
    const wall = (own + veins) * gap * (0.8 + 0.25 * (y / height))
    if (inside) return cross ? 0.2 : 0.035 + 0.02 * noise(x / 20, y / 14, seed)
    const eaves = 1 - 0.6 * step(0.05, 0, wy)
    return wall * eaves
  })
}

/** Snow under a white sky, hills far off, and a fence of wire. */
export const snowfield: Backdrop = (width, height, scale, seed) => {
  const horizon = height * 0.3
  return painted(width, height, (x, y) => {
    const ridge = horizon - height * (0.1 + 0.055 * rough(x / (width * 0.2), seed, 0, 3))
    const near = horizon - height * (0.02 + 0.03 * rough(x / (width * 0.12), seed + 9, 0, 3))
    const sky = 0.62 - 0.1 * (1 - y / horizon) + 0.03 * rough(x / 200, y / 90, seed, 3)
    const snow =
      0.56 + 0.07 * rough(x / 70, (y - horizon) / 12, seed, 4) - 0.07 * step(horizon, height, y)
    const ground =
      y > horizon
        ? snow
        : y > near
          ? 0.36 + 0.05 * noise(x / 5, y / 7, seed)
          : y > ridge
            ? 0.46
            : sky
    return ground * fence(x, y, width, height, scale)
  })
}

const fence = (x: number, y: number, width: number, height: number, scale: number): number => {
  const apart = Math.max(60, width / 5.3)
  const post = Math.abs(((x + apart * 0.3) % apart) - apart / 2)
  const top = height * 0.12
  const foot = height * 0.4
  if (y < top || y > foot) return 1
  const thick = Math.max(1.4, 4 * Math.min(scale, 1.4))
  const wood = step(thick, thick * 0.6, post)
  const lines = 5
  const place = ((y - top + 3 * Math.sin((x / apart) * Math.PI) ** 2) / (foot - top)) * lines
  const wire = step(0.06, 0.03, Math.abs(place - Math.round(place)))
  const barb =
    step(0.16, 0.08, Math.abs(place - Math.round(place))) * step(1.2, 0.4, Math.abs((x % 19) - 9))
  return 1 - Math.max(0.75 * wood, 0.34 * wire, 0.45 * barb)
}

/** A room with a lamp on one side and a lettered cloth on the wall, too far off to read. */
export const room: Backdrop = (width, height, _, seed) =>
  painted(width, height, (x, y) => {
    const lamp = Math.exp(
      -(((x - width * 0.18) / (width * 0.35)) ** 2) - ((y - height * 0.25) / (height * 0.5)) ** 2,
    )
    const wall = 0.05 + 0.15 * lamp + 0.012 * rough(x / 40, y / 40, seed, 4)
    const cloth = y > height * 0.08 && y < height * 0.2 && x > width * 0.3 && x < width * 0.8
    const mark =
      cloth &&
      noise(x / 9, y / 9, seed + 4) > 0.15 &&
      Math.abs((x % 52) - 26) < 19 &&
      y > height * 0.1 &&
      y < height * 0.18
    return mark ? wall * 1.9 : cloth ? wall * 0.6 + 0.02 : wall
  })

/** A photographer's cloth, lighter behind the shoulder. */
export const studio: Backdrop = (width, height, _, seed) =>
  painted(width, height, (x, y) => {
    const glow = Math.exp(
      -(((x - width * 0.62) / (width * 0.5)) ** 2) - ((y - height * 0.5) / (height * 0.6)) ** 2,
    )
    return 0.075 + 0.2 * glow + 0.02 * rough(x / 60, y / 60, seed, 3)
  })

/** The snow before their feet, over whatever stands there. */
export const drift = (onto: Plate, from: number, seed: number): void => {
  for (let y = 0; y < onto.height; y += 1)
    for (let x = 0; x < onto.width; x += 1) {
      const edge = from + 14 * rough(x / 90, seed, 2, 3)
      const over = step(edge - 5, edge + 9, y)
      const snow = 0.6 + 0.09 * rough(x / 50, y / 16, seed, 4) - 0.1 * clamp((y - edge) / 200)
      const at = y * onto.width + x
      onto.light[at] = mix(onto.light[at] as number, snow, over)
    }
}
