import type { Pictured } from '../ui/Picture.tsx'
import { type Glass, type Painter, painterOn } from './gpu.ts'
import { dropLevel, fitFor, loadLevel, takable } from './levels.ts'
import type { Light } from './light.ts'
import type { Placement } from './placement.ts'

export interface Shown {
  readonly at: Placement
  readonly light: Light
  readonly glass: Glass | null
}

interface Ends {
  readonly onPainted: () => void
  /** The GPU took back what it had given. */
  readonly onLost: () => void
}

/** A canvas on which the GPU draws a picture, in the sizes that are needed, at most once a frame. */
export class Painting {
  readonly #canvas: HTMLCanvasElement
  readonly #picture: Pictured
  readonly #painter: Painter
  readonly #ends: Ends
  readonly #resized = new ResizeObserver(() => this.#ask())
  #shown: Shown | null = null
  #frame = 0
  #loading = false
  #isEnded = false

  /** Null where there is no GPU to be asked. */
  static in(host: HTMLElement, picture: Pictured, ends: Ends): Painting | null {
    const canvas = document.createElement('canvas')
    const painter = painterOn(canvas)
    if (!painter) return null
    host.append(canvas)
    return new Painting(canvas, painter, picture, ends)
  }

  constructor(canvas: HTMLCanvasElement, painter: Painter, picture: Pictured, ends: Ends) {
    this.#canvas = canvas
    this.#picture = picture
    this.#painter = painter
    this.#ends = ends
    this.#resized.observe(canvas)
    canvas.addEventListener('webglcontextlost', () => this.#isEnded || ends.onLost())
  }

  show(shown: Shown): void {
    this.#shown = shown
    this.#ask()
    void this.#sharpen()
  }

  end(): void {
    this.#isEnded = true
    this.#resized.disconnect()
    cancelAnimationFrame(this.#frame)
    this.#painter.end()
    this.#canvas.remove()
  }

  #ask(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.#paint())
  }

  #paint(): void {
    const { clientWidth: width, clientHeight: height } = this.#canvas
    if (!this.#shown || width === 0 || height === 0) return
    const density = devicePixelRatio
    const [wide, high] = [Math.round(width * density), Math.round(height * density)]
    if (this.#canvas.width !== wide) this.#canvas.width = wide
    if (this.#canvas.height !== high) this.#canvas.height = high
    const { glass, ...shown } = this.#shown
    const box = { width, height }
    if (this.#painter.paint({ ...shown, picture: this.#picture, box, density }, glass))
      this.#ends.onPainted()
  }

  /** Brings the size that is sharp enough for what is shown now, one at a time; what came before stays meanwhile. */
  async #sharpen(): Promise<void> {
    if (!this.#shown || this.#loading) return
    const { pictures, width, height } = this.#picture
    const { at, glass } = this.#shown
    const wide = width * Math.max(at.scale, glass?.at.scale ?? 0) * devicePixelRatio
    const wanted = fitFor(takable(pictures, height / width, this.#painter.most), wide)
    if (!wanted || this.#painter.holds(wanted.width)) return
    this.#loading = true
    const level = await loadLevel(wanted).catch(() => null)
    this.#loading = false
    if (!level || this.#isEnded) return
    this.#painter.take(level)
    dropLevel(level)
    this.#ask()
    await this.#sharpen()
  }
}
