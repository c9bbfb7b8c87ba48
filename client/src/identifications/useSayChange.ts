import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { useNameOf } from '../men/useNameOf.ts'

type Now = Pick<Identification, 'status' | 'answered'>

/** What has changed about a name, as a sentence for whoever does not see it happen. */
export function useSayChange(): (before: Identification, now: Now) => string {
  const { t } = useTranslation('identifications')
  const nameOf = useNameOf()
  return ({ person, status, answered }, now) => {
    const name = nameOf(person)
    if (now.status !== status)
      return t('changed.status', { name, status: t(`status.${now.status}`) })
    return now.answered === answered
      ? t('changed.otherwise', { name })
      : t('changed.answered', { name, count: now.answered })
  }
}
