import { studio } from './backdrop.ts'
import { faceOfMan, inCamp } from './cast.ts'
import { type Face, faceOf, type Stock } from './face.ts'
import { bytesOf, exposed, grained, grainOf, type Plate, plate, studioPrint } from './film.ts'
import { studioLight } from './light.ts'
import type { Grey } from './print.ts'
import { oneOf, randomOf } from './random.ts'
import { place } from './scene.ts'
import { drawMan } from './sprite.ts'

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
