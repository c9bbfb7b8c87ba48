import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { LongText } from './LongText.tsx'
import styles from './Told.module.css'

/** Who proposed it, when, and why. */
export function Proposals({ of: { proposals } }: { readonly of: Identification }) {
  const { t } = useTranslation('identifications')
  const { day } = useFormat()
  return (
    <section className={styles.told}>
      <h4>{t('proposals')}</h4>
      {proposals.map(({ by, mine, reasons, at }) => (
        <div key={`${by}${at}`} className={styles.item}>
          <LongText>{reasons}</LongText>
          <small>{t(mine ? 'proposedByYou' : 'proposedBy', { by, at: day(at) })}</small>
        </div>
      ))}
    </section>
  )
}
