import type { PoolCounted } from '@rollcall/contract/pool.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { Fold } from '../ui/Fold.tsx'
import styles from './PoolMeter.module.css'
import { useFilterWords } from './useFilterWords.ts'

/** How the men that circumstances left were counted when the evidence was given, and what each filter took for true then. */
export function CountedByPool({ of: { at, people, rows } }: { readonly of: PoolCounted }) {
  const { t } = useTranslation('pool')
  const { number, day } = useFormat()
  const words = useFilterWords()
  const used = rows.filter(({ on }) => on)
  return (
    <Fold title={t('counted.title', { at: day(at) })}>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops it from a list without bullets. */}
      <ul role="list" className={styles.counted}>
        <li>
          <b>{t('everybody')}</b>
          <span className={styles.number}>{number(people)}</span>
        </li>
        {used.map(({ date: when, camp, value, ...row }) => {
          const { label, takes } = words({
            ...row,
            assumed: { source: null, date: when, camp, value },
          })
          return (
            <li key={row.filter}>
              <div>
                <b>{label}</b>
                <small>{takes}</small>
              </div>
              <span className={styles.number}>{number(row.left)}</span>
            </li>
          )
        })}
      </ul>
    </Fold>
  )
}
