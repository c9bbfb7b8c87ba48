import type { Endpoint } from '@rollcall/contract/endpoint.ts'
import { call, type Input } from './call.ts'
import { queryClient } from './client.ts'
import { keyOf } from './queries.ts'

/** Asks before the screen is there, beside its code: for the `loader` of a route. */
export function askAhead<E extends Endpoint>(endpoint: E, input: Input<E>): null {
  void queryClient.prefetchQuery({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, { ...input, signal }),
  })
  return null
}

/** The same for the first page of a list. */
export function listAhead<E extends Endpoint>(endpoint: E, input: Input<E>): null {
  void queryClient.prefetchInfiniteQuery({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, { ...input, signal }),
    initialPageParam: null,
    getNextPageParam: () => null,
  })
  return null
}
