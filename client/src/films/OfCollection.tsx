import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { searchWith } from '../ui/searchWith.ts'

/** Says that what is listed is of one collection, and leads to all. */
export function OfCollection() {
  const { t } = useTranslation('films')
  const [search] = useSearchParams()
  const name = search.get('collection')?.trim()
  if (!name) return null
  return (
    <p>
      {t('ofCollection', { name })}{' '}
      <Link to={{ search: searchWith(search, 'collection', '') }}>{t('allCollections')}</Link>
    </p>
  )
}
