import { spanOf } from '@rollcall/contract/edtf.ts'
import type { Person } from '@rollcall/contract/people.ts'
import type { Portrait } from '@rollcall/contract/portraits.ts'
import { useTranslation } from 'react-i18next'
import { useWhen } from '../dates/useWhen.ts'
import { SignInAgain } from '../media/OnItsWay.tsx'
import { FlagLink } from '../men/FlagLink.tsx'
import { AddPortrait } from './AddPortrait.tsx'
import { ComparePortrait } from './ComparePortrait.tsx'
import { CorrectPortrait, PutBack } from './CorrectPortrait.tsx'
import { GivenPortraits } from './GivenPortraits.tsx'
import { PortraitFigure } from './PortraitFigure.tsx'
import styles from './Portraits.module.css'
import { useSendingPortrait } from './sending.ts'

/** His portraits in the order of their dates, each with where it comes from. */
export function Portraits({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people')
  const { portraits, takenOff = [], given = [], can } = person
  const held = 'file' in useSendingPortrait(person.id)
  return (
    <section className={styles.portraits}>
      <h2>{t('portrait.all')}</h2>
      {portraits.length === 0 && (
        <p>{t(can.givePortrait ? 'portrait.noneGive' : 'portrait.noneTip')}</p>
      )}
      <div className={styles.row}>
        {portraits.map((portrait) => (
          <PortraitFigure key={portrait.id} of={person} portrait={portrait} dated>
            <ComparePortrait of={person} portrait={portrait} />
            {can.edit && <CorrectPortrait of={person} portrait={portrait} />}
            <FlagLink about={{ kind: 'portrait', id: portrait.id }} of={person.id} />
          </PortraitFigure>
        ))}
        <NoneAfter of={person} />
      </div>
      {given.length > 0 && <GivenPortraits of={person} />}
      {can.givePortrait ? <AddPortrait to={person} /> : held && <SignInAgain />}
      {takenOff.length > 0 && (
        <details className={styles.add}>
          <summary>{t('portrait.takenOff', { count: takenOff.length })}</summary>
          <div className={styles.row}>
            {takenOff.map((portrait) => (
              <PortraitFigure key={portrait.id} of={person} portrait={portrait}>
                <PutBack of={person} portrait={portrait} />
              </PortraitFigure>
            ))}
          </div>
        </details>
      )}
    </section>
  )
}

/** Where the portraits end: what is after that day only films may show. */
function NoneAfter({ of: { captured, portraits } }: { readonly of: Person }) {
  const { t } = useTranslation('people')
  const when = useWhen()
  const until = spanOf(captured ?? '')?.to
  const isBefore = ({ date }: Portrait) =>
    (spanOf(date ?? '')?.to ?? Infinity) <= (until ?? -Infinity)
  // Where one is without a date, or may be later, nothing is claimed.
  if (!captured || portraits.length === 0 || !portraits.every(isBefore)) return null
  return (
    <div className={styles.after}>
      <p className={styles.when}>{when(captured)}</p>
      <p>
        <strong>{t('field.captured')}</strong>
      </p>
      <small>{t('portrait.noneAfter')}</small>
    </div>
  )
}
