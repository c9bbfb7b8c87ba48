import type { Region, Still } from '@rollcall/contract/stills.ts'
import type OpenSeadragon from 'openseadragon'
import { loadOpenSeadragon } from '../ui/openSeadragon.ts'
import { storeOf } from '../ui/store.ts'
import type { Point } from './regions.ts'
import { filterOf, type View } from './view.ts'

/** Presses and drags on the picture, in pixels of the still, for whoever takes them instead of moving the picture. */
export interface Gestures {
  press(at: Point, target: Element | null): void
  drag(at: Point): void
  release(at: Point): void
  /** A second finger came: it was no drawing. */
  cancel(): void
}

type Library = Awaited<ReturnType<typeof loadOpenSeadragon>>
type CanvasEvent = {
  originalEvent: Event
  originalTarget?: Element
  preventDefaultAction?: boolean
}

const calm = matchMedia('(prefers-reduced-motion: reduce)')

/** A still as a picture that can be moved, enlarged, turned and lit, and what lies where on it. */
export class DeepZoom {
  /** Grows whenever the picture lies differently on the screen. */
  readonly moves = storeOf(0)
  /** For what is drawn over the picture. */
  readonly layer = document.createElement('div')
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
      const { quick, originalTarget } = event as unknown as CanvasEvent & { quick: boolean }
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
    const size = viewport.getContainerSize()
    const delta = new this.#osd.Point(viewport.getFlip() ? -dx * size.x : dx * size.x, dy * size.y)
    viewport.panBy(viewport.deltaPointsFromPixels(delta))
    viewport.applyConstraints()
  }

  whole(): void {
    this.#viewer.viewport.goHome()
  }

  /** Brings a man near, with what is around him. */
  approach({ x, y, w, h }: Region): void {
    const air = 1.5
    const around = new this.#osd.Rect(
      x - w * air,
      y - h * air,
      w * (1 + 2 * air),
      h * (1 + 2 * air),
    )
    const { width } = this.#still
    this.#viewer.viewport.fitBoundsWithConstraints(around.times(1 / width))
  }

  /** Moves only if a region is not wholly in sight. */
  reveal({ x, y, w, h }: Region): void {
    const seen = this.inSight()
    const isSeen =
      x >= seen.x && y >= seen.y && x + w <= seen.x + seen.w && y + h <= seen.y + seen.h
    const { width } = this.#still
    const middle = new this.#osd.Point((x + w / 2) / width, (y + h / 2) / width)
    if (!isSeen) this.#viewer.viewport.panTo(middle)
  }

  /** What is in sight, in pixels of the still. */
  inSight(): Region {
    const { x, y } = this.#viewer.viewport.getContainerSize()
    const [a, b] = [this.#stillAt({ x: 0, y: 0 }), this.#stillAt({ x, y })]
    const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most))
    const { width, height } = this.#still
    const [left, right] = [a.x, b.x].sort(ascending).map((at) => clamp(at, width))
    const [top, bottom] = [a.y, b.y].sort(ascending).map((at) => clamp(at, height))
    return {
      x: left ?? 0,
      y: top ?? 0,
      w: (right ?? 0) - (left ?? 0),
      h: (bottom ?? 0) - (top ?? 0),
    }
  }

  /** Where a region lies on the stage, in CSS pixels, however the picture is turned. */
  place({ x, y, w, h }: Region) {
    const [a, b] = [this.#stageAt({ x, y }), this.#stageAt({ x: x + w, y: y + h })]
    return {
      left: Math.min(a.x, b.x),
      top: Math.min(a.y, b.y),
      width: Math.abs(a.x - b.x),
      height: Math.abs(a.y - b.y),
    }
  }

  /** A way on the screen as a way on the still. */
  wayOf(dx: number, dy: number): Point {
    const [a, b] = [this.#stillAt({ x: 0, y: 0 }), this.#stillAt({ x: dx, y: dy })]
    return { x: b.x - a.x, y: b.y - a.y }
  }

  #stageAt({ x, y }: Point): Point {
    const { viewport } = this.#viewer
    const at = new this.#osd.Point(x / this.#still.width, y / this.#still.width)
    return this.#mirrored(viewport.pixelFromPoint(at, true))
  }

  #stillAt(pixel: Point): Point {
    const { viewport } = this.#viewer
    const { x, y } = this.#mirrored(pixel)
    const at = viewport.pointFromPixel(new this.#osd.Point(x, y), true)
    return { x: at.x * this.#still.width, y: at.y * this.#still.width }
  }

  /** The library turns a picture over only when it draws; its coordinates do not know of it. */
  #mirrored({ x, y }: Point): Point {
    const { viewport } = this.#viewer
    return { x: viewport.getFlip() ? viewport.getContainerSize().x - x : x, y }
  }

  #listen(): void {
    const heard =
      (act: (to: Gestures, at: Point, event: CanvasEvent) => void) => (event: object) => {
        if (!this.#gestures) return
        const canvas = event as CanvasEvent
        canvas.preventDefaultAction = true
        act(this.#gestures, this.#pointOf(canvas.originalEvent as PointerEvent), canvas)
      }
    const viewer = this.#viewer
    viewer.addHandler(
      'canvas-press',
      heard((to, at, { originalEvent }) => to.press(at, originalEvent.target as Element)),
    )
    viewer.addHandler(
      'canvas-drag',
      heard((to, at) => to.drag(at)),
    )
    viewer.addHandler(
      'canvas-release',
      heard((to, at) => to.release(at)),
    )
    viewer.addHandler('canvas-pinch', () => this.#gestures?.cancel())
    for (const idle of ['canvas-drag-end', 'canvas-double-click'] as const)
      viewer.addHandler(
        idle,
        heard(() => {}),
      )
  }

  #pointOf({ clientX, clientY }: PointerEvent): Point {
    const box = this.#viewer.canvas.getBoundingClientRect()
    return this.#stillAt({ x: clientX - box.x, y: clientY - box.y })
  }
}

const ascending = (a: number, b: number) => a - b

/** Every size of one format: the library takes the one that is large enough. */
function pyramidOf({ pictures, width, height }: Still) {
  const levels = pictures
    .filter(({ type }) => type === 'image/webp')
    .map((one) => ({ url: one.url, width: one.width, height: (one.width * height) / width }))
  return { type: 'legacy-image-pyramid', levels }
}

const options = {
  drawer: 'canvas',
  showNavigationControl: false,
  // The stage around it takes the keys.
  tabIndex: '',
  animationTime: calm.matches ? 0 : 0.3,
  immediateRender: true,
  visibilityRatio: 0.5,
  minZoomImageRatio: 0.8,
  maxZoomPixelRatio: 8,
  zoomPerScroll: 1.15,
  gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
  gestureSettingsTouch: { pinchRotate: false, dblClickToZoom: true },
}
