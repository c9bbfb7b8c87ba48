import type { Region } from '@rollcall/contract/sightings.ts'
import type { KeyboardEvent } from 'react'
import type { DeepZoom } from '../looking/DeepZoom.ts'
import type { Size } from '../ui/pictures.ts'
import { moved, resized } from './regions.ts'

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
/** What one press moves on the screen; with Alt it is one pixel of the still. */
const stride = 8

/** The mark after a press of an arrow key; null for any other key. */
export function byKey(event: KeyboardEvent, mark: Region, zoom: DeepZoom, picture: Size) {
  const arrow = arrows[event.key]
  if (!arrow || event.ctrlKey || event.metaKey) return null
  const [right, down] = arrow
  const way = zoom.wayOf(right * stride, down * stride)
  const steps = (by: number) =>
    Math.abs(by) < 1e-3
      ? 0
      : Math.sign(by) * (event.altKey ? 1 : Math.max(1, Math.round(Math.abs(by))))
  const [dx, dy] = [steps(way.x), steps(way.y)]
  if (!event.shiftKey) return moved(mark, dx, dy, picture)
  // To the right and down it grows, however the picture is turned.
  const grows = right + down
  return resized(mark, grows * Math.abs(dx), grows * Math.abs(dy), picture)
}
