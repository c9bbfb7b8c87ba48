import type { Region } from '@rollcall/contract/stills.ts'
import type OpenSeadragon from 'openseadragon'
import { storeOf } from '../keep/store.ts'
import { loadOpenSeadragon } from '../ui/openSeadragon.ts'
import type { Pictured } from '../ui/Picture.tsx'
import { portraitOf } from '../ui/pictures.ts'
import type { Gestures } from './Gestures.ts'
import { filterOf, type View } from './view.ts'
import { Whereabouts } from './Whereabouts.ts'
import { options, pyramidOf } from './zoomOptions.ts'

type Library = Awaited<ReturnType<typeof loadOpenSeadragon>>
interface CanvasEvent {
  readonly originalEvent: Event
  readonly originalTarget?: Element
  readonly quick?: boolean
  preventDefaultAction?: boolean
}

/** How a picture was moved on the screen: by how much nearer, and how far in CSS pixels. */
export interface Move {
  readonly by: number
  readonly x: number
  readonly y: number
}

/** A still, or a portrait, as a picture that can be moved, enlarged, turned and lit. */
export class DeepZoom {
  /** Grows whenever the picture lies differently on the screen. */
  readonly moves = storeOf(0)
  /** For what is drawn over the picture. */
  readonly layer = document.createElement('div')
  readonly where: Whereabouts
  readonly #osd: Library
  readonly #viewer: OpenSeadragon.Viewer
  readonly #still: Pictured
  #before: { readonly zoom: number; readonly centre: OpenSeadragon.Point }
  #gestures: Gestures | null = null

  static async of(still: Pictured, element: HTMLElement, isWanted: () => boolean) {
    const osd = await loadOpenSeadragon()
    return isWanted() ? new DeepZoom(osd, still, element) : null
  }

  constructor(osd: Library, still: Pictured, element: HTMLElement) {
    this.#osd = osd
    this.#still = still
    this.#viewer = new osd.Viewer({ ...options, element, tileSources: pyramidOf(still) } as never)
    this.#viewer.canvas.append(this.layer)
    this.where = new Whereabouts(this.#viewer.viewport, osd.Point, still)
    this.#before = this.#lies()
    // Before anybody is told: that it opens, or is given other room, is nothing that was done to the picture.
    for (const event of ['open', 'resize'] as const)
      this.#viewer.addHandler(event, () => void this.takeMove())
    for (const event of ['open', 'viewport-change', 'resize', 'rotate', 'flip'] as const)
      this.#viewer.addHandler(event, () => this.moves.set(this.moves.last() + 1))
    this.#listen()
  }

  end(): void {
    this.#viewer.destroy()
  }

  /** Calls once it is known how large the picture is, at once where it is known already. */
  onOpen(run: () => void): void {
    if (this.#viewer.isOpen()) run()
    else this.#viewer.addOnceHandler('open', run)
  }

  /** Calls once the whole picture is drawn, sharp enough for how large it is. */
  onDrawn(run: () => void): void {
    this.#viewer.addOnceHandler('open', () => {
      const item = this.#viewer.world.getItemAt(0)
      if (item.getFullyLoaded()) run()
      else item.addOnceHandler('fully-loaded-change', run)
    })
  }

