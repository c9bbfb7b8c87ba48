/** Red, green and blue as shown (sRGB), each 0 to 255, of other ways to say a colour. */
export type ToRgb = (a: number, b: number, c: number) => readonly [number, number, number]

const clamp = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : Math.round(value))

const STEPS = 4_096
const CURVE = Uint8Array.from({ length: STEPS + 1 }, (_, n) => clamp(shown(n / STEPS) * 255))

/** The sRGB curve: light, 0 to 1, as it is written for screens. */
export function shown(light: number): number {
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055
}

const inCurve = (light: number): number =>
  CURVE[light <= 0 ? 0 : light >= 1 ? STEPS : Math.round(light * STEPS)] as number

/** CIELab under D50, as prints are measured: L 0 to 100, a and b around 0. */
export const labToRgb: ToRgb = (l, a, b) => {
  const y = (l + 16) / 116
  const [x, z] = [y + a / 500, y - b / 200]
  const [bx, by, bz] = [cubed(x) * 0.9642, cubed(y), cubed(z) * 0.8249]
  return [
    inCurve(3.1338561 * bx - 1.6168667 * by - 0.4906146 * bz),
    inCurve(-0.9787684 * bx + 1.9161415 * by + 0.033454 * bz),
    inCurve(0.0719453 * bx - 0.2289914 * by + 1.4052427 * bz),
  ]
}

const cubed = (t: number): number => (t > 6 / 29 ? t ** 3 : 3 * (6 / 29) ** 2 * (t - 4 / 29))

/** As the tags say: how much of red, green and blue is in Y, and which numbers are black, white and no colour. */
export const yCbCrToRgb = (
  coefficients: readonly number[],
  reference: readonly number[],
): ToRgb => {
  const [red = 0.299, green = 0.587, blue = 0.114] = coefficients
  const [black = 0, white = 255, noBlue = 128, mostBlue = 255, noRed = 128, mostRed = 255] =
    reference
  const scale = (value: number, from: number, to: number, most: number) =>
    ((value - from) * most) / Math.max(1, to - from)
  return (y, cb, cr) => {
    const light = scale(y, black, white, 255)
    const b = scale(cb, noBlue, mostBlue, 127) * (2 - 2 * blue) + light
    const r = scale(cr, noRed, mostRed, 127) * (2 - 2 * red) + light
    return [clamp(r), clamp((light - blue * b - red * r) / green), clamp(b)]
  }
}
