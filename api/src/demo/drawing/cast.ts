import { type Day, type Face, faceOf, type Headwear, type Stock } from './face.ts'
import type { Light } from './light.ts'
import { randomOf } from './random.ts'
import { drawMan, type Sprite } from './sprite.ts'

const stocks: readonly Stock[] = [
  'northern',
  'northern',
  'southern',
  'northern',
  'african',
  'northern',
  'korean',
  'northern',
  'southern',
  'northern',
  'northern',
  'african',
  'northern',
  'southern',
  'northern',
  'korean',
]

/** The seed from which each invented man is made. */
const SEED = 1_951

export const stockOf = (man: number): Stock => stocks[man % stocks.length] as Stock

export const faceOfMan = (man: number): Face => faceOf(SEED + man * 101, stockOf(man))

export interface Drawing {
  readonly scale: number
  readonly yaw: number
  readonly pitch?: number
  /** How far down he is drawn, in centimetres. */
  readonly long: number
  readonly bare?: boolean
}

/** How a man is in the camp: thin, unshaved, in what he was given. */
export const inCamp = (man: number, bare: boolean): Day => {
  const random = randomOf(man * 31 + 5)
  const caps: readonly Headwear[] = ['padded', 'fur', 'padded', 'knit', 'padded']
  return {
    age: 21 + Math.floor(random() * 14),
    gaunt: 0.45 + 0.5 * random(),
    stubble: random(),
    headwear: bare ? 'bare' : (caps[man % caps.length] as Headwear),
    dress: 'padded',
    mood: random() * 0.9 - 0.7,
    eyes: 0.9 + 0.25 * random(),
    gazeX: random() * 0.8 - 0.4,
    hairLong: 0.2 + 0.4 * random(),
  }
}

export interface Cast {
  sprite(man: number, light: Light, how: Drawing): Sprite
}

export const cast: Cast = {
  sprite: (man, light, { scale, yaw, pitch, long, bare }) =>
    drawMan({
      face: faceOfMan(man),
      day: inCamp(man, bare ?? false),
      pose: { yaw, pitch: pitch ?? -0.04, roll: 0.03 * Math.sin(man * 3.1), bodyYaw: yaw * 0.45 },
      light,
      scale,
      frame: { left: 27, right: 27, up: 17, down: long },
    }),
}
