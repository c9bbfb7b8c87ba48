import type { Point } from './regions.ts'

/** Presses and drags on the picture, in pixels of the still, for whoever takes them instead of moving the picture. */
export interface Gestures {
  press(at: Point, target: Element | null): void
  drag(at: Point): void
  release(at: Point): void
  /** A second finger came: it was no drawing. */
  cancel(): void
}
