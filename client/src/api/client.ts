import { QueryClient } from '@tanstack/react-query'
import { isProblem, Unreachable } from './problem.ts'

const again = (count: number, error: Error) => error instanceof Unreachable && count < 3

/** A refusal is an answer and is not asked for again; only what did not get through is. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: again,
      // Without a line too it is asked for: this device may have kept it. What it has not waits for the line.
      networkMode: 'offlineFirst',
      staleTime: 10_000,
      throwOnError: (error) => isProblem(error, 'not-found'),
    },
    mutations: { retry: again, networkMode: 'offlineFirst' },
  },
})

/** Whether what is not found now had been read before: it was taken from view while one looked at it. */
export const wasThere = (error: Error): boolean =>
  queryClient
    .getQueryCache()
    .getAll()
    .some(({ state }) => state.error === error && state.data !== undefined)
