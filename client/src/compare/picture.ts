import type { Region } from '@rollcall/contract/sightings.ts'
import type { Pictured } from '../ui/Picture.tsx'

export const sides = ['left', 'right'] as const
export type Side = (typeof sides)[number]

/** A picture to compare: a man on a still, or a portrait. */
export interface Shown {
  readonly id: string
  readonly of: Pictured
  /** Where he is on it; a portrait is of nobody else. */
  readonly region: Region | null
  /** Whom it shows, and which of his pictures it is. */
  readonly name: string
  /** Whom it shows. */
  readonly man: string
  /** When it was made; null where that is not known. */
  readonly when: string | null
  /** Where it comes from. */
  readonly caption: string
}
