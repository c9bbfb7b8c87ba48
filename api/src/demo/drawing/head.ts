import type { Day, Face } from './face.ts'
import { noise } from './noise.ts'
import { ball, clamp, cut, egg, join, mix, rod, step } from './shapes.ts'

/**
 * A head as distances, the origin between the eyes: x to his left, y up, z forward. `skin` is the whole head without
 * eyes and hair; the others are what lies in or on it.
 */
export interface Head {
  skin(x: number, y: number, z: number): number
  eye(x: number, y: number, z: number): number
  hair(x: number, y: number, z: number): number
  /** The point of his own space for a point before he was made lopsided. */
  readonly eyeAt: readonly [number, number, number]
}

export const headOf = (f: Face, d: Day): Head => {
  const old = clamp((d.age - 20) / 45)
  const thin = clamp(d.gaunt)
  const W = 1 / f.width
  const L = 1 / f.length
  const eyeX = 3.18 + f.eyesApart
  const eyeY = 0
  const eyeZ = 6.95 - 0.25 * thin
  const eyeR = 1.22
  const openUp = (0.14 + 0.44 * d.eyes * f.eyeSize) * (1 - 0.18 * old) * (1 - 0.15 * f.fold)
  const openDown = 0.1 + 0.3 * d.eyes * f.eyeSize
  const noseTipY = -3.95 - f.noseLong
  const noseTipZ = 10.7 + f.noseOut
  const wing = 1.18 * (1 + f.noseWide)
  const mouthY = -6.75 - 0.5 * f.noseLong
  const mouthW = 2.35 + f.mouthWide
  const lip = 0.42 + f.lips
  const chinY = -10.35 - f.chin * 0.5
  const jawX = 4.75 + f.jaw * 0.75 - 0.15 * thin

  const nose = (x: number, ax: number, y: number, z: number, skin: number): number => {
    const bend = f.noseBent * step(0, -2.2, y) * step(-5, -3, y)
    const bx = x - bend
    const upper = rod(
      bx,
      y,
      z,
      0,
      0.9,
      7.75,
      0,
      -1.9,
      9.0 + f.noseOut * 0.5 + f.noseHump,
      0.72,
      0.78,
    )
    const lower = rod(
      bx,
      y,
      z,
      0,
      -1.9,
      9.0 + f.noseOut * 0.5 + f.noseHump,
      0,
      noseTipY,
      noseTipZ - 0.85,
      0.78,
      0.86 + 0.25 * f.noseWide,
    )
    const wings = egg(ax - wing, y - noseTipY + 0.25, z - 9.15 - 0.35 * f.noseOut, 0.6, 0.68, 1.0)
    let whole = join(skin, join(upper, lower, 0.5), 1.25)
    whole = join(whole, wings, 0.8)
    const nostril = egg(
      ax - 0.66 - 0.3 * f.noseWide,
      y - noseTipY + 0.98,
      z - noseTipZ + 1.35,
      0.36,
      0.3,
      0.6,
    )
    return cut(whole, nostril, 0.35)
  }

  const mouth = (ax: number, y: number, z: number, skin: number): number => {
    const bow = 0.1 * ax * ax * d.mood * 0.28
    const my = y - mouthY - bow
    const front = 9.35 - 0.125 * ax * ax
    const size = Math.sqrt(clamp(1 - (ax / mouthW) ** 2))
    const past = Math.max(0, ax - mouthW + 0.15)
    const upper = Math.hypot(my - lip * 0.7, z - front + 0.35 + 0.3 * lip, past) - lip * size
    const lower = Math.hypot(my + lip * 0.85, z - front + 0.5 + 0.3 * lip, past) - lip * 1.2 * size
    let whole = join(skin, upper, 0.6)
    whole = join(whole, lower, 0.6)
    const slit = Math.hypot(my, Math.max(0, front - 0.6 - z), past) - 0.04
    whole = cut(whole, slit, 0.34)
    // The dip below the lower lip, and the groove above the upper one.
    whole = cut(whole, egg(ax, y - mouthY + 1.75, z - 10.1, 1.9, 0.6, 0.9), 0.9)
    return cut(
      whole,
      rod(ax, y, z, 0, noseTipY - 1.1, 10.05, 0, mouthY + 0.75, 10.2, 0.28, 0.3),
      0.5,
    )
  }

  const ear = (ax: number, y: number, z: number, skin: number): number => {
    const s = 1 / f.ears
    const tilt = 0.22
    const ex0 = ax - 7.0
    const ey0 = (y + 1.2) * s
    const ez0 = (z + 0.9) * s
    const ey = ey0 + tilt * ez0 * 0.6
    const ez = ez0 - tilt * ey0 * -0.6
    const out = ex0 - (0.32 + f.earsOut + 0.12) - clamp(-ez) * (0.35 + f.earsOut)
    const shell = egg(out, ey, ez + 0.35, 0.5, 2.8, 1.7)
    const hollow = egg(out - 0.62, ey - 0.15, ez - 0.05, 0.52, 1.9, 0.98)
    const lobe = ball(out * 1.3, ey + 2.15, ez - 0.5, 0.62)
    const whole = join(cut(shell, hollow, 0.3), lobe, 0.4)
    return join(skin, whole, 0.35)
  }

  const lids = (x: number, ax: number, y: number, z: number, skin: number): number => {
    const u = ax - eyeX
    const v = y - eyeY - f.eyeTilt * u - (x > 0 ? 0.05 * f.lopsided : 0)
    const w = z - eyeZ
    // The socket first: deep beside the nose and under the brow.
    let whole = cut(skin, egg(u + 0.15, v - 0.35, w - 2.75, 1.95, 1.25, 1.75), 1.25)
    const lid = ball(u, v, w, eyeR + 0.2 + 0.05 * f.fold)
    const bag = egg(u, v + 1.15, w - 0.62, 1.15, 0.45 + 0.15 * old, 0.7)
    whole = join(whole, lid, 0.42)
    whole = join(whole, bag + 0.22 - 0.2 * old, 0.5)
    const crease = Math.abs(ball(u, v - 0.72 + 0.14 * u * u, w - 1.05, 0.02)) - 0.0
    if (f.fold < 0.6) whole = cut(whole, Math.max(crease - 0.05, Math.abs(u) - 1.25), 0.22)
    const shape = 1 - (u / 1.55) ** 2
    const slit = Math.max(v - openUp * shape - 0.06 * u, -v - openDown * shape + 0.05 * u)
    return cut(whole, Math.max(slit, -w), 0.09)
  }

  const lines = (ax: number, y: number, z: number): number => {
    const fore = step(2.6, 3.6, y) * step(7.4, 5.8, y) * step(6.5, 3.5, ax)
    const furrow = Math.sin(y * 5.2 + noise(ax * 0.5, f.seed % 97, 3) * 1.6)
    const crow = step(4.3, 5.2, ax) * step(6.8, 5.6, ax) * step(1.6, 0.4, Math.abs(y + 0.1))
    const fan = Math.sin((y + 0.1) * 7 + noise(ax, y, f.seed % 31) * 1.4)
    return z < 3 ? 0 : old * (0.055 * fore * furrow + 0.045 * crow * fan)
  }

  const skin = (x0: number, y0: number, z: number): number => {
    const x = (x0 + 0.22 * f.lopsided * step(-1, -9, y0)) * W
    const ax = Math.abs(x)
    const y = y0 < 0 ? y0 * L : y0
    const cranium = egg(x, y - 3.2, z + 1.3, 7.35, 8.3 + f.skull * 0.4, 9.35)
    const forehead = egg(x, y - 3.6, z - 2.6, 5.9, 4.4, 5.75)
    const block = egg(x, y + 3.4, z - 1.9, 5.6 - 0.1 * thin, 7.9, 6.75)
    let whole = join(cranium, forehead, 1.6)
    whole = join(whole, block, 2.4)
    if (whole > 4.2) return (whole - 2.9) * 0.85
    const jaw = rod(
      ax,
      y,
      z,
      jawX,
      -6.3,
      0.4,
      1.0 + 0.5 * f.jaw,
      chinY + 0.15,
      6.6 + f.chinOut * 0.6,
      1.35,
      1.25,
    )
    const ramus = rod(ax, y, z, jawX + 0.55, -1.5, 0.2, jawX, -6.3, 0.4, 1.2, 1.35)
    whole = join(whole, join(jaw, ramus, 1.2), 2.0)
    whole = join(
      whole,
      egg(x, y - chinY, z - 7.35 - f.chinOut, 1.75 + 0.35 * f.jaw, 1.35, 1.5),
      1.3,
    )
    const bone = egg(ax - 4.15, y + 2.3, z - 5.45, 1.9 + 0.2 * f.cheekbone, 1.4, 1.9)
    whole = join(whole, bone + 0.1 - 0.25 * f.cheekbone - 0.08 * thin, 2.0)
    whole = join(whole, rod(ax, y, z, 4.6, -2.1, 4.8, 6.35, -1.0, 0.2, 0.4, 0.45), 2.4)
    const muzzle = egg(x, y - mouthY, z - 6.35, 3.4, 3.0, 2.75)
    whole = join(whole, muzzle, 1.7)
    const fat = egg(ax - 4.1, y + 5.1, z - 5.4, 2.1, 2.3, 2.2)
    whole = join(whole, fat + 0.5 + 0.55 * thin - 0.1 * old, 1.6)
    // Hollows: temples and cheeks, deeper in the hungry.
    whole = cut(whole, egg(ax - 8.1, y - 1.9, z - 4.9, 1.55, 2.6, 2.4) + 0.75 - 0.3 * thin, 2.0)
    whole = cut(whole, egg(ax - 6.3, y + 5.9, z - 5.6, 1.7, 2.6, 2.2) + 0.7 - 0.75 * thin, 2.4)
    const browY = 1.75 + f.browHigh * 0.5
    const brow = rod(ax, y, z, 0.9, browY - 0.1, 7.85, 4.9, browY + 0.05, 6.15, 0.82, 0.7)
    whole = join(whole, brow - 0.16 * f.brow, 1.0)
    whole = lids(x, ax, y, z, whole)
    whole = nose(x, ax, y, z, whole)
    const fold = rod(
      ax,
      y,
      z,
      wing + 0.75,
      noseTipY + 0.1,
      8.85,
      mouthW + 0.75,
      mouthY - 0.7,
      7.95,
      0.22,
      0.2,
    )
    whole = cut(whole, fold - 0.12 * old - 0.08 * thin + 0.12, 0.75)
    whole = mouth(ax, y, z, whole)
    whole = ear(ax, y, z, whole)
    whole += lines(ax, y, z)
    if (f.scar && d.age > 0) whole += 0.07 * scarAt(f, x, y, z)
    return whole
  }

  const eye = (x: number, y: number, z: number): number =>
    ball(Math.abs(x * W) - eyeX, (y < 0 ? y * L : y) - eyeY, z - eyeZ, eyeR)

  const hair = (x0: number, y: number, z: number): number => {
    const x = x0 * W
    const scalp = egg(x, y - 3.2, z + 1.3, 7.4, 8.35 + f.skull * 0.4, 9.4)
    const forehead = egg(x, y - 3.6, z - 2.6, 5.9, 4.4, 5.75)
    const base = join(scalp, forehead, 1.6)
    if (base > 3) return base - 1.5
    const lift = d.hairLong * (0.55 + 0.45 * step(4, 10, y))
    const temple = step(2.2, 5.4, Math.abs(x))
    const front =
      6.2 + f.hairline - 1.9 * temple + old * 1.3 * step(1.5, 4, Math.abs(x)) * (1 - temple)
    const side = mix(-3.4, front, step(0.6, 5.2, z))
    const burn = 2.4 * step(-0.6, 0.5, z) * step(2.8, 1.4, z) * step(2, 0, y)
    const grows =
      y - side + burn + 0.3 * noise(x * 1.3, y * 1.3, z * 1.3) + 0.25 * noise(x * 4, y * 2, z * 4)
    const strands = 0.07 * noise(x * 3.2, y * 1.5, z * 3.2) + 0.05 * noise(x * 6, y * 2.5, z * 6)
    return base - mix(-0.25, lift, step(-0.5, 1.6, grows)) + strands * clamp(d.hairLong * 1.5)
  }

  return { skin, eye, hair, eyeAt: [eyeX / W, eyeY, eyeZ] }
}

/** How much a scar marks this place of the skin. */
export const scarAt = (f: Face, x: number, y: number, z: number): number => {
  if (!f.scar || z < 2) return 0
  const sx = x * f.scar.side
  const along = {
    cheek: rod(sx, y, 0, 3.6, -2.9, 0, 5.3, -6.2, 0, 0.02, 0.02),
    brow: rod(sx, y, 0, 2.6, 3.9, 0, 3.5, 1.2, 0, 0.02, 0.02),
    chin: rod(sx, y, 0, 0.6, -8.6, 0, 1.9, -10.2, 0, 0.02, 0.02),
  }[f.scar.where]
  return step(0.22, 0.05, along + 0.05 * noise(x * 2, y * 2, 1))
}
