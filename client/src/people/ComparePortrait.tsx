import type { Person } from '@rollcall/contract/people.ts'
import type { Portrait } from '@rollcall/contract/portraits.ts'
import { listWhereabouts } from '@rollcall/contract/whereabouts.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useList } from '../api/queries.ts'
import styles from './Portraits.module.css'
import { isCompared } from './Whereabouts.tsx'

interface ComparePortraitProps {
  readonly of: Person
  readonly portrait: Portrait
}

const most = 3

/** From a portrait to where it is compared: with each man for whom he was proposed. */
export function ComparePortrait({ of: { id: personId }, portrait }: ComparePortraitProps) {
  const { t } = useTranslation('people')
  const { items = [] } = useList(listWhereabouts, { params: { personId } })
  return items
    .filter(isCompared)
    .slice(0, most)
    .map(({ identificationId, subject: { id, number } }) => (
      <Link
        key={identificationId}
        className={styles.compare}
        to={`/subjects/${id}/compare/${identificationId}?right=${portrait.id}`}
      >
        {t('portrait.compare', { number })}
      </Link>
    ))
}
