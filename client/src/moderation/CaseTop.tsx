import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { Questioned } from '../identifications/Questioned.tsx'
import { StatusWord } from '../identifications/StatusWord.tsx'
import { usePresence } from '../live/hooks.ts'
import { useNameOf } from '../men/useNameOf.ts'
import { Heading } from '../ui/Heading.tsx'
import { LiveCount } from '../ui/LiveCount.tsx'
import styles from './CaseTop.module.css'
import { InHand } from './InHand.tsx'
import type { useClaim } from './useClaim.ts'

interface CaseTopProps {
  readonly of: Identification
  readonly held: ReturnType<typeof useClaim>
}

export function CaseTop({ of: one, held }: CaseTopProps) {
  const { t } = useTranslation('moderation')
  const nameOf = useNameOf()
  const [search] = useSearchParams()
  const others = (usePresence(`subject:${one.subjectId}`) ?? 1) - 1
  return (
    <div className={styles.top}>
      <Link to={{ pathname: '/desk', search: search.toString() }}>{t('case.back')}</Link>
      <Heading>{t('case.heading', { name: nameOf(one.person) })}</Heading>
      <div className={styles.line}>
        <StatusWord of={one.status} />
        {others > 0 && <LiveCount>{t('case.looking', { count: others })}</LiveCount>}
        {!held.byOther && <InHand of={held} />}
      </div>
      <Questioned of={one} />
      {held.byOther && <InHand of={held} />}
    </div>
  )
}
