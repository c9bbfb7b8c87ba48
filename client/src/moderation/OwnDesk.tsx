import { getOwnDesk } from '@rollcall/contract/desk.ts'
import type { QueueItem } from '@rollcall/contract/queue.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAnswers } from '../api/answers.ts'
import { useGet } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { keep, readKept } from '../keep/kept.ts'
import { useWatch } from '../live/hooks.ts'
import { Button } from '../ui/Button.tsx'
import { deskPath, useKind } from './deskPath.ts'
import styles from './OwnDesk.module.css'
import { useItemName } from './useItemName.ts'

/** What came since the reader last looked, in this browser, and what he has in hand. */
export function OwnDesk() {
  const { t } = useTranslation('moderation')
  const { moment } = useFormat()
  const { since, markSeen } = useLooked()
  const { refresh } = useAnswers()
  const { data } = useGet(getOwnDesk, { query: { since } }, { keep: true })
  useWatch('queue', () => void refresh(getOwnDesk))
  if (!data) return null
  const { fresh, moreFresh, inHand } = data
  return (
    <div className={styles.own}>
      <section>
        <h2>{t('own.since')}</h2>
        <p>{moment(since)}</p>
        {fresh.length === 0 && <p>{t('own.nothing')}</p>}
        <Items of={fresh} tell={(item) => t(`why.${item.why}`)} />
        {moreFresh > 0 && <p>{t('own.more', { count: moreFresh })}</p>}
        {fresh.length > 0 && (
          <Button kind="plain" onClick={markSeen}>
            {t('own.seen')}
          </Button>
        )}
      </section>
      {inHand.length > 0 && (
        <section>
          <h2>{t('own.inHand')}</h2>
          <Items
            of={inHand}
            tell={({ claim }) => claim && t('own.until', { at: moment(claim.until) })}
          />
        </section>
      )}
    </div>
  )
}

interface ItemsProps {
  readonly of: readonly QueueItem[]
  /** What is told below its name. */
  readonly tell: (item: QueueItem) => string | null
}

function Items({ of: items, tell }: ItemsProps) {
  const itemName = useItemName()
  const kind = useKind()
  if (items.length === 0) return null
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops it from a list without bullets.
    <ul role="list" className={styles.items}>
      {items.map((item) => (
        <li key={item.id}>
          <Link to={deskPath(item, kind)}>{itemName(item, 'ofWhom')}</Link>
          <small>{tell(item)}</small>
        </li>
      ))}
    </ul>
  )
}

const place = 'desk.looked'

/** When he last said that he had seen all of it; whoever never has begins now. */
function useLooked() {
  const [since, setSince] = useState(() => readKept(place) ?? begun())
  return { since, markSeen: () => setSince(begun()) }
}

function begun(): string {
  const now = new Date().toISOString()
  keep(place, now)
  return now
}
