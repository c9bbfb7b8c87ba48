import type { About } from '@rollcall/contract/tips.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { TheMan } from '../men/TheMan.tsx'
import { TheFilm, ThePerson, TheSighting, TheStill } from './AboutOthers.tsx'
import styles from './Tip.module.css'

/** What the tip is about, in sight while one writes. */
export function AboutWhat({ of: about }: { readonly of: About | null }) {
  const { t } = useTranslation('tips')
  switch (about?.kind) {
    case 'subject':
      return <TheMan subjectId={about.id} />
    case 'still':
      return <TheStill stillId={about.id} />
    case 'film':
      return <TheFilm filmId={about.id} />
    case 'person':
      return <ThePerson personId={about.id} />
    case 'sighting':
      return <TheSighting sightingId={about.id} />
    default:
      return (
        <p className={styles.about}>
          {t('about.nothing')} <Link to="/">{t('about.look')}</Link>
        </p>
      )
  }
}
