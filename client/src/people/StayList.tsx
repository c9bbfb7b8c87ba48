import type { Person } from '@rollcall/contract/people.ts'
import { useTranslation } from 'react-i18next'
import { CampLink } from '../camps/CampLink.tsx'
import { useSpan } from '../camps/useSpan.ts'
import styles from './PersonScreen.module.css'

/** Where he was, from when to when, each with the place where it is written. */
export function StayList({ stays }: Pick<Person, 'stays'>) {
  const { t } = useTranslation('people')
  const span = useSpan()
  if (stays.length === 0) return null
  return (
    <section>
      <h2>{t('stays')}</h2>
      <dl className={styles.list}>
        {stays.map(({ camp: id, names, from, to, source }, at) => (
          <div key={at}>
            <dt>{span(from, to) ?? t('noDates')}</dt>
            <dd>
              <CampLink camp={{ id, names }} />
              <small>{source ? t('source', { source }) : t('noSource')}</small>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What authorities call him in their records. */
export function IdList({ ids }: Pick<Person, 'ids'>) {
  const { t } = useTranslation('people')
  if (ids.length === 0) return null
  return (
    <section>
      <h2>{t('ids')}</h2>
      <dl className={styles.list}>
        {ids.map(({ authority, id }) => (
          <div key={`${authority} ${id}`}>
            <dt>{authority}</dt>
            <dd>{id}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
