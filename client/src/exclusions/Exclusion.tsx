import type { Exclusion as One } from '@rollcall/contract/exclusions.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
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
      <Steps of={one} />
      <div className={styles.acts}>
        <Rule of={one} readOnly={readOnly} />
        {one.can.contest && <Contest of={one} />}
      </div>
    </li>
  )
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
function Steps({ of: { history } }: { readonly of: One }) {
  const { t } = useTranslation('exclusions')
  const { moment } = useFormat()
  if (history.length < 2) return null
  return (
    <details>
      <summary>{t('history.title')}</summary>
      <ol className={styles.steps}>
        {history.map(({ what, by, reasons, at }) => (
          <li key={at + what}>
            {by ? t('history.by', { what: t(`history.${what}`), by }) : t(`history.${what}`)}{' '}
            <small>{moment(at)}</small>
            {reasons && <p>{reasons}</p>}
          </li>
        ))}
      </ol>
    </details>
  )
}
