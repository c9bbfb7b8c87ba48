import type { Exclusion as One } from '@rollcall/contract/exclusions.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { FlagLink } from '../men/FlagLink.tsx'
import { Status, type Tone } from '../ui/Status.tsx'
import { Contest } from './Contest.tsx'
import styles from './Exclusion.module.css'
import { RestsOn } from './RestsOn.tsx'
import { Rule } from './Rule.tsx'

const tones: Record<One['state'], Tone> = {
  open: 'waits',
  accepted: 'out',
  dismissed: 'none',
  lapsed: 'none',
}

interface ExclusionProps {
  readonly of: One
  /** Whom it is about; where all around is about one person, nothing. */
  readonly who?: ReactNode
  /** Another moderator has it in hand. */
  readonly readOnly?: boolean
}

/** Why a man cannot be somebody: how that stands, what it rests on, who said it, and how it came about. */
export function Exclusion({ of: one, who, readOnly = false }: ExclusionProps) {
  const { t } = useTranslation('exclusions')
  const isClosed = one.person.withheld && one.restsOn.length === 0 && one.reasons === null
  return (
    <li className={styles.one} data-state={one.state}>
      <div className={styles.head}>
        {who && <b>{who}</b>}
        <span>{t(`kind.${one.kind}`)}</span>
        <Status tone={tones[one.state]}>
          {t(`state.${one.contested ? 'contested' : one.state}`)}
        </Status>
      </div>
      {one.reasons && <p>{one.reasons}</p>}
      <RestsOn of={one.restsOn} />
      {isClosed ? <small>{t('withheld')}</small> : <RaisedBy of={one} />}
      <Raised of={one} />
      <Steps of={one} />
      <div className={styles.acts}>
        <Rule of={one} readOnly={readOnly} />
        {one.can.contest && <Contest of={one} />}
      </div>
    </li>
  )
}

/** Of what somebody said when he raised it: that it is withheld, or the way to say that something is wrong with it. */
function Raised({ of: one }: { readonly of: One }) {
  const { t } = useTranslation('exclusions')
  const raised = one.history.findLast(({ what }) => what === 'raised')
  if (one.reasons !== null && raised) return <FlagStep of={one} at={raised.at} />
  return one.withheld && !one.person.withheld && <small>{t('textWithheld')}</small>
}

function FlagStep({ of: { id, subjectId }, at }: { readonly of: One; readonly at: string }) {
  return <FlagLink about={{ kind: 'exclusion', id, at }} of={subjectId} />
}

function RaisedBy({ of: { giver, by, mine, fromTip } }: { readonly of: One }) {
  const { t } = useTranslation('exclusions')
  const words = () => {
    if (mine) return t('mine')
    if (fromTip) return t('byTip')
    if (giver === null) return t('bySystem')
    return by === null ? t(`byKind.${giver}`) : t('byPerson', { by })
  }
  return (
    <p>
      <small>{words()}</small>
    </p>
  )
}

/** How it came about, where there was more than its beginning. */
function Steps({ of: one }: { readonly of: One }) {
  const { t } = useTranslation('exclusions')
  const { moment } = useFormat()
  const { history } = one
  if (history.length < 2) return null
  return (
    <details>
      <summary>{t('history.title')}</summary>
      <ol className={styles.steps}>
        {history.map(({ what, by, reasons, withheld, at }) => (
          <li key={at + what}>
            {by ? t('history.by', { what: t(`history.${what}`), by }) : t(`history.${what}`)}{' '}
            <small>{moment(at)}</small>
            {reasons && <p>{reasons}</p>}
            {withheld && <small>{t('textWithheld')}</small>}
            {reasons && <FlagStep of={one} at={at} />}
          </li>
        ))}
      </ol>
    </details>
  )
}
