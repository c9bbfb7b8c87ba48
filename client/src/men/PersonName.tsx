import type { PersonShort } from '@rollcall/contract/people.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

/** A name, linked to its entry of the roster where it has one, or that there is one which is withheld. */
export function PersonName({ of: { id, name } }: { readonly of: PersonShort }) {
  const { t } = useTranslation('men')
  const words = name ?? t('withheld.name')
  return id ? (
    <Link data-alone="" to={`/people/${id}`}>
      {words}
    </Link>
  ) : (
    words
  )
}

/** What has to be said about a name: why it is withheld, or that nobody on the roster is called so. */
export function NameNote({ of: { id, withheld } }: { readonly of: PersonShort }) {
  const { t } = useTranslation('men')
  if (withheld) return <small>{t(id ? 'withheld.living' : 'withheld.freeText')}</small>
  return id ? null : <small>{t('notInRoster')}</small>
}
