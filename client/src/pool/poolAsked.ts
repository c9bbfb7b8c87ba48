import type { QuerySent } from '@rollcall/contract/endpoint.ts'
import {
  type getPool,
  type PoolFilter,
  type PoolGiven,
  poolFilters,
} from '@rollcall/contract/pool.ts'

export type PoolAsked = QuerySent<typeof getPool>

/** What narrows the pool by choice, as the address keeps it. */
export const chosenFilters = ['force', 'rank', 'unit', 'height'] as const
export type ChosenFilter = (typeof chosenFilters)[number]

const MOST_CHARS = 200

/** What the address asks of the pool; what is no height says nothing. */
export const poolIn = (search: URLSearchParams): PoolAsked => {
  const off = offIn(search).join(',')
  const chosen = chosenFilters.flatMap((name) => {
    const value = search.get(name)?.trim().slice(0, MOST_CHARS)
    return value && (name !== 'height' || isHeight(value)) ? [[name, value] as const] : []
  })
  return { ...(off && { off }), ...Object.fromEntries(chosen) }
}

export const isHeight = (value: string): boolean =>
  /^\d{3}$/.test(value) && Number(value) >= 100 && Number(value) <= 250

export const offIn = (search: URLSearchParams): readonly PoolFilter[] => {
  const named = (search.get('off') ?? '').split(',')
  return poolFilters.filter((filter) => named.includes(filter))
}

/** The same with one filter switched. */
export const switched = (off: readonly PoolFilter[], filter: PoolFilter): readonly PoolFilter[] =>
  off.includes(filter) ? off.filter((one) => one !== filter) : [...off, filter]

/** What the address asks of the pool, as evidence is counted by it. */
export const poolGivenIn = (search: URLSearchParams): PoolGiven => {
  const { off: _, height, ...chosen } = poolIn(search)
  const off = offIn(search)
  return {
    ...chosen,
    ...(off.length > 0 && { off: [...off] }),
    ...(height !== undefined && { height: Number(height) }),
  }
}

/** The pool as it would be counted for evidence. */
export const askedBy = ({ off, height, ...chosen }: PoolGiven): PoolAsked => ({
  ...chosen,
  ...(off && off.length > 0 && { off: off.join(',') }),
  ...(height !== undefined && { height }),
})
