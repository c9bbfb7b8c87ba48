import type { Reply, ReplyOutcome } from '@rollcall/contract/replies.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWhen } from '../dates/useWhen.ts'
import { Status, type Tone } from '../ui/Status.tsx'
import { LongText } from './LongText.tsx'
import told from './Told.module.css'

const tones: Record<ReplyOutcome, Tone> = {
  accepted: 'ok',
  'not-accepted': 'out',
  'more-wanted': 'waits',
  'under-review': 'maybe',
  other: 'none',
}

interface ReplyItemProps {
  readonly of: Reply
  /** What may be done with it, and how it stands, for moderators. */
  readonly children?: ReactNode
}

/** What an agency answered: who, on which day, under which reference; it is that agency's to say. */
export function ReplyItem({ of: one, children }: ReplyItemProps) {
  const { t } = useTranslation('identifications')
  const when = useWhen()
  const { agency, date, reference, outcome, text, withheld, document } = one
  return (
    <li className={told.item} data-state={one.withdrawnAt ? 'dismissed' : undefined}>
      <div className={told.first}>
        <b>{agency ?? t('reply.agencyWithheld')}</b>
        <Status tone={tones[outcome]}>{t(`reply.outcome.${outcome}`)}</Status>
      </div>
      <p>
        <small>
          {reference
            ? t('reply.onUnder', { day: when(date), reference })
            : t('reply.on', { day: when(date) })}
        </small>
      </p>
      {text && <LongText>{text}</LongText>}
      {withheld && <small>{t('withheld.text')}</small>}
      {document && (
        <Link data-alone="" to={`/documents/${document.id}`}>
          {t('reply.document', { title: document.title })}
        </Link>
      )}
      {children}
    </li>
  )
}