  /** Somebody pressed on something over the picture, without dragging. */
  onPress(run: (target: Element) => void): void {
    this.#viewer.addHandler('canvas-click', (event) => {
      const { quick, originalTarget } = event as unknown as CanvasEvent
      if (quick && originalTarget && !this.#gestures) run(originalTarget)
    })
  }

  /** Gives presses and drags to somebody else, until null takes them back. */
  take(gestures: Gestures | null): void {
    this.#gestures = gestures
  }

  /** `filter` is the id of the SVG filter for its gamma, where there is more than one picture. */
  show(view: View, filter?: string): void {
    const { viewport } = this.#viewer
    const canvas = this.#viewer.drawer.canvas as HTMLElement
    canvas.style.filter = filterOf(view, filter)
    if (viewport.getFlip() !== view.flip) viewport.setFlip(view.flip)
    if (viewport.getRotation() === view.turn) return
    const wasWhole = viewport.getZoom() < viewport.getHomeZoom() * 1.05
    viewport.setRotation(view.turn, true)
    if (wasWhole) viewport.goHome(true)
    this.takeMove()
  }

  zoom(by: number): void {
    this.#viewer.viewport.zoomBy(by)
    this.#viewer.viewport.applyConstraints()
  }

  /** Moves by a part of what is in sight. */
  pan(dx: number, dy: number): void {
    const { viewport } = this.#viewer
    const { x, y } = viewport.getContainerSize()
    const way = new this.#osd.Point(viewport.getFlip() ? -dx * x : dx * x, dy * y)
    viewport.panBy(viewport.deltaPointsFromPixels(way))
    viewport.applyConstraints()
  }

  whole(): void {
    this.#viewer.viewport.goHome()
  }

  /** Brings a man near, with what is around him. */
  approach({ x, y, w, h }: Region): void {
    const { Rect } = this.#osd
    const around = new Rect(x - 1.5 * w, y - 1.5 * h, 4 * w, 4 * h).times(1 / this.#still.width)
    this.#viewer.viewport.fitBoundsWithConstraints(around)
  }

  /** At once the whole picture, or a man as his portrait would show him. */
  begin(region: Region | null): void {
    const { viewport } = this.#viewer
    if (region) {
      const { x, y, w, h } = portraitOf(region, this.#still)
      viewport.fitBounds(new this.#osd.Rect(x, y, w, h).times(1 / this.#still.width), true)
    } else viewport.goHome(true)
    this.takeMove()
  }

  /** How it was moved since this was last asked, other than by `begin`, `show` and `move`; null where it was not. */
  takeMove(): Move | null {
    const [was, is] = [this.#before, this.#lies()]
    this.#before = is
    const way = this.#viewer.viewport.deltaPixelsFromPoints(is.centre.minus(was.centre), true)
    const by = is.zoom / was.zoom
    if (Math.abs(by - 1) < 1e-6 && Math.hypot(way.x, way.y) < 0.01) return null
    return { by, x: this.#viewer.viewport.getFlip() ? -way.x : way.x, y: way.y }
  }

  /** Moves as another picture was moved, by as much on the screen. */
  move({ by, x, y }: Move): void {
    const { viewport } = this.#viewer
    viewport.zoomTo(viewport.getZoom(true) * by, undefined, true)
    const way = new this.#osd.Point(viewport.getFlip() ? -x : x, y)
    const centre = viewport.getCenter(true).plus(viewport.deltaPointsFromPixels(way, true))
    viewport.panTo(centre, true)
    this.takeMove()
  }

  #lies() {
    const { viewport } = this.#viewer
    return { zoom: viewport.getZoom(true), centre: viewport.getCenter(true) }
  }

  /** Moves only if a region is not wholly in sight. */
  reveal(region: Region): void {
    if (this.where.isInSight(region)) return
    const { x, y, w, h } = region
    const middle = new this.#osd.Point(x + w / 2, y + h / 2)
    this.#viewer.viewport.panTo(middle.divide(this.#still.width))
  }

  #listen(): void {
    this.#heard('canvas-press', (to, at, { target }) => to.press(at, target as Element))
    this.#heard('canvas-drag', (to, at) => to.drag(at))
    this.#heard('canvas-release', (to, at) => to.release(at))
    this.#heard('canvas-drag-end', () => {})
    this.#heard('canvas-double-click', () => {})
    this.#viewer.addHandler('canvas-pinch', () => this.#gestures?.cancel())
  }

  /** While gestures are taken by somebody, the library does nothing of its own with them. */
  #heard(name: Gesture, act: (to: Gestures, at: { x: number; y: number }, event: Event) => void) {
    this.#viewer.addHandler(name, (event) => {
      if (!this.#gestures) return
      const canvas = event as unknown as CanvasEvent
      canvas.preventDefaultAction = true
      const { clientX, clientY } = canvas.originalEvent as PointerEvent
      const box = this.#viewer.canvas.getBoundingClientRect()
      const at = this.where.onStill({ x: clientX - box.x, y: clientY - box.y })
      act(this.#gestures, at, canvas.originalEvent)
    })
  }
}

type Gesture =
  | 'canvas-press'
  | 'canvas-drag'
  | 'canvas-release'
  | 'canvas-drag-end'
  | 'canvas-double-click'
