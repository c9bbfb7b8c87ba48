import type { Region } from '@rollcall/contract/sightings.ts'

const MARGIN = 0.15

/** A man's part of a still, 4 to 5 with room above his head; it may lie beyond its edges. */
export const around = ({ x, y, w, h }: Region) => {
  const height = Math.round(Math.max(h * (1 + 2 * MARGIN), w * 1.25 * (1 + 2 * MARGIN)))
  const width = Math.round(height * 0.8)
  const left = Math.round(x + w / 2 - width / 2)
  return { x: left, y: Math.round(y + h / 2 - height / 2), width, height }
}
