import { storeOf } from '../keep/store.ts'
import { portraitOf, type Region, type Size } from '../ui/pictures.ts'
import type { Gestures } from './Gestures.ts'
import { handled } from './handling.ts'
import {
  boxAround,
  broughtTo,
  enlarged,
  fitted,
  held,
  inPicture,
  isWhole,
  middleOf,
  moved,
  type Placement,
  type Point,
  pictureAround,
  type Turning,
  turnedTo,
  whole,
} from './placement.ts'

const calm = matchMedia('(prefers-reduced-motion: reduce)')
/** How long a step takes, so that the eye can follow. */
const stepMs = 150

export interface Looked {
  readonly at: Point
  readonly byFinger: boolean
}

/** A picture in a box of the page that can be moved, enlarged and turned there. It knows no light and draws nothing. */
export class DeepZoom {
  /** How the picture lies now. */
  readonly at = storeOf<Placement>({ x: 0, y: 0, scale: 1, turn: 0, flip: false })
  /** For what is drawn over the picture. */
  readonly layer: HTMLElement
  /** Where in the box a loupe looks, and whether a finger holds it there; null where there is none. */
  readonly loupe = storeOf<Looked | null>(null)
  readonly #picture: Size
  readonly #ends: (() => void)[]
  #box: Size
  #goal: Placement | null = null
  #frame = 0
  #gestures: Gestures | null = null

  constructor(picture: Size, layer: HTMLElement) {
    this.#picture = picture
    this.layer = layer
    this.#box = this.#measured()
    this.at.set(whole(picture, this.#box))
    const resized = new ResizeObserver(() => this.#fit())
    resized.observe(layer)
    this.#ends = [() => resized.disconnect(), handled(layer, this)]
  }

  end(): void {
    cancelAnimationFrame(this.#frame)
    for (const end of this.#ends) end()
  }

  get box(): Size {
    return this.#box
  }

  get gestures(): Gestures | null {
    return this.#gestures
  }

  /** Gives presses and drags to somebody else, until null takes them back. */
  take(gestures: Gestures | null): void {
    this.#gestures = gestures
    this.layer.toggleAttribute('data-drawing', gestures !== null)
  }

  /** At once, as far as the picture lets itself be moved. */
  set(at: Placement): void {
    cancelAnimationFrame(this.#frame)
    this.#goal = null
    this.at.set(held(at, this.#picture, this.#box))
  }

  /** In a step that the eye can follow, from where the last one will end. */
  step(change: (at: Placement) => Placement): void {
    const from = this.at.last()
    const goal = held(change(this.#goal ?? from), this.#picture, this.#box)
    const isJump = calm.matches || from.turn !== goal.turn || from.flip !== goal.flip
    this.set(isJump ? goal : from)
    if (isJump) return
    this.#goal = goal
    const began = performance.now()
    const go = (now: number) => {
      const share = Math.min(1, Math.max(0, (now - began) / stepMs))
      this.at.set(part(from, goal, 1 - (1 - share) ** 2))
      if (share < 1) this.#frame = requestAnimationFrame(go)
      else this.#goal = null
    }
    this.#frame = requestAnimationFrame(go)
  }

  zoom(by: number, point = middleOf(this.#box)): void {
    this.step((at) => enlarged(at, by, point))
  }

  /** It begins in the middle, from where a pointer takes it along. */
  toggleLoupe(): void {
    const isOff = this.loupe.last() === null
    this.loupe.set(isOff ? { at: middleOf(this.#box), byFinger: false } : null)
    this.layer.toggleAttribute('data-loupe', isOff)
  }

  /** Moves by a part of what is in sight. */
  pan(dx: number, dy: number): void {
    this.step((at) => moved(at, -dx * this.#box.width, -dy * this.#box.height))
  }

  whole(): void {
    this.step((at) => whole(this.#picture, this.#box, at))
  }

  /** A picture that was whole in its box stays so. */
  turn(turning: Turning): void {
    const at = this.at.last()
    if (isWhole(at, this.#picture, this.#box)) this.set(whole(this.#picture, this.#box, turning))
    else this.set(turnedTo(at, turning, middleOf(this.#box)))
  }

  /** Brings a man near, with what is around him. */
  approach({ x, y, w, h }: Region): void {
    const around = { x: x - 1.5 * w, y: y - 1.5 * h, w: 4 * w, h: 4 * h }
    this.step((at) => fitted(around, this.#box, at))
  }

  /** At once and upright the whole picture, or a man as his portrait would show him. */
  begin(region: Region | null): void {
    const shown = region && portraitOf(region, this.#picture)
    this.set(shown ? fitted(shown, this.#box) : whole(this.#picture, this.#box))
  }

  /** What is done from far below is done where it can be seen. */
  comeIntoSight(): void {
    this.layer.scrollIntoView({ block: 'nearest' })
  }

  /** Moves only if a region is not wholly in sight. */
  reveal(region: Region): void {
    const { x, y, w, h } = this.place(region)
    const { width, height } = this.#box
    if (x >= 0 && y >= 0 && x + w <= width && y + h <= height) return
    const middle = { x: region.x + region.w / 2, y: region.y + region.h / 2 }
    this.step((at) => broughtTo(at, middle, middleOf(this.#box)))
  }

  onStill(point: Point): Point {
    return inPicture(this.at.last(), point)
  }

  /** A way in the box as a way on the picture. */
  wayOf(dx: number, dy: number): Point {
    const [from, to] = [this.onStill({ x: 0, y: 0 }), this.onStill({ x: dx, y: dy })]
    return { x: to.x - from.x, y: to.y - from.y }
  }

  /** The upright rectangle of the box that holds a region. */
  place(region: Region): Region {
    return boxAround(this.at.last(), region)
  }

  /** What of the picture is in sight. */
  inSight(): Region {
    const { width: w, height: h } = this.#box
    const { width, height } = this.#picture
    const seen = pictureAround(this.at.last(), { x: 0, y: 0, w, h })
    const [x, y] = [Math.max(0, seen.x), Math.max(0, seen.y)]
    const [right, bottom] = [Math.min(width, seen.x + seen.w), Math.min(height, seen.y + seen.h)]
    return { x, y, w: right - x, h: bottom - y }
  }

  /** The box has other room: what was whole is, and otherwise what was in the middle stays there. */
  #fit(): void {
    const [was, is] = [this.#box, this.#measured()]
    if (is.width === was.width && is.height === was.height) return
    const at = this.at.last()
    this.#box = is
    if (isWhole(at, this.#picture, was)) this.set(whole(this.#picture, is, at))
    else this.set(broughtTo(at, inPicture(at, middleOf(was)), middleOf(is)))
  }

  #measured(): Size {
    const { clientWidth, clientHeight } = this.layer
    return { width: Math.max(1, clientWidth), height: Math.max(1, clientHeight) }
  }
}

/** What lies between two places that are turned alike; the point that both leave where it is stays all the way. */
const part = (from: Placement, to: Placement, share: number): Placement => ({
  ...to,
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
  scale: from.scale + (to.scale - from.scale) * share,
})
