import type { Region } from '@rollcall/contract/stills.ts'
import type { Pictured } from '../ui/Picture.tsx'

export const sides = ['left', 'right'] as const
export type Side = (typeof sides)[number]

/** A picture to compare: a man on a still, or a portrait. */
export interface Shown {
  readonly id: string
  readonly of: Pictured
  /** Where he is on it; a portrait is of nobody else. */
  readonly region: Region | null
  /** Whom it shows, in a sentence. */
  readonly name: string
  /** Where and when it was made. */
  readonly caption: string
}
