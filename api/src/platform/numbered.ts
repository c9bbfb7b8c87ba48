import type { StretchQuery } from '@rollcall/contract/page.ts'

/** A stretch of a list whose cursors are places in it. */
export interface Stretch {
  readonly from: number
  readonly limit: number
}

export const stretchOf = ({ cursor = '0', limit }: StretchQuery): Stretch => ({
  from: Number(cursor),
  limit,
})

/** The page of a list that is held whole. */
export const stretchIn = <Item>(all: readonly Item[], { from, limit }: Stretch) => ({
  items: all.slice(from, from + limit),
  nextCursor: from + limit < all.length ? String(from + limit) : null,
})
