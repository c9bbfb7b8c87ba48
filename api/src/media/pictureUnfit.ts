import type { UnfitReason } from './unfit.ts'

/** Of several pictures of one file, by its place among them, from 1. */
export interface PageSize {
  readonly page: number
  readonly width: number
  readonly height: number
}

/** Why nothing can be made of a picture, as the process that read it tells. `named` is a name of what it is. */
export class PictureUnfit extends Error {
  readonly reason: UnfitReason
  readonly named: string | undefined
  readonly pages: readonly PageSize[] | undefined

  constructor(reason: UnfitReason, named?: string, pages?: readonly PageSize[]) {
    super(`${reason}: ${named ?? ''}`)
    this.reason = reason
    this.named = named
    this.pages = pages
  }
}
