import type { Endpoint, ResponseOf } from '@rollcall/contract/endpoint.ts'
import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { call, type Input } from '../api/call.ts'
import { placed } from '../api/placed.ts'
import { type ItemOf, keyOf } from '../api/queries.ts'
import type { News } from './Watching.ts'

interface Rereading<E extends Endpoint> {
  /** What is asked for to read only what belongs to one of those that changed. */
  readonly only: (id: string) => Input<E>
  readonly isOf: (item: ItemOf<E>, id: string) => boolean
  readonly isBefore: (one: ItemOf<E>, other: ItemOf<E>) => boolean
}

/** Of more than these at once all is read again. */
const MOST = 10

/** What facts name, of a list whose pages are shown, read again and put where it belongs; all of it where nobody knows what changed. */
export function useReread<E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  { only, isOf, isBefore }: Rereading<E>,
) {
  const client = useQueryClient()
  const before = useRef<Promise<unknown>>(Promise.resolve())
  const queryKey = keyOf(endpoint, input)
  const all = () => client.invalidateQueries({ queryKey })
  const one = async (id: string): Promise<unknown> => {
    const fresh = await call(endpoint, only(id) as Input<E> & object).catch(() => null)
    // Pages that are on their way would take the place of what is put into those that are there.
    if (!isWhole(fresh) || client.isFetching({ queryKey }) > 0) return all()
    client.setQueryData<InfiniteData<ResponseOf<E>>>(queryKey, (data) => {
      if (!data) return data
      // What came is there once, also where it did not belong to this one before.
      const came = new Set((fresh.items as Named[]).map((item) => item.id))
      const pages = placed<ItemOf<E>, Page<E>>(
        data.pages as Page<E>[],
        fresh.items as ItemOf<E>[],
        (item) => isOf(item, id) || came.has((item as Named).id),
        isBefore,
      )
      const { items: _, nextCursor: __, ...beside } = fresh
      return { ...data, pages: pages.map((page) => ({ ...page, ...beside })) as ResponseOf<E>[] }
    })
  }
  return (ids: ReadonlySet<string>): Promise<unknown> => {
    const isMany = ids.size > MOST || ids.has(whatever)
    const read = (): Promise<unknown> => (isMany ? all() : Promise.all([...ids].map(one)))
    before.current = before.current.then(read, read)
    return before.current
  }
}

interface Named {
  readonly id: string
}

type Page<E extends Endpoint> = ResponseOf<E> & {
  readonly items: readonly ItemOf<E>[]
  readonly nextCursor: string | null
}

const isWhole = (answer: unknown): answer is { items: unknown[]; nextCursor: null } =>
  (answer as { nextCursor?: unknown } | null)?.nextCursor === null

const whatever = 'all'

/** What a fact names; nobody knows what was missed. */
export const idOf = (news: News): string => (news.kind === 'missed' ? whatever : news.id)
