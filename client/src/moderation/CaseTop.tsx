import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { StatusWord } from '../identifications/StatusWord.tsx'
import { useNameOf } from '../identifications/useNameOf.ts'
import { usePresence } from '../live/hooks.ts'
import { Heading } from '../ui/Heading.tsx'
import { LiveCount } from '../ui/LiveCount.tsx'
import styles from './CaseTop.module.css'

export function CaseTop({ of: one }: { readonly of: Identification }) {
  const { t } = useTranslation('moderation')
  const nameOf = useNameOf()
  const others = (usePresence(`subject:${one.subjectId}`) ?? 1) - 1
  return (
    <div className={styles.top}>
      <Link to="/desk">{t('case.back')}</Link>
      <Heading>{t('case.heading', { name: nameOf(one.person) })}</Heading>
      <div className={styles.line}>
        <StatusWord of={one.status} />
        {others > 0 && <LiveCount>{t('case.looking', { count: others })}</LiveCount>}
      </div>
    </div>
  )
}
