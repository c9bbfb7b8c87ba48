import { refuseField } from './refusal.ts'

export interface Page<Item> {
  readonly items: Item[]
  /** Null on the last page. */
  readonly nextCursor: string | null
}

/** One page of what was read: one more than fits says that another follows, from the last one on this page on. */
export const pageFrom = <Item>(
  read: readonly Item[],
  limit: number,
  cursorOf: (last: Item) => string,
): Page<Item> => {
  const items = read.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: read.length > limit && last ? cursorOf(last) : null }
}

export const idShape = /^([0-9a-f]{24})$/

export const wrongCursor = () => refuseField('cursor', 'is not a cursor of this list')

/** The parts of a cursor in the order of the groups of its shape; one of another list is refused. */
export const partsOf = (cursor: string, shape: RegExp): readonly string[] => {
  const [, ...parts] = shape.exec(cursor) ?? []
  if (parts.length === 0) throw wrongCursor()
  return parts
}
