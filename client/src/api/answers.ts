import type { Endpoint, ResponseOf } from '@rollcall/contract/endpoint.ts'
import { useQueryClient } from '@tanstack/react-query'
import type { Input } from './call.ts'
import { keyOf } from './queries.ts'

/** Sets or refreshes what endpoints answered. */
export function useAnswers() {
  const client = useQueryClient()
  return {
    set: <E extends Endpoint>(endpoint: E, input: Input<E>, answer: ResponseOf<E>) =>
      client.setQueryData(keyOf(endpoint, input), answer),
    /** Puts something changed into an answer that is there; does nothing where there is none. */
    change: <E extends Endpoint>(
      endpoint: E,
      input: Input<E>,
      change: (answer: ResponseOf<E>) => ResponseOf<E>,
    ) =>
      client.setQueryData<ResponseOf<E>>(keyOf(endpoint, input), (answer) =>
        answer === undefined ? undefined : change(answer),
      ),
    refresh: <E extends Endpoint>(endpoint: E, input?: Partial<Input<E>>) =>
      client.invalidateQueries({ queryKey: keyOf(endpoint, input) }),
    /** After signing in or out everything may look different. */
    refreshAll: () => client.invalidateQueries(),
  }
}
