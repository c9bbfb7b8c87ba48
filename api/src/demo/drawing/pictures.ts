import { barrack, drift, snowfield, studio } from './backdrop.ts'
import { cast, faceOfMan, inCamp } from './cast.ts'
import { type Face, faceOf, type Stock } from './face.ts'
import {
  bytesOf,
  exposed,
  grained,
  grainOf,
  newsreel,
  type Plate,
  plate,
  studioPrint,
} from './film.ts'
import { snowLight, studioLight } from './light.ts'
import { oneOf, randomOf } from './random.ts'
import type { Seen } from './reel.ts'
import { faceBox, place } from './scene.ts'
import { clamp } from './shapes.ts'
import { drawMan } from './sprite.ts'

/** A picture in grey bytes, in rows from the top. */
export interface Grey {
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
}

export interface Group extends Grey {
  readonly seen: readonly Seen[]
}

/** Who is on the group photographs, and before what. */
const groups = [
  { men: [0, 2, 8, 5, 13], wall: barrack, side: 0.8, scale: 5.2 },
  { men: [6, 1, 10, 4], wall: snowfield, side: -0.7, scale: 5.8 },
  { men: [7, 3, 11, 9, 14], wall: barrack, side: -0.9, scale: 5.2 },
] as const
export const GROUPS = groups.length

/** A print of some men who stood for a photographer; white border, a little faded. */
export const drawGroup = (which: number): Group => {
  const { men, wall, side, scale } = groups[which % GROUPS] ?? groups[0]
  const width = 900
  const height = 640
  const scene = wall(width, height, scale, 40 + which)
  const apart = (width - 190) / (men.length - 1)
  const seen = men.map((man, n): Seen => {
    const yaw = 0.22 * Math.sin(man * 1.7 + which * 2)
    const sprite = cast.sprite(man, snowLight(side, 0.9), { scale, yaw, long: 64 })
    const x = 95 + n * apart
    const y = 230 + 3 * scale * Math.sin(man * 2.9)
    place(scene, { sprite, x, y, lean: 0, turn: 0, haze: 0 })
    return { man, box: faceBox({ sprite, x, y }) }
  })
  drift(scene, 545, which)
  const stock = { ...newsreel, blur: 1.1, grain: 0.035 }
  const print = exposed(scene, stock)
  const done = grained(print, grainOf(randomOf(70 + which), 509), stock.grain, 11, 23)
  return { width, height, bytes: bytesOf(bordered(done, 16)), seen }
}

export interface Portrayed {
  /** His place in the cast; beyond it, somebody who is on no film. */
  readonly man: number
  readonly age: number
  readonly stock: Stock
  /** Looks like this man of the cast, and is not he. */
  readonly like?: number | undefined
}

/** A studio portrait of a man before the war, or after it. */
export const drawPortrait = ({ man, age, stock, like }: Portrayed): Grey => {
  const random = randomOf(man * 977 + age)
  const face = like === undefined ? faceOfPortrayed(man, stock) : lookalike(faceOfMan(like), man)
  const side = random() < 0.5 ? -1 : 1
  const frame = { left: 13.5, right: 13.5, up: 15, down: 20 }
  const scale = 10.4
  const yaw = side * (0.12 + 0.25 * random())
  const dress = oneOf(random, ['suit', 'uniform', 'suit', 'open', 'uniform'] as const)
  const sprite = drawMan({
    face,
    day: {
      ...inCamp(man, true),
      age,
      gaunt: 0.05 + 0.2 * random(),
      stubble: 0.05,
      dress,
      mood: 1.1 * random() - 0.2,
      eyes: 1,
      hairLong: 0.55 + 0.5 * random(),
    },
    pose: { yaw, pitch: 0.02, roll: 0.04 * (random() - 0.5), bodyYaw: yaw * 1.5 },
    light: studioLight(-side),
    scale,
    frame,
  })
  const { width, height } = sprite
  const scene = studio(width, height, scale, man)
  place(scene, { sprite, x: sprite.cx, y: sprite.cy, lean: 0, turn: 0, haze: 0 })
  const print = exposed(scene, {
    ...studioPrint,
    exposure: studioPrint.exposure * (0.85 + 0.3 * random()),
  })
  const done = grained(print, grainOf(random, 211), studioPrint.grain, 3, 5)
  return { width: width + 28, height: height + 28, bytes: bytesOf(mounted(done, 14)) }
}

const faceOfPortrayed = (man: number, stock: Stock): Face =>
  man < 16 ? faceOfMan(man) : faceOf(7_000 + man * 131, stock)

const lookalike = (face: Face, seed: number): Face => ({
  ...face,
  seed,
  scar: null,
  jaw: face.jaw + 0.7,
  noseLong: face.noseLong + 0.5,
  mouthWide: face.mouthWide - 0.3,
  earsOut: face.earsOut + 0.3,
  eyesApart: face.eyesApart + 0.2,
  browThick: face.browThick * 0.7,
})

/** The unexposed edge of the paper. */
const bordered = ({ width, height, light }: Plate, edge: number): Plate => ({
  width,
  height,
  light: light.map((value, at) => {
    const x = at % width
    const y = (at - x) / width
    const inner = Math.min(x, y, width - 1 - x, height - 1 - y)
    return clamp(inner < edge ? 0.86 : value)
  }),
})

const mounted = (print: Plate, edge: number): Plate => {
  const onto = plate(print.width + 2 * edge, print.height + 2 * edge)
  onto.light.fill(0.84)
  for (let row = 0; row < print.height; row += 1)
    onto.light.set(
      print.light.subarray(row * print.width, (row + 1) * print.width),
      (row + edge) * onto.width + edge,
    )
  return onto
}
