import type { Plate } from './film.ts'
import { HEIGHT, WIDTH } from './frame.ts'
import { noise } from './noise.ts'
import { step } from './shapes.ts'

/** A plank table with papers and a bowl that hides their hands. */
export const tableTop = (scene: Plate): void => {
  for (let y = 352; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) {
      const edge = 352 + 3 * noise(x / 90, 1, 1)
      if (y < edge) continue
      const board =
        0.1 + 0.03 * noise(x / 70, Math.floor((y - 352) / 30), 3) + 0.02 * noise(x / 30, y / 3, 5)
      const lamp = Math.exp(-(((x - 130) / 260) ** 2))
      const paper =
        inside(x, y, 120, 392, 92, 30, -0.12) ||
        inside(x, y, 350, 402, 100, 32, 0.1) ||
        inside(x, y, 520, 390, 80, 26, -0.05)
      const bowl = ((x - 262) / 42) ** 2 + ((y - 388) / 15) ** 2 < 1
      const tone = paper ? 0.52 : bowl ? 0.2 + 0.16 * step(262, 225, x) : board
      scene.light[y * WIDTH + x] = tone * (0.5 + 0.8 * lamp) * (y - edge < 3 ? 1.7 : 1)
    }
}

const inside = (
  x: number,
  y: number,
  cx: number,
  cy: number,
  w: number,
  h: number,
  skew: number,
): boolean =>
  Math.abs(x - cx - (y - cy) * skew * 6) < w / 2 && Math.abs(y - cy + (x - cx) * skew * 0.3) < h / 2
