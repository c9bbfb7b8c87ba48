import { type Plate, plate } from './film.ts'
import { HEIGHT, RATE, type Take, WIDTH } from './frame.ts'
import { writing } from './letters.ts'
import { noise } from './noise.ts'
import { clamp } from './shapes.ts'

/** A board held before the lens, chalked: what the reel is, and that none of it happened. */
export const slate = (): Take => {
  const board = plate(WIDTH, HEIGHT)
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) {
      const frame = x < 40 || x > 600 || y < 50 || y > 430
      const rim = x < 58 || x > 582 || y < 68 || y > 412
      const wiped = 0.035 + 0.02 * (1 + noise(x / 120, y / 35, 3)) + 0.012 * noise(x / 9, y / 40, 7)
      board.light[y * WIDTH + x] = frame
        ? 0.3 + 0.05 * noise(x / 60, y / 60, 1)
        : rim
          ? 0.17 + 0.03 * noise(x / 40, y / 3, 2)
          : wiped
    }
  const chalk = (text: string, left: number, top: number, high: number) => {
    for (const line of writing(text, high))
      for (let n = 1; n < line.length; n += 1)
        stroke(board, line[n - 1] as Spot, line[n] as Spot, left, top, high / 15)
  }
  chalk('REEL 4', 110, 105, 78)
  chalk('CAMP 5', 110, 215, 78)
  chalk('FICTION', 110, 335, 50)
  return {
    frames: Math.round(2.6 * RATE),
    at: (now) => {
      const scene = plate(WIDTH, HEIGHT)
      const dx = Math.round(6 * noise(now * 1.3, 1, 5))
      const dy = Math.round(5 * noise(now * 1.6, 2, 6))
      for (let y = 0; y < HEIGHT; y += 1)
        for (let x = 0; x < WIDTH; x += 1) {
          const from = clamp(y + dy, 0, HEIGHT - 1) * WIDTH + clamp(x + dx, 0, WIDTH - 1)
          scene.light[y * WIDTH + x] = board.light[from] as number
        }
      return { scene, seen: [] }
    },
  }
}

type Spot = readonly [number, number]

const stroke = (
  onto: Plate,
  [ax, ay]: Spot,
  [bx, by]: Spot,
  left: number,
  top: number,
  thick: number,
): void => {
  const long = Math.hypot(bx - ax, by - ay)
  const count = Math.ceil(long * 2)
  for (let n = 0; n <= count; n += 1) {
    const x = left + ax + ((bx - ax) * n) / count + 1.6 * noise(ay + n / 14, ax, 3)
    const y = top + ay + ((by - ay) * n) / count + 1.6 * noise(ax + n / 14, ay, 9)
    for (let dy = -6; dy <= 6; dy += 1)
      for (let dx = -6; dx <= 6; dx += 1) {
        const far = Math.hypot(dx, dy)
        if (far > thick || noise((x + dx) / 1.7, (y + dy) / 1.7, 4) < far / thick - 0.75) continue
        const at = Math.round(y + dy) * onto.width + Math.round(x + dx)
        onto.light[at] = Math.max(onto.light[at] as number, 0.52)
      }
  }
}
