import type { Identification } from '@rollcall/contract/identifications.ts'
import { listReplies } from '@rollcall/contract/replies.ts'
import { queryClient } from '../api/client.ts'
import { keyOf, useList } from '../api/queries.ts'

const MOST_AT_ONCE = 100

/** What agencies answered on a case, as far as the reader may know of it. */
export const useReplies = ({ id }: Pick<Identification, 'id'>) =>
  useList(listReplies, { params: { identificationId: id }, query: { limit: MOST_AT_ONCE } })

/** It is asked for anew, wherever it is in sight. */
export const refreshReplies = (): void =>
  void queryClient.invalidateQueries({ queryKey: keyOf(listReplies) })
