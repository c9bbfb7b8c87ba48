import { isDeepStrictEqual } from 'node:util'

/** What is said of a thing, by field. */
export type Fields = Readonly<Record<string, unknown>>

/** Two states of it, of which only the fields stand here that are not the same in both; null where nothing was said. */
export interface Differing {
  readonly was: Fields
  readonly now: Fields
}

/** Null where nothing differs. */
export const differing = (was: Fields, now: Fields): Differing | null => {
  const fields = [...new Set([...Object.keys(was), ...Object.keys(now)])].filter(
    (field) => !isDeepStrictEqual(was[field] ?? null, now[field] ?? null),
  )
  return fields.length === 0 ? null : { was: of(fields, was), now: of(fields, now) }
}

const of = (fields: readonly string[], state: Fields): Fields =>
  Object.fromEntries(fields.map((field) => [field, state[field] ?? null]))
