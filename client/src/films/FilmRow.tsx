import type { Film } from '@rollcall/contract/films.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWhen } from '../dates/useWhen.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Picture } from '../ui/Picture.tsx'
import { Row } from '../ui/Rows.tsx'
import { Status } from '../ui/Status.tsx'
import styles from './FilmRow.module.css'
import { lengthOf } from './length.ts'

const sizes = '(max-width: 48em) 40vw, 240px'

/** One film in the list; its picture and its title lead to it. */
export function FilmRow({ film, first }: { readonly film: Film; readonly first: boolean }) {
  const { t } = useTranslation('films')
  const { number } = useFormat()
  const when = useWhen()
  const { date, place, archive } = film.provenance
  const from = [place, date && when(date), archive].filter((one) => one !== undefined)
  const facts = [
    ...(film.facts ? [lengthOf(film.facts)] : []),
    ...(film.state === 'ready'
      ? [
          t('shots', { count: film.shots.length, n: number(film.shots.length) }),
          t('stills', { count: film.stills, n: number(film.stills) }),
        ]
      : []),
  ]
  return (
    <Row>
      <div className={styles.film}>
        <Link className={styles.cover} to={`/films/${film.id}`} tabIndex={-1} aria-hidden="true">
          {film.cover && <Picture of={film.cover} alt="" sizes={sizes} first={first} />}
        </Link>
        <div>
          <h2 className={styles.title} data-brief="">
            <Link to={`/films/${film.id}`}>{film.title}</Link>
          </h2>
          {from.length > 0 && (
            <p className={styles.from} data-brief="">
              {from.join(' · ')}
            </p>
          )}
          {facts.length > 0 && <small>{facts.join(' · ')}</small>}
          {film.state !== 'ready' && <FilmState film={film} />}
        </div>
      </div>
    </Row>
  )
}

function FilmState({ film }: { readonly film: Film }) {
  const { t } = useTranslation('films')
  const { share } = useFormat()
  if (film.state === 'failed') return <Status tone="warn">{t('state.failed')}</Status>
  return (
    <Status tone="none">
      {film.state === 'waiting'
        ? t('state.waiting')
        : t('state.ingesting', { share: share(film.progress.done) })}
    </Status>
  )
}
