import { listPersonExclusions } from '@rollcall/contract/exclusions.ts'
import type { PersonId } from '@rollcall/contract/ids.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useList } from '../api/queries.ts'
import { Exclusion } from '../exclusions/Exclusion.tsx'
import { useManNumber } from '../men/useManName.ts'
import { More } from '../ui/More.tsx'
import { Refused } from '../ui/Refused.tsx'
import styles from './Whereabouts.module.css'

/** Which men he cannot be, and why. */
export function RuledOut({ personId }: { readonly personId: PersonId }) {
  const { t } = useTranslation('people')
  const byNumber = useManNumber()
  const list = useList(listPersonExclusions, { params: { personId } })
  if (list.items?.length === 0 || (!list.error && !list.items)) return null
  return (
    <section className={styles.out}>
      <h2>{t('ruledOut.title')}</h2>
      <Refused error={list.error} onAgain={list.refetch} />
      <ul>
        {list.items?.map(({ subject, exclusion }) => (
          <Exclusion
            key={exclusion.id}
            of={exclusion}
            who={
              <Link data-alone="" to={`/subjects/${subject.id}`}>
                {byNumber(subject.number)}
              </Link>
            }
          />
        ))}
      </ul>
      <More list={list} />
    </section>
  )
}
