import type { Endpoint, ResponseOf } from '@rollcall/contract/endpoint.ts'
import { type InfiniteData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { call, type Input } from './call.ts'
import { newKey } from './key.ts'
import { callProving } from './prove.ts'

/** The key of what an endpoint answered: all of it, or that of one input. `{ params }` matches every query of them. */
export const keyOf = <E extends Endpoint>(endpoint: E, input?: Partial<Input<E>>) =>
  input ? ([endpoint.name, input] as const) : ([endpoint.name] as const)

interface Options {
  readonly enabled?: boolean
  /** Keeps the former answer in sight while another input is asked for. */
  readonly keep?: boolean
}

interface Watched<Answer> extends Options {
  /** After how many milliseconds it is asked for again, while it goes on; false when it does not. */
  readonly again?: (answer: Answer | undefined) => number | false
}

/** Asks, and asks again when it was invalidated. */
export function useGet<E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  { enabled = true, keep = false, again }: Watched<ResponseOf<E>> = {},
) {
  return useQuery<ResponseOf<E>>({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, { ...input, signal }),
    enabled,
    ...(again ? { refetchInterval: ({ state }) => again(state.data) } : {}),
    ...(keep ? { placeholderData: (former) => former } : {}),
  })
}

interface PageOf<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

export type ItemOf<E extends Endpoint> = ResponseOf<E> extends PageOf<infer Item> ? Item : never

/** A list, page by page: `items` are those of all pages so far. */
export function useList<E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  { enabled = true, keep = false }: Options = {},
) {
  const { data, ...list } = useInfiniteQuery({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ pageParam, signal }) =>
      call(endpoint, withCursor(input, pageParam, signal)) as Promise<PageOf<ItemOf<E>>>,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled,
    ...(keep
      ? {
          placeholderData: (former: InfiniteData<PageOf<ItemOf<E>>, string | null> | undefined) =>
            former,
        }
      : {}),
  })
  const loaded = data?.pages.length ?? 0
  return {
    ...list,
    fetchNextPage: () => fetchBeyond(loaded, () => list.fetchNextPage({ cancelRefetch: false })),
    items: data?.pages.flatMap((page) => page.items),
    /** What the pages say beside their items, and the first of them. */
    pages: data?.pages as readonly ResponseOf<E>[] | undefined,
    first: data?.pages[0] as ResponseOf<E> | undefined,
  }
}

interface Fetched {
  readonly isError: boolean
  readonly hasNextPage: boolean
  readonly data: { readonly pages: readonly unknown[] } | undefined
}

/** As often as live changes may ask for the list anew in the midst of it. */
const MOST_TRIES = 5

/** The library drops a next page that is on its way when the list is asked for anew: it is asked for again after that. */
async function fetchBeyond(loaded: number, fetchNext: () => Promise<Fetched>): Promise<void> {
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    const { data, isError, hasNextPage } = await fetchNext()
    if (isError || !hasNextPage || (data?.pages.length ?? 0) > loaded) return
  }
}

function withCursor<E extends Endpoint>(
  input: Input<E>,
  cursor: string | null,
  signal: AbortSignal,
): Input<E> & { signal: AbortSignal } {
  const query = cursor === null ? input.query : { ...input.query, cursor }
  return Object.assign({}, input, { query, signal })
}

interface Act<E extends Endpoint> {
  readonly onSuccess?: (answer: ResponseOf<E>, input: Input<E>) => unknown
  readonly onError?: (error: Error, input: Input<E>) => unknown
}

/** One act by the reader. What did not get through is sent again with the same key, so it is done once (S4). */
export function useAct<E extends Endpoint>(endpoint: E, { onSuccess, onError }: Act<E> = {}) {
  const mutation = useMutation<ResponseOf<E>, Error, Input<E> & { key: string }>({
    mutationKey: [endpoint.name],
    mutationFn: (input) => callProving(endpoint, input),
    ...(onSuccess ? { onSuccess } : {}),
    ...(onError ? { onError } : {}),
  })
  const keyed = (input: Input<E>) => ({ ...input, key: newKey() })
  return {
    ...mutation,
    mutate: (input: Input<E>) => mutation.mutate(keyed(input)),
    mutateAsync: (input: Input<E>) => mutation.mutateAsync(keyed(input)),
  }
}
