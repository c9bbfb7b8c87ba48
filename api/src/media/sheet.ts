import { SIDE, type Small } from './small.ts'

/** A picture in one size, with how steep its light is to the right and downwards. */
export interface Level {
  readonly side: number
  readonly light: Float32Array
  readonly right: Float32Array
  readonly down: Float32Array
}

/** A small picture as it is laid over others: coarse levels first. */
export interface Sheet {
  readonly levels: readonly Level[]
  /** What is left of its light where that of a third of the picture around is taken away, and where that of an eighth is. */
  readonly broad: Float32Array
  readonly fine: Float32Array
}

const [BROAD, FINE] = [20, 8]

export const sheetOf = (small: Small): Sheet => {
  const whole = blurred(Float32Array.from(small), SIDE, 1)
  const half = halved(whole, SIDE)
  const quarter = halved(half, SIDE / 2)
  const without = (radius: number) => {
    const around = blurred(whole, SIDE, radius)
    return whole.map((light, at) => light - (around[at] as number))
  }
  return {
    levels: [levelOf(quarter, SIDE / 4), levelOf(half, SIDE / 2), levelOf(whole, SIDE)],
    broad: without(BROAD),
    fine: without(FINE),
  }
}

/** Each pixel is the mean of those within so many to each side, above and below. */
const blurred = (light: Float32Array, side: number, radius: number): Float32Array => {
  const along = (from: Float32Array, step: number, placeOf: (n: number) => number) =>
    from.map((_, n) => {
      const place = placeOf(n)
      const [first, last] = [Math.max(0, place - radius), Math.min(side - 1, place + radius)]
      let sum = 0
      for (let at = first; at <= last; at += 1) sum += from[n + (at - place) * step] as number
      return sum / (last - first + 1)
    })
  const rows = along(light, 1, (n) => n % side)
  return along(rows, side, (n) => Math.floor(n / side))
}

const halved = (light: Float32Array, side: number): Float32Array => {
  const half = side / 2
  return new Float32Array(half * half).map((_, n) => {
    const at = 2 * side * Math.floor(n / half) + 2 * (n % half)
    const above = (light[at] as number) + (light[at + 1] as number)
    return (above + (light[at + side] as number) + (light[at + side + 1] as number)) / 4
  })
}

const levelOf = (light: Float32Array, side: number): Level => {
  const slope = (step: number, place: (at: number) => number) =>
    light.map((_, at) => {
      const back = place(at) > 0 ? step : 0
      const on = place(at) < side - 1 ? step : 0
      return ((light[at + on] as number) - (light[at - back] as number)) / (back && on ? 2 : 1)
    })
  const right = slope(1, (at) => at % side)
  const down = slope(side, (at) => Math.floor(at / side))
  return { side, light, right, down }
}

/** Between the four pixels around a place, of which `at` is the upper left. */
export const between = (
  from: Float32Array,
  at: number,
  side: number,
  u: number,
  v: number,
): number => {
  const [a, b] = [from[at] as number, from[at + 1] as number]
  const [c, d] = [from[at + side] as number, from[at + side + 1] as number]
  return a + u * (b - a) + v * (c - a + u * (d - c - b + a))
}
