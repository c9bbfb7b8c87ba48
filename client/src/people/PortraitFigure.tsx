import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWhen } from '../dates/useWhen.ts'
import { Picture } from '../ui/Picture.tsx'
import styles from './Portraits.module.css'
import type { OnePortrait } from './useCorrectPortrait.ts'
import { usePortraitWords } from './usePortraitWords.ts'

interface PortraitFigureProps extends OnePortrait {
  readonly children: ReactNode
  /** Whether it stands on the line of time, under its date. */
  readonly dated?: boolean
}

/** A portrait with what is said of it, and the way to look at it closely. */
export function PortraitFigure({
  of: { id, name },
  portrait,
  children,
  dated = false,
}: PortraitFigureProps) {
  const { t } = useTranslation('people')
  const words = usePortraitWords()
  const when = useWhen()
  return (
    <figure>
      {dated && (
        <p className={styles.when} aria-hidden>
          {portrait.date ? when(portrait.date) : t('portrait.noDate')}
        </p>
      )}
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
