import type { QueueItem, QueueKind } from '@rollcall/contract/moderation.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../i18n/useFormat.ts'
import { StatusWord } from '../identifications/StatusWord.tsx'
import { useNameOf } from '../identifications/useNameOf.ts'
import { Crop } from '../ui/Crop.tsx'
import { LiveCount } from '../ui/LiveCount.tsx'
import { Row } from '../ui/Rows.tsx'
import { Status, type Tone } from '../ui/Status.tsx'
import styles from './QueueRow.module.css'
import { Score } from './Score.tsx'
import { useStanding } from './useStanding.ts'

const tones: Record<QueueItem['why'], Tone> = {
  'evidence-for': 'waits',
  'evidence-against': 'warn',
  'second-signature': 'waits',
  'ready-confirmed': 'ok',
  'ready-probable': 'ok',
  near: 'maybe',
  'waits-long': 'maybe',
  reopened: 'warn',
}

interface QueueRowProps {
  readonly of: QueueItem
  /** What is shown of the queue: deciding goes on with that. */
  readonly kind: QueueKind | undefined
}

/** One thing that waits: whom it is about, why it is here, since when, and who has it in hand. */
export function QueueRow({ of: item, kind }: QueueRowProps) {
  const { t } = useTranslation('moderation')
  const nameOf = useNameOf()
  const { day } = useFormat()
  const to = `/desk/${item.identificationId}${kind ? `?kind=${kind}` : ''}`
  return (
    <Row>
      <div className={styles.item}>
        <span className={styles.man}>
          {item.portrait && (
            <Crop of={item.portrait.still} region={item.portrait.region} alt="" sizes="4.5rem" />
          )}
        </span>
        <Link className={styles.name} to={to} data-opens="">
          {t('desk.mayBe', { number: item.subjectNumber, name: nameOf(item.person) })}
        </Link>
        <div className={styles.how}>
          <Status tone={tones[item.why]}>{t(`why.${item.why}`)}</Status>
          {item.kind === 'evidence' && <StatusWord of={item.status} />}
          <small>{t('desk.since', { at: day(item.since) })}</small>
          <Held of={item} />
        </div>
        <Score of={item.score} />
      </div>
    </Row>
  )
}

function Held({ of: { claim, can } }: { readonly of: QueueItem }) {
  const { t } = useTranslation('moderation')
  const held = useStanding(claim)
  if (held)
    return (
      <LiveCount>{t(held.mine ? 'claim.shortMine' : 'claim.short', { by: held.by })}</LiveCount>
    )
  return can.claim ? null : <small>{t('claim.ownPart')}</small>
}
