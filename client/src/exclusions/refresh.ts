import { listExclusions, listPersonExclusions } from '@rollcall/contract/exclusions.ts'
import { getIdentification } from '@rollcall/contract/identifications.ts'
import { getSubject } from '@rollcall/contract/subjects.ts'
import { queryClient } from '../api/client.ts'
import { keyOf } from '../api/queries.ts'

/** Whom men cannot be is asked for anew, wherever it is in sight. */
export function refreshExclusions(): void {
  for (const endpoint of [listExclusions, listPersonExclusions])
    void queryClient.invalidateQueries({ queryKey: keyOf(endpoint) })
}

/** With what follows from a ruling: the case, and the man's page. */
export function refreshRuled(): void {
  refreshExclusions()
  for (const endpoint of [getIdentification, getSubject])
    void queryClient.invalidateQueries({ queryKey: keyOf(endpoint) })
}
