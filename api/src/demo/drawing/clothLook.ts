import type { Day, Dress, Face, Headwear } from './face.ts'
import type { Look } from './look.ts'
import { noise, rough } from './noise.ts'
import { step } from './shapes.ts'

const caps: Record<Headwear, number> = { bare: 0, padded: 0.14, fur: 0.085, knit: 0.12 }

export const capLook = (f: Face, d: Day, x: number, y: number, z: number): Look => {
  const weave =
    1 + 0.1 * noise(x * 2, y * 2, z * 2) + 0.12 * noise(x * 0.4, y * 0.4, z * 0.4 + (f.seed % 9))
  const tone = caps[d.headwear]
  const own = 0.85 + (0.3 * ((f.seed * 7919) % 100)) / 100
  return { tone: tone * weave * own, shine: 0.02, soft: d.headwear === 'fur' ? 0.4 : 0.1 }
}

/** The greys of what he wears: coat or jacket, shirt, tie. */
const cloths: Record<Dress, readonly [number, number, number]> = {
  padded: [0.16, 0.2, 0],
  suit: [0.085, 0.5, 0.06],
  uniform: [0.16, 0.3, 0.11],
  open: [0, 0.36, 0],
}

export const clothLook = (f: Face, d: Day, x: number, y: number, z: number): Look => {
  const own = 0.8 + 0.45 * (((f.seed * 104729) % 100) / 100)
  if (d.dress !== 'padded') return tailored(cloths[d.dress][0] * own, x, y, z)
  const dirt =
    1 +
    0.22 * rough(x * 0.12, y * 0.12, z * 0.12 + (f.seed % 7), 4) +
    0.06 * noise(x * 2.4, y * 2.4, z)
  return { tone: cloths.padded[0] * own * dirt, shine: 0.01, soft: 0.05 }
}

const tailored = (tone: number, x: number, y: number, z: number): Look => ({
  tone: tone * (1 + 0.1 * noise(x * 3, y * 3, z * 3) + 0.08 * rough(x * 0.3, y * 0.3, z, 2)),
  shine: 0.02,
  soft: 0.15,
})

export const shirtLook = (d: Day): Look => ({ tone: cloths[d.dress][1], shine: 0, soft: 0.2 })

/** Plain, or striped across. */
export const tieLook = (f: Face, d: Day, x: number, y: number): Look => {
  const striped = f.seed % 4 === 1 ? step(0.2, 0.5, Math.sin((y + x * 0.7) * 1.9)) : 0
  const knit = 1 + 0.2 * noise(x * 4, y * 4, 0)
  return { tone: (cloths[d.dress][2] + 0.16 * striped) * knit, shine: 0.03, soft: 0.1 }
}
