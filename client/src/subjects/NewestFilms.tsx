import { type Film, listFilms } from '@rollcall/contract/films.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useList } from '../api/queries.ts'
import { useCampName } from '../camps/useCampName.ts'
import { useWhen } from '../dates/useWhen.ts'
import { Picture } from '../ui/Picture.tsx'
import styles from './NewestFilms.module.css'

/** What the page and whatever asks ahead ask for. */
const newestFilms = { query: { limit: 4 } }

/** The films that were added last; where there is none, nothing. */
export function NewestFilms() {
  const { t } = useTranslation('subjects')
  const { items } = useList(listFilms, newestFilms)
  if (!items?.length) return null
  return (
    <section aria-labelledby="films">
      <h2 id="films">{t('films.title')}</h2>
      <ul className={styles.films}>
        {items.map((film) => (
          <FilmCard key={film.id} film={film} />
        ))}
      </ul>
      <p className={styles.all}>
        <Link to="/films">{t('films.all')}</Link>
      </p>
    </section>
  )
}

function FilmCard({ film: { id, title, cover, camp, provenance } }: { readonly film: Film }) {
  const when = useWhen()
  const campName = useCampName()
  const { place, date } = provenance
  const facts = [camp && campName(camp), place, date && when(date)].filter(Boolean)
  return (
    <li>
      <Link className={styles.film} to={`/films/${id}`}>
        <span className={styles.stage}>
          {cover && <Picture of={cover} alt="" sizes="(max-width: 47.99em) 92vw, 24vw" />}
        </span>
        <b data-brief="">{title}</b>
        {facts.length > 0 && <small data-brief="">{facts.join(' · ')}</small>}
      </Link>
    </li>
  )
}
