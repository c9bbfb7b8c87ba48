import type { Change } from '@rollcall/contract/changes.ts'
import type { ReactNode } from 'react'

/** One field that was changed, in words; null where nothing was said. */
export interface Line {
  readonly label: string
  readonly was: string | null
  readonly now: string | null
}

/** A change in words: which thing it is of, where that is not plain, and its fields. */
export interface Told {
  readonly about: ReactNode
  readonly lines: readonly Line[]
}

/** Says what a feature's things are called, and their fields; null for what is another feature's. */
export type Telling = (change: Change) => Told | null

type Fields = Readonly<Record<string, unknown>>

/** Field by field: `say` gives what stands in one, null where that is nothing. */
export const linesOf = (
  { was, now }: { readonly was: Fields; readonly now: Fields | null },
  labelOf: (field: string) => string,
  say: (field: string, value: unknown) => string | null,
): Line[] =>
  Object.keys(was).map((field) => ({
    label: labelOf(field),
    was: say(field, was[field]),
    now: say(field, now?.[field]),
  }))
