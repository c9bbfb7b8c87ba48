import { pathOf } from '@rollcall/contract/endpoint.ts'
import { exportConfirmed } from '@rollcall/contract/exports.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ButtonAnchor, Buttons } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import styles from './AboutScreen.module.css'

const steps = ['see', 'compare', 'decide'] as const
const formats = ['csv', 'json', 'jsonl'] as const

export function AboutScreen() {
  const { t } = useTranslation('app')
  return (
    <Page title={t('about.title')} intro={<p>{t('about.intro')}</p>}>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step}>
            <h2>{t(`about.steps.${step}.title`)}</h2>
            <p>{t(`about.steps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
      <section className={styles.part}>
        <h2>{t('about.not.title')}</h2>
        <p>{t('about.not.text')}</p>
      </section>
      <section className={styles.part}>
        <h2>{t('about.limits.title')}</h2>
        <p>{t('about.limits.text')}</p>
      </section>
      <section className={styles.part}>
        <h2>{t('about.take.title')}</h2>
        <p>{t('about.take.text')}</p>
        <Buttons>
          {formats.map((format) => (
            <ButtonAnchor key={format} href={pathOf(exportConfirmed, { format })} download>
              {t(`about.take.${format}`)}
            </ButtonAnchor>
          ))}
        </Buttons>
        <p className={styles.more}>
          <Link to="/exports">{t('about.take.more')}</Link>
        </p>
      </section>
    </Page>
  )
}
