import type { QueueItem, QueueKind } from '@rollcall/contract/moderation.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../i18n/useFormat.ts'
import { StatusWord } from '../identifications/StatusWord.tsx'
import { useNameOf } from '../men/useNameOf.ts'
import { AboutLine } from '../tips/AboutLine.tsx'
import { Crop } from '../ui/Crop.tsx'
import { LiveCount } from '../ui/LiveCount.tsx'
import { Row } from '../ui/Rows.tsx'
import { Status, type Tone } from '../ui/Status.tsx'
import { HideFlagged } from './flags/HideFlagged.tsx'
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
  questioned: 'warn',
  reopened: 'warn',
  'flag-hide-asked': 'warn',
  'flag-raised': 'waits',
  'tip-unanswered': 'waits',
  'tip-undecided': 'maybe',
}

interface QueueRowProps {
  readonly of: QueueItem
  /** What is shown of the queue: deciding goes on with that. */
  readonly kind: QueueKind | undefined
}

/** One thing that waits: what it is, why it is here, since when, and who has it in hand. */
export function QueueRow({ of: item, kind }: QueueRowProps) {
  const { t } = useTranslation('moderation')
  const { day } = useFormat()
  const { portrait } = item
  return (
    <Row>
      <div className={styles.item}>
        <span className={styles.man}>
          {portrait && <Crop of={portrait.still} region={portrait.region} alt="" sizes="4.5rem" />}
        </span>
        <Name of={item} kind={kind} />
        <div className={styles.how}>
          <Status tone={tones[item.why]}>{t(`why.${item.why}`)}</Status>
          {item.kind === 'evidence' && <StatusWord of={item.status} />}
          <small>{t('desk.since', { at: day(item.since) })}</small>
          <Held of={item} />
          {item.kind === 'flag' && <Flagged of={item} />}
          {'begins' in item && (
            <>
              <small>
                <AboutLine of={item.about} />
              </small>
              <small className={styles.begins}>{item.begins}</small>
            </>
          )}
        </div>
        <Score of={item.score} />
      </div>
    </Row>
  )
}

function Name({ of: item, kind }: QueueRowProps) {
  if (item.kind === 'tip') return <TipLink of={item} />
  return item.kind === 'flag' ? <FlagLink of={item} /> : <CaseLink of={item} kind={kind} />
}

type FlagItem = Extract<QueueItem, { kind: 'flag' }>

function FlagLink({ of: { flagId, flag } }: { readonly of: FlagItem }) {
  const { t } = useTranslation('tips')
  return (
    <Link className={styles.name} to={`/desk/flags/${flagId}`} data-opens="">
      {t(`flag.kind.${flag}`)}
    </Link>
  )
}

/** Whether it is hidden already; where that is asked for, the press that does it. */
function Flagged({ of: { flagId, hides, why } }: { readonly of: FlagItem }) {
  const { t } = useTranslation('moderation')
  return (
    <>
      {hides && <small>{t('flag.isHidden')}</small>}
      {why === 'flag-hide-asked' && <HideFlagged id={flagId} hides={hides} />}
    </>
  )
}

type TipItem = Extract<QueueItem, { kind: 'tip' }>

function TipLink({ of: { tipId, who } }: { readonly of: TipItem }) {
  const { t } = useTranslation('moderation')
  return (
    <Link className={styles.name} to={`/desk/tips/${tipId}`} data-opens="">
      {who ? t('desk.tipOf', { who }) : t('desk.tip')}
    </Link>
  )
}

interface CaseLinkProps {
  readonly of: Exclude<QueueItem, TipItem | FlagItem>
  readonly kind: QueueKind | undefined
}

function CaseLink({ of: item, kind }: CaseLinkProps) {
  const { t } = useTranslation('moderation')
  const nameOf = useNameOf()
  const to = `/desk/${item.identificationId}${kind ? `?kind=${kind}` : ''}`
  return (
    <Link className={styles.name} to={to} data-opens="">
      {t('desk.mayBe', { number: item.subjectNumber, name: nameOf(item.person) })}
    </Link>
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
