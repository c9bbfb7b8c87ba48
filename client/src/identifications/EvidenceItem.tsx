import type { Evidence } from '@rollcall/contract/evidence.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { addressOf } from '../documents/citing.ts'
import { FlagLink } from '../men/FlagLink.tsx'
import { Status, type Tone } from '../ui/Status.tsx'
import { ClassFields } from './ClassFields.tsx'
import styles from './Told.module.css'
import { Written } from './Written.tsx'

interface EvidenceItemProps {
  readonly of: Evidence
  /** On which it was given. */
  readonly on: Pick<Identification, 'proposals' | 'subjectId'>
  /** What a moderator can do with it. */
  readonly children?: ReactNode
}

export function EvidenceItem({ of: item, on, children }: EvidenceItemProps) {
  const { t } = useTranslation('identifications')
  const said = on.proposals.find(
    ({ by, fromTip, reasons }) =>
      reasons !== null && reasons === item.text && (item.fromTip ? fromTip : by === item.origin),
  )
  const asProposed = ({ fromTip, by, giver }: Identification['proposals'][number]) => {
    if (fromTip) return t('asProposedByTip')
    return by === null ? t(`asProposedByKind.${giver}`) : t('asProposed', { by })
  }
  return (
    <li className={styles.item} data-state={item.state}>
      <div className={styles.first}>
        <b>{t(`class.${item.class}`)}</b>
        <Status tone={item.stance === 'for' ? 'ok' : 'warn'}>{t(`stance.${item.stance}`)}</Status>
        <State of={item} />
      </div>
      {said ? <p>{asProposed(said)}</p> : <Written>{item.text}</Written>}
      <ClassFields of={item} />
      <Origin of={item} />
      {item.ruledBecause && (
        <p>
          <small>{t(`ruled.${item.state}`, { reasons: item.ruledBecause })}</small>
        </p>
      )}
      {item.text !== null && (
        <FlagLink about={{ kind: 'evidence', id: item.id }} of={on.subjectId} />
      )}
      {children && <div className={styles.stays}>{children}</div>}
    </li>
  )
}

const tones: Record<Evidence['state'], Tone> = { open: 'waits', admitted: 'ok', dismissed: 'out' }

function State({ of: { state, points, would, why } }: { readonly of: Evidence }) {
  const { t } = useTranslation('identifications')
  return (
    <>
      <Status tone={tones[state]}>{t(`state.${state}`)}</Status>
      {would !== null && <small>{t('wouldScore', { count: would })}</small>}
      {points > 0 && <small>{t('scores', { count: points })}</small>}
      {why && <small>{t(`addsNothing.${why}`)}</small>}
    </>
  )
}

function Origin({ of: { origin, giver, fromTip, tipId, link, cites } }: { readonly of: Evidence }) {
  const { t } = useTranslation('identifications')
  const from = t(fromTip ? 'fromTip' : 'from', { origin: origin ?? t(`giver.${giver}`) })
  return (
    <small>
      {from}
      {tipId && (
        <>
          {' · '}
          <Link data-alone="" to={`/desk/tips/${tipId}`}>
            {t('toTip')}
          </Link>
        </>
      )}
      {cites && (
        <>
          {' · '}
          <Link data-alone="" to={addressOf(cites.documentId, cites.page, cites.region ?? null)}>
            {t(cites.region ? 'citesPart' : 'citesPage', { page: cites.page })}
          </Link>
        </>
      )}
      {link && (
        <>
          {' · '}
          <a data-alone="" href={link} rel="noreferrer nofollow ugc">
            {new URL(link).host}
          </a>
        </>
      )}
    </small>
  )
}
