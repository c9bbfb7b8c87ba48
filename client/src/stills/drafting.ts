import type { Region } from '@rollcall/contract/sightings.ts'

/** A box in hand: one that is drawn anew, or a mark whose edges are mended. */
export interface Drafting {
  readonly region: Region | null
  readonly setRegion: (region: Region | null) => void
  readonly save: () => void
  readonly leave: () => void
  /** Where it was suggested: it is not he. */
  readonly refuse?: () => void
}
