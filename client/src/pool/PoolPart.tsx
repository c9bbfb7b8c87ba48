import type { SubjectId } from '@rollcall/contract/ids.ts'
import { getPool } from '@rollcall/contract/pool.ts'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useGet } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { PoolMeter } from './PoolMeter.tsx'
import { poolIn } from './poolAsked.ts'
import { useSwitch } from './useSwitch.ts'

interface PoolPartProps {
  readonly subjectId: SubjectId
  readonly className?: string | undefined
}

/** On a man's page: how far the roster narrows, and the way to those who are left. */
export function PoolPart({ subjectId, className }: PoolPartProps) {
  const { t } = useTranslation('pool')
  const { number } = useFormat()
  const [search] = useSearchParams()
  const onSwitch = useSwitch()
  const query = { ...poolIn(search), limit: 1 }
  const { data: pool } = useGet(getPool, { params: { subjectId }, query }, { keep: true })
  // Without a roster, or where it could not be read, the page says nothing of it: it has more to say.
  if (!pool || pool.people === 0) return null
  const { left } = pool
  return (
    <section className={className} aria-labelledby="pool">
      <h2 id="pool">{t('title')}</h2>
      <PoolMeter pool={pool} onSwitch={onSwitch} />
      {pool.rows.length === 0 && <p>{t('noFilter')}</p>}
      {left > 0 ? (
        <p>
          <Link data-alone="" to={{ pathname: `/subjects/${subjectId}/pool`, search: `${search}` }}>
            {t('lookThrough', { count: left, number: number(left) })}
          </Link>
        </p>
      ) : (
        <p>{t('nobody')}</p>
      )}
    </section>
  )
}
