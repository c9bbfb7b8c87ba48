import type { SubjectPage } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { StatusWord } from '../identifications/StatusWord.tsx'
import { useNameOf } from '../men/useNameOf.ts'
import styles from './OtherNames.module.css'

interface OtherNamesProps {
  readonly man: SubjectPage
  readonly than: string
}

/** Who else was proposed for him, each the way to his case. */
export function OtherNames({ man, than }: OtherNamesProps) {
  const { t } = useTranslation('moderation')
  const nameOf = useNameOf()
  const others = man.identifications.filter(({ id }) => id !== than)
  if (others.length === 0) return null
  return (
    <section className={styles.names}>
      <h2>{t('case.otherNames')}</h2>
      <ul>
        {others.map((one) => (
          <li key={one.id}>
            <Link data-alone="" to={`/desk/${one.id}`}>
              {nameOf(one.person)}
            </Link>{' '}
            <StatusWord of={one.status} />
          </li>
        ))}
      </ul>
    </section>
  )
}
