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
  keyPower: 0.55,
  hard: 4,
  sky: 0.36,
  ground: 0.22,
  fill: towards(-x, 0.2, 1),
  fillPower: 0.06,
})

/** A room with a window or a lamp to one side. */
export const roomLight = (x: number, y: number): Light => ({
  key: towards(x, y, 0.8),
  keyPower: 0.62,
  hard: 4.5,
  sky: 0.16,
  ground: 0.07,
  fill: towards(-x, 0.3, 0.8),
  fillPower: 0.2,
})

/** A photographer's studio: a large soft lamp from the side and above, and a reflector on the other side. */
export const studioLight = (x: number): Light => ({
  key: towards(x, 0.7, 1.0),
  keyPower: 0.86,
  hard: 2.4,
  sky: 0.2,
  ground: 0.16,
  fill: towards(-x * 1.4, 0, 0.7),
  fillPower: 0.22,
})
