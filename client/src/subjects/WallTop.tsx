import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../i18n/useFormat.ts'
import { usePresence } from '../live/hooks.ts'
import { LiveCount } from '../ui/LiveCount.tsx'
import type { Named } from './shown.ts'
import styles from './WallTop.module.css'

const filters = ['all', 'no', 'yes'] as const

/** The heading of the wall: how many look at it now, and whom it shows. */
export function WallTop({ id, named }: { readonly id: string; readonly named: Named }) {
  const { t } = useTranslation('subjects')
  return (
    <div className={styles.top}>
      <h2 id={id}>{t('wall.title')}</h2>
      <LookingNow />
      <nav className={styles.filters} aria-label={t('wall.filters')}>
        {filters.map((one) => (
          <Link
            key={one}
            to={one === 'all' ? '/' : `/?named=${one}`}
            replace
            preventScrollReset
            aria-current={one === named ? 'true' : undefined}
          >
            {t(`wall.named.${one}`)}
          </Link>
        ))}
      </nav>
    </div>
  )
}

function LookingNow() {
  const { t } = useTranslation('subjects')
  const { number } = useFormat()
  const count = usePresence('wall') ?? 0
  if (count < 2) return null
  return <LiveCount>{t('wall.looking', { count, people: number(count) })}</LiveCount>
}
