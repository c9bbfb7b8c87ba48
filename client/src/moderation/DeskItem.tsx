import type { QueueItem } from '@rollcall/contract/queue.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../i18n/useFormat.ts'
import { StatusWord } from '../identifications/StatusWord.tsx'
import { LiveCount } from '../ui/LiveCount.tsx'
import { Status, type Tone } from '../ui/Status.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './DeskItem.module.css'
import { deskPath, useKind } from './deskPath.ts'
import { HideFlagged } from './flags/HideFlagged.tsx'
import { useItemName } from './useItemName.ts'
import { useStanding } from './useStanding.ts'

const tones: Record<QueueItem['why'], Tone> = {
  'evidence-for': 'waits',
  'evidence-against': 'warn',
  'second-signature': 'waits',
  'ready-confirmed': 'ok',
  'ready-probable': 'ok',
  near: 'maybe',
  'waits-long': 'maybe',
  questioned: 'warn',
  short: 'warn',
  reopened: 'warn',
  excluded: 'warn',
  'excluded-decided': 'warn',
  'exclusion-contested': 'waits',
  'exclusion-over': 'waits',
  'family-told': 'waits',
  'days-over': 'warn',
  'flag-hide-asked': 'warn',
  'flag-raised': 'waits',
  'tip-unanswered': 'waits',
  'tip-undecided': 'maybe',
  'portrait-given': 'waits',
  'no-prisoner-signed': 'waits',
}

/** One thing that waits: of what kind, what it is, why it is here and stands where it does, and who has it in hand. */
export function DeskItem({ of: item }: { readonly of: QueueItem }) {
  const { t } = useTranslation(['moderation', 'exclusions'])
  const { number, moment } = useFormat()
  const kind = useKind()
  const itemName = useItemName()
  return (
    <li className={styles.item} data-item="">
      <span className={styles.kind}>{t(`desk.one.${item.kind}`)}</span>
      <div className={styles.what}>
        <Link
          className={styles.name}
          to={deskPath(item, kind)}
          data-opens={item.id}
          aria-label={itemName(item, 'ofWhom')}
        >
          {itemName(item)}
        </Link>
        <div className={styles.how}>
          <Status tone={tones[item.why]}>{t(`why.${item.why}`)}</Status>
          {item.kind === 'exclusion' && <span>{t(`exclusions:kind.${item.exclusion}`)}</span>}
          {(item.kind === 'evidence' || item.kind === 'exclusion') && item.status && (
            <StatusWord of={item.status} />
          )}
          {item.kind === 'flag' && <Flagged of={item} />}
          {'publicOn' in item && item.publicOn && (
            <span>{t('desk.publicOn', { at: moment(item.publicOn) })}</span>
          )}
        </div>
        {'begins' in item && item.begins !== null && <p className={styles.begins}>{item.begins}</p>}
        <Parts of={item} />
      </div>
      <Held of={item} />
      <b className={styles.score}>
        <span aria-hidden="true">{number(item.score.total)}</span>
        <VisuallyHidden>{t('desk.score', { score: number(item.score.total) })}</VisuallyHidden>
      </b>
    </li>
  )
}

/** What its place follows from; of what only waits, since when. */
function Parts({ of: { score, since } }: { readonly of: QueueItem }) {
  const { t } = useTranslation('moderation')
  const { number, day } = useFormat()
  return (
    <small className={styles.parts}>
      {score.parts.map(({ what, points }) => (
        <span key={what}>
          {what === 'waiting' ? t('desk.since', { at: day(since) }) : t(`part.${what}`)}{' '}
          <b>{number(points)}</b>
        </span>
      ))}
    </small>
  )
}

/** Whether it is hidden already; where that is asked for, the press that does it. */
function Flagged({
  of: { flagId, hides, why },
}: {
  readonly of: Extract<QueueItem, { kind: 'flag' }>
}) {
  const { t } = useTranslation('moderation')
  return (
    <>
      {hides && <small>{t('flag.isHidden')}</small>}
      {why === 'flag-hide-asked' && <HideFlagged id={flagId} hides={hides} />}
    </>
  )
}

function Held({ of: { claim, can } }: { readonly of: QueueItem }) {
  const { t } = useTranslation('moderation')
  const held = useStanding(claim)
  return (
    <span className={styles.held}>
      {held ? (
        <LiveCount>{t(held.mine ? 'claim.shortMine' : 'claim.short', { by: held.by })}</LiveCount>
      ) : (
        <small>{t(can.act ? 'claim.free' : can.claim ? 'claim.others' : 'claim.ownPart')}</small>
      )}
    </span>
  )
}
