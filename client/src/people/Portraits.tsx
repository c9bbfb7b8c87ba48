import type { Person } from '@rollcall/contract/people.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { SignInAgain } from '../media/OnItsWay.tsx'
import { FlagLink } from '../men/FlagLink.tsx'
import { Picture } from '../ui/Picture.tsx'
import { AddPortrait } from './AddPortrait.tsx'
import { CorrectPortrait, PutBack } from './CorrectPortrait.tsx'
import styles from './Portraits.module.css'
import { useSendingPortrait } from './sending.ts'
import type { OnePortrait } from './useCorrectPortrait.ts'
import { usePortraitWords } from './usePortraitWords.ts'

/** His portraits in the order of their dates, each with where it comes from. */
export function Portraits({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people')
  const { portraits, takenOff = [], can } = person
  const held = 'file' in useSendingPortrait(person.id)
  if (portraits.length === 0 && !can.edit && !held) return null
  return (
    <section className={styles.portraits}>
      <h2>{t('portrait.all')}</h2>
      <div className={styles.row}>
        {portraits.map((portrait) => (
          <PortraitFigure key={portrait.id} of={person} portrait={portrait}>
            {can.edit && <CorrectPortrait of={person} portrait={portrait} />}
            <FlagLink about={{ kind: 'portrait', id: portrait.id }} of={person.id} />
          </PortraitFigure>
        ))}
      </div>
      {can.edit ? <AddPortrait to={person} /> : held && <SignInAgain />}
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

function PortraitFigure({
  of: { id, name },
  portrait,
  children,
}: OnePortrait & { readonly children: ReactNode }) {
  const { t } = useTranslation('people')
  const words = usePortraitWords()
  return (
    <figure>
      <Link to={`/people/${id}/portraits/${portrait.id}`}>
        <Picture
          of={portrait}
          alt={`${name}: ${words(portrait)}`}
          sizes="(max-width: 47.99em) 45vw, 18rem"
        />
      </Link>
      <figcaption>
        <small>{words(portrait)}</small>
        {portrait.rights && <small>{t('portrait.rightsOf', { rights: portrait.rights })}</small>}
      </figcaption>
      {children}
    </figure>
  )
}
