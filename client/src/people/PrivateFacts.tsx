import type { Person } from '@rollcall/contract/people.ts'
import { useTranslation } from 'react-i18next'
import styles from './PersonScreen.module.css'

/** What only moderators get to see; for others the server leaves it out. */
export function PrivateFacts({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people')
  const { serviceNumber, consent } = person
  if (serviceNumber === undefined && consent === undefined) return null
  return (
    <section>
      <h2>{t('moderatorsOnly')}</h2>
      <dl className={styles.list}>
        <div>
          <dt>{t('field.serviceNumber')}</dt>
          <dd>{serviceNumber ?? t('notKnown')}</dd>
        </div>
        <div>
          <dt>{t('field.consent')}</dt>
          <dd>{consent ?? t('noConsent')}</dd>
        </div>
      </dl>
    </section>
  )
}
