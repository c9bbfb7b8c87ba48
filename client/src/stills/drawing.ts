import type { Region } from '@rollcall/contract/sightings.ts'
import type { Gestures } from '../looking/Gestures.ts'
import type { Point } from '../looking/placement.ts'
import type { Size } from '../ui/pictures.ts'
import { between, moved } from './regions.ts'

interface Drawn {
  /** The mark that is being drawn, as it is now. */
  readonly last: () => Region | null
  readonly set: (mark: Region | null) => void
  readonly done: () => void
  /** How far a press may slip and still be a tap, in pixels of the still. */
  readonly slip: () => number
  readonly picture: Size
  /** Whether a box may be begun beside the one that is there. */
  readonly anew: boolean
}

/** Drawing with a pointer: drag a box, or tap two corners; then drag the box, one of its edges or one of its corners. */
export function drawing({ last, set, done, slip, picture, anew }: Drawn): Gestures {
  let former: Region | null = null
  let began: Point | null = null
  let corner: Point | null = null
  let dragged = false
  let onMark = false
  let shape = (_to: Point): Region | null => null
  return {
    press(at, target) {
      onMark = Boolean(target?.closest('[data-draft]'))
      former = last()
      began = onMark || anew ? at : null
      dragged = false
      shape = shapeOf(at, target, former, picture)
    },
    drag(to) {
      if (!began) return
      dragged ||= Math.hypot(to.x - began.x, to.y - began.y) > slip()
      if (dragged) set(shape(to))
    },
    release(at) {
      if (!began) return
      if (dragged) corner = null
      else if (corner) {
        set(between(corner, at, picture))
        corner = null
      } else if (!onMark) {
        corner = at
        set(between(at, at, picture))
      }
      began = null
      done()
    },
    cancel() {
      if (dragged) set(former)
      began = null
      corner = null
    },
  }
}

/** What a drag from there makes of the mark. */
function shapeOf(at: Point, target: Element | null, mark: Region | null, picture: Size) {
  if (mark && target?.closest('[data-handle]')) {
    const fixed = farthestCorner(mark, at)
    return (to: Point) => between(fixed, to, picture)
  }
  if (mark && target?.closest('[data-edge]')) return edgeFrom(at, mark, picture)
  if (mark && target?.closest('[data-draft]'))
    return (to: Point) => moved(mark, to.x - at.x, to.y - at.y, picture)
  return (to: Point) => between(at, to, picture)
}

/** However the picture is turned, an edge is the one that is pressed, and the one opposite to it stays. */
function edgeFrom(at: Point, { x, y, w, h }: Region, picture: Size) {
  const [aside, above] = [(at.x - x) / w - 0.5, (at.y - y) / h - 0.5]
  if (Math.abs(aside) > Math.abs(above))
    return (to: Point) => between({ x: aside < 0 ? x + w : x, y }, { x: to.x, y: y + h }, picture)
  return (to: Point) => between({ x, y: above < 0 ? y + h : y }, { x: x + w, y: to.y }, picture)
}

/** However the picture is turned, a handle pulls against the corner that is opposite to it. */
const farthestCorner = ({ x, y, w, h }: Region, from: Point): Point => ({
  x: from.x < x + w / 2 ? x + w : x,
  y: from.y < y + h / 2 ? y + h : y,
})
