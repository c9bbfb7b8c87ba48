import { became, type Counted, type Group } from '@rollcall/contract/figures.ts'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import styles from './Outcome.module.css'

interface OutcomeProps {
  readonly title: string
  readonly hint?: string | undefined
  readonly group: Group
  readonly isLarge?: boolean
}

/** What became of some names: a strip as long as they are many, and the same in figures. */
export function Outcome({ title, hint, group, isLarge = false }: OutcomeProps) {
  const { t } = useTranslation('figures')
  const { number } = useFormat()
  const Title = isLarge ? 'h2' : 'h3'
  return (
    <div className={styles.outcome} data-large={isLarge || undefined}>
      <Title>
        <span className={styles.title}>{title}</span>
        {!isLarge && (
          <span className={styles.names}>
            {t('names', { count: group.names, number: number(group.names) })}
          </span>
        )}
      </Title>
      {hint && <p className={styles.hint}>{hint}</p>}
      <div className={styles.strip} aria-hidden="true">
        {became.map((one) => (
          <i
            key={one}
            data-became={one}
            style={{ '--names': group.became[one].names } as CSSProperties}
          />
        ))}
      </div>
      <dl>
        {became.map((one) => (
          <div key={one} data-became={one}>
            <dt>
              {t(`became.${one}`)}
              {isLarge && <small>{t(`means.${one}`)}</small>}
            </dt>
            <dd>
              <b>{number(group.became[one].names)}</b>
              <Share of={group.became[one]} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Share({ of: { share } }: { readonly of: Counted }) {
  const { t } = useTranslation('figures')
  const { fineShare } = useFormat()
  if (share === null) return null
  return (
    <span className={styles.share}>
      {t('share', {
        share: fineShare(share.value),
        lower: fineShare(share.lower),
        upper: fineShare(share.upper),
      })}
    </span>
  )
}
