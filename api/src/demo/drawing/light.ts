/** What falls on a man: one main light, the sky, and what the ground throws back. Directions point towards the light. */
export interface Light {
  readonly key: readonly [number, number, number]
  readonly keyPower: number
  /** 2 a veiled sun, 12 a hard lamp. */
  readonly hard: number
  readonly sky: number
  readonly ground: number
  /** A weaker lamp from elsewhere. */
  readonly fill: readonly [number, number, number]
  readonly fillPower: number
}

const towards = (x: number, y: number, z: number): [number, number, number] => {
  const long = Math.hypot(x, y, z)
  return [x / long, y / long, z / long]
}

/** A winter day: a low veiled sun, much sky, and snow below. */
export const snowLight = (x: number, y: number): Light => ({
  key: towards(x, y, 0.9),
  keyPower: 0.62,
  hard: 4,
  sky: 0.36,
  ground: 0.22,
  fill: towards(-x, 0.2, 1),
  fillPower: 0.06,
})

/** A room with a window or a lamp to one side. */
export const roomLight = (x: number, y: number): Light => ({
  key: towards(x, y, 0.8),
  keyPower: 0.85,
  hard: 7,
  sky: 0.16,
  ground: 0.07,
  fill: towards(-x, 0.3, 0.8),
  fillPower: 0.1,
})

/** A photographer's studio: soft from the side, with a reflector. */
export const studioLight = (x: number): Light => ({
  key: towards(x, 0.75, 0.85),
  keyPower: 0.95,
  hard: 3.2,
  sky: 0.24,
  ground: 0.1,
  fill: towards(-x * 1.2, 0.1, 0.7),
  fillPower: 0.2,
})
