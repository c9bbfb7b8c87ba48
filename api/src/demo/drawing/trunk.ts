import type { Day, Face } from './face.ts'
import { egg, join, rod } from './shapes.ts'

/** The distance to his shoulders, arms and chest, without cloth. */
export type Trunk = (x: number, y: number, z: number) => number

/** Something that lies on it: `bare` is the distance to the trunk, which is the same for all of them. */
export type Worn = (x: number, y: number, z: number, bare: number) => number

export const trunkOf = (f: Face, d: Day): Trunk => {
  const broad = 18.2 * f.width - 1.2 * d.gaunt
  // A padded jacket sits high; what was cut for him does not.
  const low = d.dress === 'padded' ? 0 : 1
  return (x, y0, z) => {
    const y = y0 + low
    const ax = Math.abs(x)
    const slope = rod(ax, y, z, 3.5, -17.8, -4, broad - 3.6, -22.4, -4.2, 4.4, 4.9)
    const chest = egg(x, y + 52, z + 3.2, broad - 1, 35, 11.5)
    const upper = egg(x, y + 25, z + 2.6, broad - 5, 8.5, 8)
    const [fromX, toX] = [broad - 1.6, broad + 1.6]
    const arm = rod(ax, y, z, fromX, -24.5, -4.2, toX, -50, -3, 5.4, 5.6)
    return join(join(join(slope, chest, 3.4), upper, 2.5), arm, 1.6)
  }
}
