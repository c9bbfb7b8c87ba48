import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../i18n/useFormat.ts'
import { usePresence } from '../live/hooks.ts'
import { LiveCount } from '../ui/LiveCount.tsx'
import { type Shown, standings } from './shown.ts'
import styles from './WallTop.module.css'

/** The heading of the wall: how many look at it now, and whom it shows. */
export function WallTop({ id, shown }: { readonly id: string; readonly shown: Shown }) {
  const { t } = useTranslation('subjects')
  return (
    <div className={styles.top}>
      <h2 id={id}>{t('wall.title')}</h2>
      <LookingNow />
      <nav className={styles.filters} aria-label={t('wall.filters')}>
        {standings.map((one) => (
          <Link
            key={one}
            to={one === 'all' ? '/' : `/?standing=${one}`}
            replace
            preventScrollReset
            aria-current={one === shown ? 'true' : undefined}
          >
            {t(`wall.shown.${one}`)}
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
