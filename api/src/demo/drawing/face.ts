import { about, between, oneOf, type Random, randomOf } from './random.ts'

export type Headwear = 'bare' | 'padded' | 'fur' | 'knit'

/** A padded jacket with a collar that stands up; coat, shirt and tie; or a shirt with an open collar. */
export type Dress = 'padded' | 'suit' | 'uniform' | 'open'

/** What makes a man himself: the same numbers give the same man in every picture. Lengths in centimetres. */
export interface Face {
  readonly seed: number
  readonly width: number
  readonly length: number
  readonly skull: number
  readonly jaw: number
  readonly chin: number
  readonly chinOut: number
  readonly cheekbone: number
  readonly brow: number
  readonly browHigh: number
  readonly browThick: number
  readonly eyesApart: number
  readonly eyeSize: number
  readonly eyeTilt: number
  readonly fold: number
  readonly noseLong: number
  readonly noseWide: number
  readonly noseOut: number
  readonly noseHump: number
  readonly noseBent: number
  readonly mouthWide: number
  readonly lips: number
  readonly ears: number
  readonly earsOut: number
  readonly skin: number
  readonly hair: number
  readonly hairline: number
  readonly lopsided: number
  readonly scar: null | { readonly side: 1 | -1; readonly where: 'cheek' | 'brow' | 'chin' }
  readonly moustache: boolean
}

/** Where a man's people came from, as far as a grey picture shows it. */
export type Stock = 'northern' | 'southern' | 'african' | 'korean'

const tones: Record<Stock, readonly [number, number]> = {
  northern: [0.5, 0.6],
  southern: [0.4, 0.5],
  african: [0.13, 0.22],
  korean: [0.44, 0.54],
}

export const faceOf = (seed: number, stock: Stock): Face => {
  const random = randomOf(seed)
  const african = stock === 'african' ? 1 : 0
  const korean = stock === 'korean' ? 1 : 0
  const n = (mean: number, deviation: number) => about(random, mean, deviation)
  return {
    seed,
    width: n(1, 0.06) + 0.03 * korean,
    length: n(1, 0.065),
    skull: n(0, 0.5),
    jaw: n(0, 0.8),
    chin: n(0, 0.5),
    chinOut: n(0, 0.6),
    cheekbone: n(0, 0.35) + 0.3 * korean,
    brow: n(0.1, 0.45) - 0.25 * korean,
    browHigh: n(0, 0.42),
    browThick: n(0.5, 0.3),
    eyesApart: n(0, 0.2),
    eyeSize: n(1.2, 0.16) - 0.08 * korean,
    eyeTilt: n(-0.04, 0.09) + 0.08 * korean,
    fold: korean ? between(random, 0.6, 1) : between(random, 0, 0.4),
    noseLong: n(-0.25, 0.4),
    noseWide: n(0, 0.17) + 0.42 * african + 0.14 * korean,
    noseOut: n(0, 0.5) - 0.35 * african - 0.3 * korean,
    noseHump: n(0.1, 0.32) - 0.25 * african - 0.25 * korean,
    noseBent: n(0, 0.2),
    mouthWide: n(0, 0.38) + 0.2 * african,
    lips: n(0, 0.14) + 0.32 * african,
    ears: n(1, 0.1),
    earsOut: n(0, 0.16),
    skin: between(random, ...tones[stock]),
    hair: stock === 'northern' ? between(random, 0.04, 0.3) : between(random, 0.03, 0.07),
    hairline: n(0.2, 0.7),
    lopsided: n(0, 0.14),
    scar: scarOf(random),
    moustache: stock === 'southern' && random() < 0.5,
  }
}

const scarOf = (random: Random): Face['scar'] => {
  const has = random() < 0.18
  const where = oneOf(random, ['cheek', 'brow', 'chin'] as const)
  return has ? { side: random() < 0.5 ? 1 : -1, where } : null
}

/** How he is on the day of the picture. */
export interface Day {
  readonly age: number
  /** 0 well fed, 1 starved. */
  readonly gaunt: number
  /** 0 shaved, 1 a week's beard. */
  readonly stubble: number
  readonly headwear: Headwear
  readonly dress: Dress
  /** -1 the corners of his mouth hang, 1 he smiles a little. */
  readonly mood: number
  /** 0 closed, 1 open. */
  readonly eyes: number
  readonly gazeX: number
  /** How long his hair is, in centimetres. */
  readonly hairLong: number
}
