import type { Person } from '@rollcall/contract/people.ts'
import { useTranslation } from 'react-i18next'
import { Picture } from '../ui/Picture.tsx'
import { AddPortrait } from './AddPortrait.tsx'
import styles from './Portraits.module.css'
import { usePortraitWords } from './usePortraitWords.ts'

/** His portraits in the order of their dates, each with where it comes from. */
export function Portraits({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people')
  const words = usePortraitWords()
  const { portraits, can, name } = person
  if (portraits.length === 0 && !can.edit) return null
  return (
    <section className={styles.portraits}>
      <h2>{t('portrait.all')}</h2>
      <div className={styles.row}>
        {portraits.map((portrait) => (
          <figure key={portrait.id}>
            <Picture
              of={portrait}
              alt={`${name}: ${words(portrait)}`}
              sizes="(max-width: 47.99em) 45vw, 14rem"
            />
            <figcaption>
              <small>{words(portrait)}</small>
              {portrait.rights && (
                <small>{t('portrait.rightsOf', { rights: portrait.rights })}</small>
              )}
            </figcaption>
          </figure>
        ))}
      </div>
      {can.edit && <AddPortrait to={person} />}
    </section>
  )
}
