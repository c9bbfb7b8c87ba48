import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import styles from './Told.module.css'

/** How it came to stand as it does, oldest first. */
export function History({ of: { history, proposedAt } }: { readonly of: Identification }) {
  const { t } = useTranslation('identifications')
  const { moment } = useFormat()
  return (
    <section className={styles.told}>
      <h4>{t('history.title')}</h4>
      <ol className={styles.turns}>
        <li className={styles.item}>
          {t('history.proposed')} <small>{moment(proposedAt)}</small>
        </li>
        {history.map(({ because, to, reasons, at }) => (
          <li key={at} className={styles.item}>
            {t(`history.${because}`, { status: t(`status.${to}`) })} <small>{moment(at)}</small>
            {reasons && <p>{reasons}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
