import type { DeepZoom } from '../looking/DeepZoom.ts'
import type { Gestures } from '../looking/Gestures.ts'
import { broughtTo, inBox, type Point } from '../looking/placement.ts'
import { nearer, type Two } from './align.ts'

interface Pointing {
  readonly zoom: DeepZoom
  readonly two: () => Two
  readonly onMove: (at: 0 | 1, to: Point) => void
  readonly onPlace: (at: 0 | 1, to: Point) => void
}

/** While points are set: a tap brings the nearer one there, a point can be dragged, and a drag beside them moves the picture. */
export function pointing({ zoom, two, onMove, onPlace }: Pointing): Gestures {
  let grabbed: 0 | 1 | null = null
  let held: Point = { x: 0, y: 0 }
  let isDragged = false
  return {
    press(at, target) {
      const point = target?.closest<HTMLElement>('[data-point]')?.dataset['point']
      grabbed = point === undefined ? null : point === '0' ? 0 : 1
      held = at
      isDragged = false
    },
    drag(at) {
      isDragged = true
      if (grabbed !== null) onMove(grabbed, at)
      else zoom.set(broughtTo(zoom.at.last(), held, inBox(zoom.at.last(), at)))
    },
    release(at) {
      if (grabbed !== null) onPlace(grabbed, isDragged ? at : two()[grabbed])
      else if (!isDragged) onPlace(nearer(two(), at), at)
    },
    cancel() {
      grabbed = null
      isDragged = true
    },
  }
}
