import { QueryClient } from '@tanstack/react-query'
import { isProblem, Unreachable } from './problem.ts'

const again = (count: number, error: Error) => error instanceof Unreachable && count < 3

/** A refusal is an answer and is not asked for again; only what did not get through is. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: again,
      staleTime: 10_000,
      throwOnError: (error) => isProblem(error, 'not-found'),
    },
    mutations: { retry: again },
  },
})

/** Whether what is not found now had been read before: it was taken from view while one looked at it. */
export const wasThere = (error: Error): boolean =>
  queryClient
    .getQueryCache()
    .getAll()
    .some(({ state }) => state.error === error && state.data !== undefined)
