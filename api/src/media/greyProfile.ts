import { shown } from './tiff/colours.ts'

/** What a profile is for, by its own word: `GRAY`, `RGB`, `CMYK`. */
export const spaceOf = (profile: Buffer): string => profile.toString('latin1', 16, 20).trim()

/**
 * How light a grey (0 to 1) is by a profile, as screens are told it (0 to 1). Null for a profile without a curve of grey.
 * sharp leaves profiles of grey out where a picture has 16 bits.
 */
export const toneOf = (profile: Buffer): ((grey: number) => number) | null => {
  if (spaceOf(profile) !== 'GRAY') return null
  const curve = curveIn(profile)
  return curve && ((grey) => shown(Math.min(1, Math.max(0, curve(grey)))))
}

const MOST_TAGS = 100

const curveIn = (profile: Buffer): ((grey: number) => number) | null => {
  try {
    const count = Math.min(profile.readUInt32BE(128), MOST_TAGS)
    for (let n = 0; n < count; n += 1) {
      const at = 132 + n * 12
      if (profile.toString('latin1', at, at + 4) === 'kTRC')
        return curveAt(profile.subarray(profile.readUInt32BE(at + 4)))
    }
  } catch {
    // A profile that ends before its curve has none.
  }
  return null
}

/** ICC.1: `curv`, a gamma or a table; `para`, a formula. */
const curveAt = (curve: Buffer): ((grey: number) => number) | null => {
  const kind = curve.toString('latin1', 0, 4)
  if (kind === 'para') return formulaOf(curve)
  if (kind !== 'curv') return null
  const count = curve.readUInt32BE(8)
  if (count === 0) return (grey) => grey
  if (count === 1) {
    const gamma = curve.readUInt16BE(12) / 256
    return (grey) => grey ** gamma
  }
  const table = Array.from({ length: count }, (_, n) => curve.readUInt16BE(12 + n * 2) / 65_535)
  return (grey) => {
    const place = grey * (count - 1)
    const low = Math.floor(place)
    const from = table[low] ?? 1
    return from + ((table[low + 1] ?? from) - from) * (place - low)
  }
}

const formulaOf = (curve: Buffer): ((grey: number) => number) | null => {
  const kind = curve.readUInt16BE(8)
  const count = [1, 3, 4, 5, 7][kind]
  if (count === undefined) return null
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from(
    { length: count },
    (_, n) => curve.readInt32BE(12 + n * 4) / 65_536,
  )
  const power = (x: number) => Math.max(0, a * x + b) ** g
  if (kind === 0) return (x) => x ** g
  if (kind === 1) return (x) => (x >= -b / a ? power(x) : 0)
  if (kind === 2) return (x) => (x >= -b / a ? power(x) + c : c)
  if (kind === 3) return (x) => (x >= d ? power(x) : c * x)
  return (x) => (x >= d ? power(x) + e : c * x + f)
}
