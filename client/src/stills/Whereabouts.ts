import type { Region } from '@rollcall/contract/stills.ts'
import type OpenSeadragon from 'openseadragon'
import type { Size } from '../ui/pictures.ts'
import type { Point } from './regions.ts'

type PointOf = new (x: number, y: number) => OpenSeadragon.Point

/** What lies where: pixels of the still, and CSS pixels of the stage, however the picture is moved and turned. */
export class Whereabouts {
  readonly #viewport: OpenSeadragon.Viewport
  readonly #point: PointOf
  readonly #still: Size

  constructor(viewport: OpenSeadragon.Viewport, point: PointOf, still: Size) {
    this.#viewport = viewport
    this.#point = point
    this.#still = still
  }

  onStage({ x, y }: Point): Point {
    const at = new this.#point(x / this.#still.width, y / this.#still.width)
    return this.#mirrored(this.#viewport.pixelFromPoint(at, true))
  }

  onStill(pixel: Point): Point {
    const { x, y } = this.#mirrored(pixel)
    const at = this.#viewport.pointFromPixel(new this.#point(x, y), true)
    return { x: at.x * this.#still.width, y: at.y * this.#still.width }
  }

  /** Where a region lies on the stage. */
  place({ x, y, w, h }: Region) {
    const [a, b] = [this.onStage({ x, y }), this.onStage({ x: x + w, y: y + h })]
    return {
      left: Math.min(a.x, b.x),
      top: Math.min(a.y, b.y),
      width: Math.abs(a.x - b.x),
      height: Math.abs(a.y - b.y),
    }
  }

  /** A way on the stage as a way on the still. */
  wayOf(dx: number, dy: number): Point {
    const [a, b] = [this.onStill({ x: 0, y: 0 }), this.onStill({ x: dx, y: dy })]
    return { x: b.x - a.x, y: b.y - a.y }
  }

  /** What is in sight, in pixels of the still. */
  inSight(): Region {
    const { x, y } = this.#viewport.getContainerSize()
    const [a, b] = [this.onStill({ x: 0, y: 0 }), this.onStill({ x, y })]
    const [left, right] = between(a.x, b.x, this.#still.width)
    const [top, bottom] = between(a.y, b.y, this.#still.height)
    return { x: left, y: top, w: right - left, h: bottom - top }
  }

  isInSight({ x, y, w, h }: Region): boolean {
    const seen = this.inSight()
    const [right, bottom] = [seen.x + seen.w, seen.y + seen.h]
    return x >= seen.x && y >= seen.y && x + w <= right && y + h <= bottom
  }

  /** The library turns a picture over only when it draws; its coordinates do not know of it. */
  #mirrored({ x, y }: Point): Point {
    return { x: this.#viewport.getFlip() ? this.#viewport.getContainerSize().x - x : x, y }
  }
}

const between = (a: number, b: number, most: number): [number, number] => {
  const clamp = (value: number) => Math.max(0, Math.min(value, most))
  return [clamp(Math.min(a, b)), clamp(Math.max(a, b))]
}
