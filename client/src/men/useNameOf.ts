import type { PersonShort } from '@rollcall/contract/people.ts'
import { useTranslation } from 'react-i18next'

/** How somebody is called in a heading or a sentence, also where his name is withheld. */
export function useNameOf(): (person: PersonShort) => string {
  const { t } = useTranslation('men')
  return (person) => person.name ?? t('withheld.name')
}
