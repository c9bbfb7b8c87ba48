import { getIdentification } from '@rollcall/contract/identifications.ts'
import type { IdentificationId } from '@rollcall/contract/ids.ts'
import { queryClient } from '../api/client.ts'
import { keyOf } from '../api/queries.ts'

/** What waits to be released there follows from what was made public. */
export const refreshCase = (identificationId: IdentificationId): void =>
  void queryClient.invalidateQueries({
    queryKey: keyOf(getIdentification, { params: { identificationId } }),
  })
