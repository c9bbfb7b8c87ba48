import { type QueueKind, queueKinds } from '@rollcall/contract/queue.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import styles from './Kinds.module.css'
import { useTold } from './useTold.ts'

interface KindsProps {
  readonly of: QueueKind | undefined
  readonly waiting: Readonly<Record<QueueKind, number>> | undefined
}

/** Everything, or one kind of what waits, each with how much of it there is. */
export function Kinds({ of: chosen, waiting }: KindsProps) {
  const { t } = useTranslation('moderation')
  const told = useTold()
  return (
    <nav className={styles.kinds} aria-label={t('desk.show')}>
      <Link to="/desk" aria-current={chosen ? undefined : 'page'}>
        {t('desk.all')} {waiting && <small>{told(...Object.values(waiting))}</small>}
      </Link>
      {queueKinds.map((kind) => (
        <Link
          key={kind}
          to={`/desk?kind=${kind}`}
          aria-current={kind === chosen ? 'page' : undefined}
        >
          {t(`desk.kind.${kind}`)} {waiting && <small>{told(waiting[kind])}</small>}
        </Link>
      ))}
    </nav>
  )
}
