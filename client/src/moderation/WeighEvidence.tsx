import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { EvidenceItem } from '../identifications/EvidenceItem.tsx'
import { useEvidence } from '../identifications/useEvidence.ts'
import { Rest } from '../ui/Rest.tsx'
import { RuleEvidence } from './RuleEvidence.tsx'
import styles from './WeighEvidence.module.css'

interface WeighEvidenceProps {
  readonly of: Identification
  /** Another moderator has it in hand. */
  readonly readOnly: boolean
}

/** All evidence, class by class, each piece with the ruling that is still to be made on it. */
export function WeighEvidence({ of: one, readOnly }: WeighEvidenceProps) {
  const { t } = useTranslation('moderation')
  const { items, rest } = useEvidence(one)
  const waits = items.some(({ state, can }) => state === 'open' && !can.rule)
  return (
    <section className={styles.weigh}>
      <h2>{t('evidence.title')}</h2>
      {items.length === 0 && <p>{t('evidence.none')}</p>}
      {waits && <p>{t('evidence.ownPart')}</p>}
      <ul>
        {items.map((item) => (
          <EvidenceItem key={item.id} of={item} proposals={one.proposals}>
            <RuleEvidence of={item} readOnly={readOnly || !item.can.rule} />
          </EvidenceItem>
        ))}
      </ul>
      <Rest {...rest} />
    </section>
  )
}
