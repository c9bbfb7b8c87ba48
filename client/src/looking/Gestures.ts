import type { Point } from './placement.ts'

/** Presses and drags on a picture, in pixels of it, for whoever takes them instead of moving the picture. */
export interface Gestures {
  press(at: Point, target: Element | null): void
  drag(at: Point): void
  release(at: Point): void
  /** A second finger came: it was no drawing. */
  cancel(): void
}
