import { type QueueKind, queueKinds } from '@rollcall/contract/moderation.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../i18n/useFormat.ts'
import styles from './Kinds.module.css'

interface KindsProps {
  readonly of: QueueKind | undefined
  readonly waiting: Readonly<Record<QueueKind, number>> | undefined
}

/** Everything, or one kind of what waits, each with how much of it there is. */
export function Kinds({ of: chosen, waiting }: KindsProps) {
  const { t } = useTranslation('moderation')
  const { number } = useFormat()
  const all = waiting && Object.values(waiting).reduce((sum, some) => sum + some, 0)
  return (
    <nav className={styles.kinds} aria-label={t('desk.show')}>
      <Link to="/desk" aria-current={chosen ? undefined : 'page'}>
        {t('desk.all')} {all !== undefined && <small>{number(all)}</small>}
      </Link>
      {queueKinds.map((kind) => (
        <Link
          key={kind}
          to={`/desk?kind=${kind}`}
          aria-current={kind === chosen ? 'page' : undefined}
        >
          {t(`desk.kind.${kind}`)} {waiting && <small>{number(waiting[kind])}</small>}
        </Link>
      ))}
    </nav>
  )
}
