import type { Evidence } from '@rollcall/contract/evidence.ts'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { EvidenceItem } from '../identifications/EvidenceItem.tsx'
import { useEvidence } from '../identifications/useEvidence.ts'
import { Rest } from '../ui/Rest.tsx'
import { useKeys } from '../ui/useKeys.ts'
import type { CaseProps } from './Case.tsx'
import { RuleEvidence } from './RuleEvidence.tsx'
import { Together } from './Together.tsx'
import styles from './WeighEvidence.module.css'

interface WeighEvidenceProps extends CaseProps {
  /** Another moderator has it in hand. */
  readonly readOnly: boolean
}

const groups = ['counts', 'open', 'against', 'without'] as const
type Group = (typeof groups)[number]

/** What it adds, or why it adds nothing; what speaks against him stands by itself. */
const groupOf = ({ stance, state, points }: Evidence): Group => {
  if (stance === 'against') return 'against'
  if (state === 'open') return 'open'
  return points > 0 ? 'counts' : 'without'
}

/** All evidence, of which `e` goes to the first that waits: what counts, with its sum; what is still to be weighed, with the ruling; what speaks against; what does not count, and why. */
export function WeighEvidence({ of: one, view, readOnly }: WeighEvidenceProps) {
  const { t } = useTranslation('moderation')
  const { items, rest } = useEvidence(one)
  const waits = items.some(({ state, can }) => state === 'open' && !can.rule)
  const inGroup = (group: Group) => items.filter((item) => groupOf(item) === group)
  const place = useRef<HTMLElement>(null)
  const weigh = () => place.current?.querySelector<HTMLElement>('[data-weighs]')?.focus()
  useKeys(readOnly ? [] : [{ key: 'e', text: t('keys.weigh'), run: weigh }])
  return (
    <section ref={place} className={styles.weigh}>
      <h2>{t('evidence.title')}</h2>
      {items.length === 0 && <p>{t('evidence.none')}</p>}
      {waits && <p>{t('evidence.ownPart')}</p>}
      {groups.map((group) => {
        const some = inGroup(group)
        if (some.length === 0) return null
        return (
          <div key={group} data-group={group}>
            <h3>{t(`evidence.group.${group}`)}</h3>
            <ul>
              {some.map((item) => (
                <EvidenceItem key={item.id} of={item} on={one}>
                  <RuleEvidence of={item} readOnly={readOnly || !item.can.rule} />
                </EvidenceItem>
              ))}
            </ul>
            {group === 'counts' && <Together of={some} one={one} view={view} />}
          </div>
        )
      })}
      <Rest {...rest} />
    </section>
  )
}
