import type { Db, Document } from 'mongodb'
import { database } from './database.ts'

const AT_ONCE = 5_000

/**
 * Puts `count` documents like one that is there beside it, straight into the database: what the program writes one by one
 * would take hours. `made` says what is another one's of each, its `_id` at least.
 */
export const multiplied = async (
  collection: string,
  like: Document,
  count: number,
  made: (at: number) => Document,
  into: Db = database,
): Promise<void> => {
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, at) => ({
      ...like,
      ...made(from + at),
    }))
    await into.collection(collection).insertMany(some as never[], { ordered: false })
  }
}

/** An id of 24 hex digits that is nobody else's: of its own kind, and in order. */
export const idOf = (kind: string, at: number): string =>
  `${kind}${at.toString(16).padStart(24 - kind.length, '0')}`
