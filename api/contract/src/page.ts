import { z } from 'zod'
import { idForm } from './idForm.ts'

/** Query of every list: an opaque cursor from the page before, and how many. */
export const pageQuery = z.strictObject({
  cursor: z.string().min(1).max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

export type PageQuery = z.output<typeof pageQuery>

/** The same of a list that only grows at its end, or whose items have no id to be told: its cursors are places in it. */
export const stretchQuery = pageQuery.extend({
  cursor: z
    .string()
    .regex(/^\d{1,9}$/, 'is not a cursor of this list')
    .optional(),
})

export type StretchQuery = z.output<typeof stretchQuery>

/** The same of a list in the order of its items' ids: a cursor is the last one's. */
export const idQuery = pageQuery.extend({
  cursor: z.string().regex(idForm, 'is not a cursor of this list').optional(),
})

/** `nextCursor` is null on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
