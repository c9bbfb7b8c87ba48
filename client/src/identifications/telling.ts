import type { Identification } from '@rollcall/contract/identifications.ts'

/** A part of what there is to tell about an identification. */
export interface Telling {
  readonly of: Identification
  /** Of which rank its heading is on the page. */
  readonly heading?: 'h2' | 'h3' | 'h4'
}
