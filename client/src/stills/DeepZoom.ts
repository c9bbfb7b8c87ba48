import type { Region, Still } from '@rollcall/contract/stills.ts'
import type OpenSeadragon from 'openseadragon'
import { loadOpenSeadragon } from '../ui/openSeadragon.ts'
import { storeOf } from '../ui/store.ts'
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

/** A still as a picture that can be moved, enlarged, turned and lit. */
export class DeepZoom {
  /** Grows whenever the picture lies differently on the screen. */
  readonly moves = storeOf(0)
  /** For what is drawn over the picture. */
  readonly layer = document.createElement('div')
  readonly where: Whereabouts
  readonly #osd: Library
  readonly #viewer: OpenSeadragon.Viewer
  readonly #still: Still
  #gestures: Gestures | null = null

  static async of(still: Still, element: HTMLElement, isWanted: () => boolean) {
    const osd = await loadOpenSeadragon()
    return isWanted() ? new DeepZoom(osd, still, element) : null
  }

  constructor(osd: Library, still: Still, element: HTMLElement) {
    this.#osd = osd
    this.#still = still
    this.#viewer = new osd.Viewer({ ...options, element, tileSources: pyramidOf(still) } as never)
    this.#viewer.canvas.append(this.layer)
    this.where = new Whereabouts(this.#viewer.viewport, osd.Point, still)
    for (const event of ['open', 'viewport-change', 'resize', 'rotate', 'flip'] as const)
      this.#viewer.addHandler(event, () => this.moves.set(this.moves.last() + 1))
    this.#listen()
  }

  end(): void {
    this.#viewer.destroy()
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

  show(view: View): void {
    const { viewport } = this.#viewer
    const canvas = this.#viewer.drawer.canvas as HTMLElement
    canvas.style.filter = filterOf(view)
    if (viewport.getFlip() !== view.flip) viewport.setFlip(view.flip)
    if (viewport.getRotation() === view.turn) return
    const wasWhole = viewport.getZoom() < viewport.getHomeZoom() * 1.05
    viewport.setRotation(view.turn, true)
    if (wasWhole) viewport.goHome(true)
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
