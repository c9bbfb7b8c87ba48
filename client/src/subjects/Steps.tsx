import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import styles from './Steps.module.css'

const steps = ['look', 'tell', 'weigh'] as const

/** How it works, in three steps, and what a name here is not. */
export function Steps() {
  const { t } = useTranslation('subjects')
  return (
    <section aria-labelledby="how">
      <h2 id="how">{t('steps.title')}</h2>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step}>
            <h3>{t(`steps.${step}.title`)}</h3>
            <p>{t(`steps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
      <p className={styles.notice}>
        {t('steps.notice')} <Link to="/about">{t('steps.more')}</Link>
      </p>
    </section>
  )
}
