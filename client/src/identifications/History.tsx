import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { FlagLink } from '../men/FlagLink.tsx'
import styles from './Told.module.css'
import type { Telling } from './telling.ts'
import { Written } from './Written.tsx'

/** How it came to stand as it does, oldest first. */
export function History({ of: one, heading: Heading = 'h4' }: Telling) {
  const { id, subjectId, history, proposedAt } = one
  const { t } = useTranslation('identifications')
  const { moment } = useFormat()
  return (
    <section className={styles.told}>
      <Heading>{t('history.title')}</Heading>
      <ol className={styles.turns}>
        <li className={styles.item}>
          {t('history.proposed')} <small>{moment(proposedAt)}</small>
        </li>
        {history.map(({ because, to, reasons, withheld, at }) => (
          <li key={at} className={styles.item}>
            {t(`history.${because}`, { status: t(`status.${to}`) })} <small>{moment(at)}</small>
            {reasons && <p>{reasons}</p>}
            {withheld && <Written>{reasons}</Written>}
            {reasons && <FlagLink about={{ kind: 'ruling', id, at }} of={subjectId} />}
          </li>
        ))}
      </ol>
    </section>
  )
}
