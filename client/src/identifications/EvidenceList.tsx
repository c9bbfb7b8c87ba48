import { useTranslation } from 'react-i18next'
import { Rest } from '../ui/Rest.tsx'
import { EvidenceItem } from './EvidenceItem.tsx'
import styles from './Told.module.css'
import type { Telling } from './telling.ts'
import { useEvidence } from './useEvidence.ts'

/** What speaks for and against it, class by class. */
export function EvidenceList({ of: one, heading: Heading = 'h4' }: Telling) {
  const { t } = useTranslation('identifications')
  const { items, rest } = useEvidence(one)
  return (
    <section className={styles.told}>
      <Heading>{t('evidence')}</Heading>
      {items.length === 0 && <small>{t('noEvidence')}</small>}
      <ul>
        {items.map((item) => (
          <EvidenceItem key={item.id} of={item} on={one} />
        ))}
      </ul>
      <Rest {...rest} />
    </section>
  )
}
