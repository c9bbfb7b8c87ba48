import type { Plate } from './film.ts'
import type { Box } from './scene.ts'

/** What a frame of the reel is, whoever draws it. */
export const WIDTH = 640
export const HEIGHT = 480
export const RATE = 16

/** One of the invented men on the film, by his place in the cast, and where his face is. */
export interface Seen {
  readonly man: number
  readonly box: Box
}

export interface Take {
  readonly frames: number
  /** The scene at a time in seconds, without grain. */
  at(seconds: number, frame: number): { readonly scene: Plate; readonly seen: readonly Seen[] }
}
