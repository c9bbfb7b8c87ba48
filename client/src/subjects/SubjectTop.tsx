import type { SubjectPage } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { usePresence } from '../live/hooks.ts'
import { useManName, useManNumber } from '../men/useManName.ts'
import { Heading } from '../ui/Heading.tsx'
import { LiveCount } from '../ui/LiveCount.tsx'
import { Status } from '../ui/Status.tsx'
import styles from './SubjectTop.module.css'
import { saidOf } from './said.ts'

interface SubjectTopProps {
  readonly man: SubjectPage
}

/** What he is called, how he stands in plain words, and how many others look at him now. */
export function SubjectTop({ man }: SubjectTopProps) {
  const { t } = useTranslation('subjects')
  const nameOf = useManName()
  const byNumber = useManNumber()
  const { tone, say, count } = saidOf(man)
  const questioned = man.identifications.some((one) => one.questioned)
  const short = man.identifications.some(({ lacks }) => lacks.length > 0)
  return (
    <div>
      <Heading>{nameOf(man)}</Heading>
      {man.confirmed && (
        <p className={styles.number}>
          {man.confirmed.name === null ? t('confirmedWithheld') : byNumber(man.number)}
        </p>
      )}
      <div className={styles.line}>
        <Status tone={tone}>{t(`standing.${say}`, { count })}</Status>
        {questioned && <Status tone="warn">{t('questioned')}</Status>}
        {short && <Status tone="warn">{t('short')}</Status>}
        {man.confirmed && <small>{t('notOfficial')}</small>}
        <Others subjectId={man.id} />
      </div>
    </div>
  )
}

function Others({ subjectId }: { readonly subjectId: string }) {
  const { t } = useTranslation('subjects')
  const { number } = useFormat()
  const others = (usePresence(`subject:${subjectId}`) ?? 1) - 1
  if (others < 1) return null
  return <LiveCount>{t('othersLooking', { count: others, people: number(others) })}</LiveCount>
}
