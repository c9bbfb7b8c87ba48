import type { ResponseOf } from '@rollcall/contract/endpoint.ts'
import type { getPool, PoolRow as Narrowed, PoolFilter } from '@rollcall/contract/pool.ts'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import styles from './PoolMeter.module.css'
import { useFilterWords } from './useFilterWords.ts'

type Pool = Pick<ResponseOf<typeof getPool>, 'people' | 'partial' | 'rows'>

interface PoolMeterProps {
  readonly pool: Pool
  readonly onSwitch: (filter: PoolFilter) => void
}

/** How the roster narrows for one man, filter by filter; each says what it takes for true, and can be switched off. */
export function PoolMeter({ pool, onSwitch }: PoolMeterProps) {
  const { t } = useTranslation('pool')
  const { number } = useFormat()
  const last = pool.rows.findLast(({ on }) => on)
  return (
    <>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops it from a list without bullets. */}
      <ul role="list" className={styles.meter}>
        <li>
          <span />
          <div>
            <b>{t(pool.partial ? 'everybodyYouRead' : 'everybody')}</b>
            <Bar share={1} />
          </div>
          <span className={styles.number}>{number(pool.people)}</span>
        </li>
        {pool.rows.map((row) => (
          <One
            key={row.filter}
            row={row}
            people={pool.people}
            isLast={row === last}
            onSwitch={() => onSwitch(row.filter)}
          />
        ))}
      </ul>
      {pool.partial && <p className={styles.note}>{t('partial')}</p>}
    </>
  )
}

interface OneProps {
  readonly row: Narrowed
  readonly people: number
  readonly isLast: boolean
  readonly onSwitch: () => void
}

function One({ row, people, isLast, onSwitch }: OneProps) {
  const { number } = useFormat()
  const { label, takes } = useFilterWords()(row)
  return (
    <li data-off={row.on ? undefined : ''} data-last={isLast ? '' : undefined}>
      <button
        type="button"
        role="switch"
        className={styles.switch}
        aria-checked={row.on}
        aria-label={label}
        onClick={onSwitch}
      >
        <span />
      </button>
      <div>
        <b>{label}</b>
        <small>{takes}</small>
        <Bar share={people === 0 ? 0 : row.left / people} />
      </div>
      <span className={styles.number}>{number(row.left)}</span>
    </li>
  )
}

function Bar({ share }: { readonly share: number }) {
  return (
    <span className={styles.bar} aria-hidden="true">
      <i style={{ '--share': share } as CSSProperties} />
    </span>
  )
}
