import type { Plate } from './film.ts'
import type { Sprite } from './sprite.ts'

/** A man in a picture: where the point between his eyes is, and how far he has moved from how he was drawn. */
export interface Placed {
  readonly sprite: Sprite
  readonly x: number
  readonly y: number
  /** Radians; small. */
  readonly lean: number
  /** Radians of turning that the depth of the sprite can stand: up to about 0.12. */
  readonly turn: number
  /** How bright he stands there; less for who is further away in haze is not needed: haze lifts it. */
  readonly haze: number
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** Lays a man over a picture. His head is turned by moving each place sideways by its depth. */
export const place = (onto: Plate, { sprite, x, y, lean, turn, haze }: Placed): void => {
  const { width, height, scale, cx, cy, light, cover, depth } = sprite
  const cos = Math.cos(lean)
  const sin = Math.sin(lean)
  const left = Math.max(0, Math.floor(x - cx - 6))
  const right = Math.min(onto.width, Math.ceil(x + width - cx + 6))
  const top = Math.max(0, Math.floor(y - cy - 6))
  const bottom = Math.min(onto.height, Math.ceil(y + height - cy))
  for (let row = top; row < bottom; row += 1)
    for (let column = left; column < right; column += 1) {
      const dx = column - x
      const dy = row - y
      // He sways about his waist, so that his shoulders hardly move.
      const high = 1 - Math.min(1, Math.max(0, (dy / scale - 8) / 14))
      const sx = cx + dx + (dx * (cos - 1) + dy * sin) * high
      const sy = cy + dy + (dy * (cos - 1) - dx * sin) * high
      const ix = Math.floor(sx)
      const iy = Math.floor(sy)
      if (ix < 1 || iy < 0 || ix >= width - 2 || iy >= height - 1) continue
      const at = iy * width + ix
      const shift = turn === 0 ? 0 : turn * high * Math.max(-4, depth[at] as number) * scale
      const px = sx - shift
      const jx = Math.floor(px)
      if (jx < 0 || jx >= width - 1) continue
      const u = px - jx
      const v = sy - iy
      const a = iy * width + jx
      const w00 = (1 - u) * (1 - v)
      const w10 = u * (1 - v)
      const w01 = (1 - u) * v
      const w11 = u * v
      const covered =
        w00 * (cover[a] as number) +
        w10 * (cover[a + 1] as number) +
        w01 * (cover[a + width] as number) +
        w11 * (cover[a + width + 1] as number)
      if (covered === 0) continue
      const lit =
        w00 * (light[a] as number) +
        w10 * (light[a + 1] as number) +
        w01 * (light[a + width] as number) +
        w11 * (light[a + width + 1] as number)
      const to = row * onto.width + column
      onto.light[to] =
        (onto.light[to] as number) * (1 - covered) + lit * (1 - haze) + covered * haze * 0.5
    }
}

/** The box of his face with the head room of a mark: from cap to chin, ear to ear. */
export const faceBox = ({ sprite, x, y }: Pick<Placed, 'sprite' | 'x' | 'y'>): Box => {
  const { scale } = sprite
  return {
    x: Math.round(x - 10 * scale),
    y: Math.round(y - 13 * scale),
    w: Math.round(20 * scale),
    h: Math.round(27 * scale),
  }
}
