import type { Endpoint } from '@rollcall/contract/endpoint.ts'
import { useState } from 'react'
import type { Input } from './call.ts'
import { useList } from './queries.ts'

/** Where the rest of a list begins whose first ones came with something else; null where those are all. */
type Beginning = string | null

export const restFrom = (beginning: Beginning) => ({ cursor: beginning ?? '0', limit: 100 })

/** The rest of such a list, page by page, once it is asked for; `input` asks for it by `restFrom`. */
export function useRest<E extends Endpoint>(endpoint: E, input: Input<E>, beginning: Beginning) {
  const [asked, setAsked] = useState(false)
  const isMore = beginning !== null
  const { items = [], ...list } = useList(endpoint, input, { enabled: asked && isMore })
  return {
    items: isMore ? items : [],
    error: list.error,
    /** For `More`. */
    list: {
      hasNextPage: isMore && (!asked || list.isLoading || list.hasNextPage),
      isFetchingNextPage: list.isLoading || list.isFetchingNextPage,
      fetchNextPage: () => (asked ? list.fetchNextPage() : setAsked(true)),
    },
  }
}
