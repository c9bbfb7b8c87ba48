import type { Shown } from './picture.ts'

/** All pictures that can stand on either side. */
export interface Compared {
  readonly left: readonly Shown[]
  readonly right: readonly Shown[]
}
