import type { Day, Face } from './face.ts'
import { clamp } from './shapes.ts'

/** Where the parts of a man's face lie on the day of the picture, in centimetres from the point between his eyes. */
export interface Measures {
  /** 0 young, 1 old; 0 well fed, 1 starved; 0 grave, 1 smiling. */
  readonly old: number
  readonly thin: number
  readonly smile: number
  readonly eyeX: number
  readonly eyeZ: number
  /** How far the lids are open above and below the middle of the eye. */
  readonly openUp: number
  readonly openDown: number
  readonly tipY: number
  readonly tipZ: number
  /** How wide the wings of the nose are. */
  readonly wing: number
  readonly mouthY: number
  readonly mouthW: number
  readonly lip: number
  readonly browY: number
  readonly chinY: number
}

export const EYE_RADIUS = 1.22

export const measuresOf = (f: Face, d: Day): Measures => {
  const old = clamp((d.age - 20) / 45)
  const thin = clamp(d.gaunt)
  const smile = clamp(d.mood)
  return {
    old,
    thin,
    smile,
    eyeX: 3.18 + f.eyesApart,
    eyeZ: 7.0 - 0.2 * thin,
    openUp: (0.12 + 0.4 * d.eyes * f.eyeSize) * (1 - 0.18 * old) * (1 - 0.15 * f.fold),
    openDown: 0.08 + 0.3 * d.eyes * f.eyeSize - 0.05 * smile,
    tipY: -3.95 - f.noseLong,
    tipZ: 10.7 + f.noseOut,
    wing: 1.18 * (1 + f.noseWide),
    mouthY: -6.75 - 0.5 * f.noseLong,
    mouthW: 2.35 + f.mouthWide + 0.25 * smile,
    lip: 0.44 + f.lips,
    browY: 1.75 + f.browHigh * 0.5,
    chinY: -10.35 - f.chin * 0.5,
  }
}
