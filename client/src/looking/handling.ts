import type { DeepZoom } from './DeepZoom.ts'
import { broughtTo, enlarged, moved, type Point, throughTwo } from './placement.ts'

/** How far a press may slip and still be one, in CSS pixels. */
const slip = 4
/** How much nearer a notch of the wheel brings the picture. */
const perNotch = 1.15
/** So many degrees two fingers have to turn before the picture turns with them: nobody holds them quite still. */
const leastTwist = 12

/** Moves a picture by mouse, wheel, pen and fingers, until it is called off. */
export function handled(layer: HTMLElement, zoom: DeepZoom): () => void {
  const down = new Map<number, Finger>()
  let pair: Pair | null = null

  const onDown = (event: PointerEvent) => {
    if (event.button !== 0 || down.size === 2) return
    const at = pointIn(layer, event)
    down.set(event.pointerId, { began: at, at, dragged: false })
    if (down.size === 2) {
      zoom.gestures?.cancel()
      pair = pairOf(down, zoom)
    } else if (zoom.gestures) zoom.gestures.press(zoom.onStill(at), targetOf(event))
    else if (zoom.loupe.last()) zoom.loupe.set({ at, byFinger: isFinger(event) })
  }

  const onMove = (event: PointerEvent) => {
    const finger = down.get(event.pointerId)
    const at = pointIn(layer, event)
    if (zoom.loupe.last() && !pair) zoom.loupe.set({ at, byFinger: isFinger(event) })
    if (!finger) return
    const was = finger.at
    finger.at = at
    if (!finger.dragged && Math.hypot(at.x - finger.began.x, at.y - finger.began.y) < slip) return
    if (!finger.dragged) layer.setPointerCapture(event.pointerId)
    const from = finger.dragged ? was : finger.began
    finger.dragged = true
    if (pair) pinched(pair, down, zoom)
    else if (zoom.gestures) zoom.gestures.drag(zoom.onStill(at))
    else if (!zoom.loupe.last() || !isFinger(event))
      zoom.set(moved(zoom.at.last(), at.x - from.x, at.y - from.y))
  }

  const onUp = (event: PointerEvent) => {
    if (!down.delete(event.pointerId)) return
    if (!pair) zoom.gestures?.release(zoom.onStill(pointIn(layer, event)))
    // The finger that is left begins anew.
    if (pair) for (const one of down.values()) one.began = one.at
    if (down.size === 0 || pair) pair = null
  }

  const onCancel = (event: PointerEvent) => {
    if (down.delete(event.pointerId) && !pair) zoom.gestures?.cancel()
    pair = null
  }

  const onWheel = (event: WheelEvent) => {
    event.preventDefault()
    const notches = -event.deltaY / (event.deltaMode === 0 ? 100 : 3)
    // What a touchpad sends for two fingers that part is told as a wheel with Control, in small steps.
    const by = perNotch ** (event.ctrlKey ? notches * 8 : Math.max(-3, Math.min(3, notches)))
    zoom.zoom(by, pointIn(layer, event))
  }

  const onDouble = (event: MouseEvent) => {
    if (!zoom.gestures && !targetOf(event)?.closest('button')) zoom.zoom(2, pointIn(layer, event))
  }

  const listened = {
    pointerdown: onDown,
    pointermove: onMove,
    pointerup: onUp,
    pointercancel: onCancel,
    wheel: onWheel,
    dblclick: onDouble,
  }
  const each = Object.entries(listened) as [string, (event: Event) => void][]
  for (const [name, run] of each) layer.addEventListener(name, run, { passive: false })
  return () => {
    for (const [name, run] of each) layer.removeEventListener(name, run)
  }
}

interface Finger {
  began: Point
  at: Point
  dragged: boolean
}

/** Two fingers, each on a pixel of the picture that it holds fast. */
interface Pair {
  readonly pixels: readonly [Point, Point]
  readonly angle: number
  turns: boolean
}

function pairOf(down: ReadonlyMap<number, Finger>, zoom: DeepZoom): Pair | null {
  const [one, other] = [...down.values()].map(({ at }) => at)
  if (!one || !other) return null
  const pixels = [zoom.onStill(one), zoom.onStill(other)] as const
  return { pixels, angle: angleOf(one, other), turns: false }
}

function pinched(pair: Pair, down: ReadonlyMap<number, Finger>, zoom: DeepZoom): void {
  const [one, other] = [...down.values()].map(({ at }) => at)
  if (!one || !other) return
  const twist = ((angleOf(one, other) - pair.angle + 540) % 360) - 180
  pair.turns ||= Math.abs(twist) > leastTwist
  const now = zoom.at.last()
  const through = throughTwo(now, pair.pixels, [one, other])
  const middle = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
  const [a, b] = pair.pixels
  const held = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  const nearer = enlarged(now, through.scale / now.scale, middle)
  zoom.set(pair.turns ? through : broughtTo(nearer, held, middle))
}

const angleOf = (one: Point, other: Point): number =>
  (Math.atan2(other.y - one.y, other.x - one.x) * 180) / Math.PI

const isFinger = ({ pointerType }: PointerEvent): boolean => pointerType === 'touch'

const targetOf = ({ target }: Event): Element | null => (target instanceof Element ? target : null)

function pointIn(layer: HTMLElement, { clientX, clientY }: MouseEvent): Point {
  const box = layer.getBoundingClientRect()
  return { x: clientX - box.x, y: clientY - box.y }
}
