import type { Day, Face } from './face.ts'
import { padded } from './padded.ts'
import { ball, cut, join, rod } from './shapes.ts'
import { coat, shirtOf, tie } from './tailored.ts'
import { type Trunk, trunkOf, type Worn } from './trunk.ts'

/** Neck and clothes, upright under the head; the origin is the head's. What he does not wear is far away (99). */
export interface Body {
  readonly trunk: Trunk
  neck(x: number, y: number, z: number): number
  readonly cloth: Worn
  readonly shirt: Worn
  readonly tie: Worn
}

const none = () => 99

export const bodyOf = (f: Face, d: Day): Body => {
  const own = { neck: neckOf(f, d), trunk: trunkOf(f, d) }
  switch (d.dress) {
    case 'padded':
      return { ...own, cloth: padded(f), shirt: (_x, _y, _z, bare) => bare - 0.4, tie: none }
    case 'open':
      return { ...own, cloth: none, shirt: shirtOf(true), tie: none }
    case 'suit':
    case 'uniform':
      return { ...own, cloth: coat, shirt: shirtOf(false), tie }
    default:
      return d.dress satisfies never
  }
}

const neckOf = (f: Face, d: Day) => {
  const thick = 4.85 - 0.5 * d.gaunt + 0.3 * f.jaw
  return (x: number, y: number, z: number): number => {
    const ax = Math.abs(x)
    const pole = rod(x, y, z, 0, -6, -2.2, 0, -19, -4.2, thick, thick + 0.5)
    const cord = rod(ax, y, z, 4.6, -6.5, -1.2, 1.1, -18.5, 0.6, 0.9, 0.7)
    const apple = ball(x, y + 13.4, z - 2, 0.75)
    const hollow = ball(x, y + 19.2, z - 1.6, 1.5)
    return cut(join(join(pole, cord, 1.3), apple, 1.2), hollow, 1)
  }
}
