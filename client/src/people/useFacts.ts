import type { Person } from '@rollcall/contract/people.ts'
import { useTranslation } from 'react-i18next'
import { type Named, useCampName } from '../camps/useCampName.ts'
import { useWhen } from '../dates/useWhen.ts'

const dates = ['born', 'captured', 'released', 'died'] as const

type Facts = Pick<Person, 'rank' | 'unit' | 'branch' | 'fates' | (typeof dates)[number]> & {
  readonly stays: readonly Named[]
}

/** What tells somebody from others of his name, in short. */
export function useFacts(): (person: Facts) => string[] {
  const { t } = useTranslation('people')
  const when = useWhen()
  const campName = useCampName()
  return (person) => [
    ...[person.rank, person.unit, person.branch].filter((one) => one !== null),
    ...dates.flatMap((which) => {
      const at = person[which]
      return at === null ? [] : [t(`short.${which}`, { at: when(at) })]
    }),
    ...person.fates.map(({ code }) => t(`fate.${code}`)),
    ...new Set(person.stays.map(campName)),
  ]
}
