import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { Acts } from '../identifications/Acts.tsx'
import { EvidenceList } from '../identifications/EvidenceList.tsx'
import { History } from '../identifications/History.tsx'
import { Proposals } from '../identifications/Proposals.tsx'
import { StatusWord } from '../identifications/StatusWord.tsx'
import { isOpen } from '../identifications/tones.ts'
import { NameNote } from '../men/PersonName.tsx'
import { useNameOf } from '../men/useNameOf.ts'
import { Result } from '../votes/Result.tsx'
import styles from './Closed.module.css'

/** Whom he is not, or may not be said to be: each with the reason, and behind it everything there was. */
export function Closed({ of: all }: { readonly of: readonly Identification[] }) {
  const { t } = useTranslation('cases')
  const closed = all.filter(({ status }) => !isOpen(status))
  if (closed.length === 0) return null
  return (
    <section className={styles.closed} aria-labelledby="closed">
      <h2 id="closed">{t('closed.title')}</h2>
      {closed.map((one) => (
        <One key={one.id} of={one} />
      ))}
    </section>
  )
}

function One({ of: one }: { readonly of: Identification }) {
  const { t } = useTranslation('cases')
  const nameOf = useNameOf()
  const reasons = one.history.at(-1)?.reasons
  return (
    <details className={styles.one}>
      <summary>
        <b data-status={one.status}>{nameOf(one.person)}</b> <StatusWord of={one.status} />
        <small>
          {reasons ?? t(`closed.${one.status === 'withdrawn' ? 'withdrawn' : 'noReason'}`)}
        </small>
      </summary>
      <div className={styles.all}>
        <NameNote of={one.person} />
        <Result of={one} />
        <Proposals of={one} heading="h3" />
        <EvidenceList of={one} heading="h3" />
        <History of={one} heading="h3" />
        <Acts of={one} />
      </div>
    </details>
  )
}
