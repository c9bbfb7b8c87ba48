import type { PersonId } from '@rollcall/contract/ids.ts'
import { getPerson, type Person } from '@rollcall/contract/people.ts'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { useWhen } from '../films/useWhen.ts'

/** What the roster says of the proposed man, in one line; nothing where it is withheld or not known. */
export function RosterLine({ personId }: { readonly personId: PersonId }) {
  const { data } = useGet(getPerson, { params: { personId } })
  const facts = useFacts()
  const known = data ? facts(data) : []
  return known.length > 0 ? <small>{known.join(' · ')}</small> : null
}

const dates = ['born', 'captured', 'released', 'died'] as const

function useFacts(): (person: Person) => string[] {
  const { t } = useTranslation('identifications')
  const when = useWhen()
  return (person) => {
    const told = dates.flatMap((which) => {
      const at = person[which]
      return at === null ? [] : [t(`roster.${which}`, { at: when(at) })]
    })
    const rank = [person.rank, person.unit, person.branch].filter((one) => one !== null)
    return [...rank, ...told, ...person.camps]
  }
}
