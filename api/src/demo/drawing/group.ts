import { barrack, drift, snowfield } from './backdrop.ts'
import { cast } from './cast.ts'
import { bytesOf, exposed, grained, grainOf, newsreel, type Plate } from './film.ts'
import type { Seen } from './frame.ts'
import { snowLight } from './light.ts'
import type { Grey } from './print.ts'
import { randomOf } from './random.ts'
import { faceBox, place } from './scene.ts'
import { clamp } from './shapes.ts'

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
