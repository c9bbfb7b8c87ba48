import { queueParts, queuePoints } from '@rollcall/contract/queueScore.ts'
import { useTranslation } from 'react-i18next'
import styles from './Explain.module.css'

/** The score in plain words: the same table that the server counts by. */
export function Explain() {
  const { t } = useTranslation('moderation')
  return (
    <section className={styles.explain}>
      <h2>{t('desk.explain.title')}</h2>
      <p>{t('desk.explain.text')}</p>
      <ul>
        {queueParts.map((what) => (
          <li key={what}>
            <b>{queuePoints[what]}</b> <span>{t(`part.${what}`)}</span>
          </li>
        ))}
      </ul>
      <p>{t('desk.explain.votes')}</p>
      <p>{t('desk.explain.claims')}</p>
    </section>
  )
}
