import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { Exclusion } from '../exclusions/Exclusion.tsx'
import { useExclusions } from '../exclusions/useExclusions.ts'
import { ButtonLink, Buttons } from '../ui/Button.tsx'
import { Refused } from '../ui/Refused.tsx'
import { exclusionsOf } from './exclusionsOf.ts'
import styles from './RuleExclusions.module.css'

interface RuleExclusionsProps {
  readonly of: Identification
  /** Another moderator has it in hand. */
  readonly readOnly: boolean
}

/** Why he cannot be this person, with the ruling on what is open: nothing can be confirmed while it is. */
export function RuleExclusions({ of: one, readOnly }: RuleExclusionsProps) {
  const { t } = useTranslation('moderation')
  const { items, error, refetch } = useExclusions(one.subjectId)
  const own = exclusionsOf(one, items ?? [])
  return (
    <section className={styles.excludes} id="exclusions">
      <h2>{t('exclusions.title')}</h2>
      <Refused error={error} onAgain={refetch} />
      {items && own.length === 0 && <p>{t('exclusions.none')}</p>}
      <ul>
        {own.map((each) => (
          <Exclusion key={each.id} of={each} readOnly={readOnly} />
        ))}
      </ul>
      {one.person.id && (
        <Buttons>
          <ButtonLink
            kind="quiet"
            to={`/subjects/${one.subjectId}/exclude?person=${one.person.id}`}
          >
            {t('exclusions.raise')}
          </ButtonLink>
        </Buttons>
      )}
    </section>
  )
}
