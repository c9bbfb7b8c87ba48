import { useSyncExternalStore } from 'react'
import { keep, readKept } from '../keep/kept.ts'
import { storeOf } from '../keep/store.ts'

/** A picture that may carry a content warning, or all of what it is taken from. */
export interface Veiled {
  readonly id?: string
  readonly filmId?: string | null
  readonly warning?: boolean
}

/** What this reader has asked to see although there is a warning: kept in this browser, each thing by itself. */
const asked = storeOf<ReadonlySet<string>>(new Set())
const nameOf = (id: string) => `asked.${id}`
const isAsked = (id: string) => asked.last().has(id) || readKept(nameOf(id)) !== null

/** Which of these are to be blurred: then the picture itself is not even fetched. */
export function useVeiledAmong(all: readonly Veiled[]): readonly Veiled[] {
  // The third is for where it is drawn without a browser.
  useSyncExternalStore(asked.subscribe, asked.last, asked.last)
  return all.filter(
    ({ id, filmId, warning }) =>
      warning && ![id, filmId].some((one) => one != null && isAsked(one)),
  )
}

export const useIsVeiled = (of: Veiled): boolean => useVeiledAmong([of]).length > 0

/** He asked to see it, or all that is taken from it. */
export function unveil(id: string): void {
  keep(nameOf(id), '1')
  asked.set(new Set([...asked.last(), id]))
}
