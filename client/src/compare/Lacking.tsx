import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import { NameNote } from '../men/PersonName.tsx'
import { tipPath } from '../men/tipPath.ts'
import { useNameOf } from '../men/useNameOf.ts'
import { Result } from '../votes/Result.tsx'
import styles from './AnswerBar.module.css'

/** In place of the question, where there is nothing to compare with: what it takes, and how to bring it ([C6]). */
export function LackingBar({ of: one }: { readonly of: Identification }) {
  const { t } = useTranslation('compare')
  const name = useNameOf()(one.person)
  const moderates = useMe()?.can.moderate ?? false
  const { id, withheld } = one.person
  return (
    <section className={styles.bar}>
      <div className={styles.say}>
        <p>{t(withheld ? 'portraitWithheld' : 'noPortrait', { name })}</p>
        <NameNote of={one.person} />
      </div>
      <div className={styles.answers}>
        {!withheld && (
          <p className={styles.line}>{t(id ? 'lacking.person' : 'lacking.name', { name })}</p>
        )}
        {id && !withheld && (
          <p className={styles.line}>
            {moderates ? (
              <Link to={`/people/${id}`}>{t('lacking.add')}</Link>
            ) : (
              <Link to={tipPath({ kind: 'person', id })}>{t('lacking.send')}</Link>
            )}
          </p>
        )}
      </div>
      <div className={styles.say}>
        <Result of={one} />
      </div>
    </section>
  )
}
