import type { Still } from '@rollcall/contract/stills.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWhen } from '../dates/useWhen.ts'
import { Picture } from '../ui/Picture.tsx'
import { Row } from '../ui/Rows.tsx'
import styles from './FilmRow.module.css'

/** One photo in a list with films; its picture and its title lead to it. */
export function PhotoRow({ photo }: { readonly photo: Still }) {
  const { t } = useTranslation('films')
  const when = useWhen()
  const { date, place, archive } = photo.provenance ?? {}
  const from = [place, date && when(date), archive].filter((one) => one !== undefined)
  const to = `/stills/${photo.id}`
  return (
    <Row>
      <div className={styles.film}>
        <Link className={styles.cover} to={to} tabIndex={-1} aria-hidden="true">
          <Picture of={photo} alt="" sizes="(max-width: 48em) 40vw, 240px" />
        </Link>
        <div>
          <h2 className={styles.title} data-brief="">
            <Link to={to}>{photo.title}</Link>
          </h2>
          {from.length > 0 && (
            <p className={styles.from} data-brief="">
              {from.join(' · ')}
            </p>
          )}
          <small>{t('among.photo')}</small>
        </div>
      </div>
    </Row>
  )
}
