import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import { tipPath } from '../men/tipPath.ts'
import { Result } from '../votes/Result.tsx'
import styles from './CompareRoom.module.css'

interface LackingProps {
  readonly of: Identification
  readonly name: string
}

/** In place of the question, where there is nothing to compare with: what it takes, and how to bring it. */
export function Lacking({ of: one, name }: LackingProps) {
  const { t } = useTranslation('compare')
  const moderates = useMe()?.can.moderate ?? false
  const { id, withheld } = one.person
  return (
    <div className={styles.look}>
      {!withheld && <p>{t(id ? 'lacking.person' : 'lacking.name', { name })}</p>}
      {id && !withheld && (
        <p>
          {moderates ? (
            <Link to={`/people/${id}`}>{t('lacking.add')}</Link>
          ) : (
            <Link to={tipPath({ kind: 'person', id })}>{t('lacking.send')}</Link>
          )}
        </p>
      )}
      <Result of={one} />
    </div>
  )
}
