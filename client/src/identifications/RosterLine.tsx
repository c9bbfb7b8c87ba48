import type { PersonId } from '@rollcall/contract/ids.ts'
import { getPerson } from '@rollcall/contract/people.ts'
import { useGet } from '../api/queries.ts'
import { useFacts } from '../people/useFacts.ts'

/** What the roster says of the proposed man, in one line; nothing where it is withheld or not known. */
export function RosterLine({ personId }: { readonly personId: PersonId }) {
  const { data } = useGet(getPerson, { params: { personId } })
  const factsOf = useFacts()
  const facts = data ? factsOf(data) : []
  return facts.length > 0 ? <small>{facts.join(' · ')}</small> : null
}
