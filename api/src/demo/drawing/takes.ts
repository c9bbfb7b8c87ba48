import { barrack, drift, room, snowfield } from './backdrop.ts'
import type { Cast } from './cast.ts'
import type { Plate } from './film.ts'
import { HEIGHT, type Take, WIDTH } from './frame.ts'
import { roomLight, snowLight } from './light.ts'
import { step } from './shapes.ts'
import { slate } from './slate.ts'
import { tableTop } from './table.ts'
import { type Posed, take } from './take.ts'

/** The takes of the film, in order; each draws its men, which is what takes long, when it is asked for. */
export const takesOf = (cast: Cast): readonly (() => Take)[] => {
  const row = (
    men: readonly number[],
    left: number,
    apart: number,
    y: number,
    scale: number,
    light: Parameters<Cast['sprite']>[1],
  ) =>
    men.map(
      (man, n): Posed => ({
        man,
        sprite: cast.sprite(man, light, {
          scale,
          yaw: 0.32 * Math.sin(man * 2.7 + n),
          long: scale > 8 ? 34 : 58,
        }),
        x: left + n * apart,
        y: y + 3.2 * scale * Math.sin(man * 5.1),
      }),
    )
  const winter = snowLight(0.7, 0.9)
  const lamp = roomLight(-0.9, 0.45)
  const row1 = () => {
    const behind = row([10, 11, 12, 13, 14], 96, 112, 150, 3.1, winter)
    const before = row([0, 1, 2, 3, 4], 70, 126, 205, 4.1, winter)
    const front = (scene: Plate) => drift(scene, 404, 12)
    return take(5.5, barrack(WIDTH, HEIGHT, 2.4, 11), [...behind, ...before], {
      restless: 0.75,
      front,
    })
  }
  const faces = () => {
    const men = row([2, 5, 0, 6, 7], 230, 330, 215, 8.2, snowLight(-0.8, 0.8))
    const pan = (now: number) => (WALL - WIDTH) * step(0.4, 7.1, now)
    return take(7.5, barrack(WALL, HEIGHT, 4.5, 31), men, { restless: 0.7, pan })
  }
  const table = () => {
    const men = [8, 1, 9].map(
      (man, n): Posed => ({
        man,
        sprite: cast.sprite(man, lamp, { scale: 5.6, yaw: (n - 1) * -0.38, long: 40, bare: true }),
        x: 130 + n * 190,
        y: 190 + (n === 1 ? -12 : 6),
      }),
    )
    return take(4.5, room(WIDTH, HEIGHT, 3, 17), men, { restless: 0.9, front: tableTop })
  }
  const walk = () => {
    const light = snowLight(-0.6, 1.1)
    const far = row([15, 12, 3], 150, 150, 205, 2.6, light).map((one) => ({ ...one, haze: 0.16 }))
    const column = row([7, 4, 0, 6], -40, 165, 235, 3.7, light)
    const front = (scene: Plate) => drift(scene, 372, 5)
    return take(5, snowfield(WIDTH, HEIGHT, 1.5, 23), [...far, ...column], {
      restless: 0.7,
      walk: 9,
      front,
    })
  }
  return [slate, row1, faces, table, walk]
}

/** How wide the wall is along which the camera goes from face to face. */
const WALL = 1_790
