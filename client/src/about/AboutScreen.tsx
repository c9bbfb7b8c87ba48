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
  const { t } = useTranslation('about')
  return (
    <Page title={t('title')} intro={<p>{t('intro')}</p>}>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step}>
            <h2>{t(`steps.${step}.title`)}</h2>
            <p>{t(`steps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
      <section className={styles.part}>
        <h2>{t('not.title')}</h2>
        <p>{t('not.text')}</p>
        <p className={styles.more}>
          <Link to="/figures">{t('not.figures')}</Link>
        </p>
      </section>
      <section className={styles.part}>
        <h2>{t('limits.title')}</h2>
        <p>{t('limits.text')}</p>
      </section>
      <section className={styles.part}>
        <h2>{t('take.title')}</h2>
        <p>{t('take.text')}</p>
        <Buttons>
          {formats.map((format) => (
            <ButtonAnchor key={format} href={pathOf(exportConfirmed, { format })} download>
              {t(`take.${format}`)}
            </ButtonAnchor>
          ))}
        </Buttons>
        <p className={styles.more}>
          <Link to="/exports">{t('take.more')}</Link>
        </p>
      </section>
    </Page>
  )
}
