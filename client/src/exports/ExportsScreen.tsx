import { pathOf } from '@rollcall/contract/endpoint.ts'
import { exportConfirmed, exportFormats } from '@rollcall/contract/exports.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ButtonAnchor } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { Row, Rows } from '../ui/Rows.tsx'
import styles from './ExportsScreen.module.css'

const fields = ['ids', 'status', 'person', 'evidence', 'tally', 'stills', 'end', 'notice'] as const

/** What anybody can take away, what is in it, and what it is not. */
export function ExportsScreen() {
  const { t } = useTranslation('exports')
  return (
    <Page title={t('title')} intro={<p>{t('intro')}</p>} width="text">
      <p className={styles.notice}>{t('notice')}</p>
      <Rows>
        {exportFormats.map((format) => (
          <Row key={format}>
            <div className={styles.format}>
              <h2>{t(`format.${format}.name`)}</h2>
              <p>{t(`format.${format}.text`)}</p>
            </div>
            <ButtonAnchor href={pathOf(exportConfirmed, { format })} download>
              {t('download', { format: t(`format.${format}.name`) })}
            </ButtonAnchor>
          </Row>
        ))}
      </Rows>
      <section className={styles.part}>
        <h2>{t('row.title')}</h2>
        <ul>
          {fields.map((field) => (
            <li key={field}>{t(`row.${field}`)}</li>
          ))}
        </ul>
      </section>
      <section className={styles.part}>
        <h2>{t('left.title')}</h2>
        <p>{t('left.text')}</p>
      </section>
      <p className={styles.more}>
        <Link to="/figures">{t('figures')}</Link>
      </p>
    </Page>
  )
}
