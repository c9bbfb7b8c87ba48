import { useTranslation } from 'react-i18next'
import type { Problem } from '../api/problem.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { type Reason, whyOf } from './whyOf.ts'

/** Why something was refused and what to do, in the reader's language; nothing where its title says it all. */
export function Why({ problem }: { readonly problem: Problem }) {
  const said = useWords()(whyOf(problem))
  return said === null ? null : <p>{said}</p>
}

function useWords(): (reason: Reason | null) => string | null {
  const { t } = useTranslation('refused')
  const { moment, lasting } = useFormat()
  return (reason) => {
    if (reason === null) return null
    if (reason.code === 'claim.taken')
      return t('claim.taken', { by: reason.by, at: moment(reason.until) })
    if (reason.code === 'too-many') return t('too-many', { when: lasting(reason.seconds) })
    return t(reason.code)
  }
}
