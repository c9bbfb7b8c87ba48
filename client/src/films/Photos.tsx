import type { CampId } from '@rollcall/contract/ids.ts'
import { listStills, type Still } from '@rollcall/contract/stills.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useList } from '../api/queries.ts'
import { useWhen } from '../dates/useWhen.ts'
import { More } from '../ui/More.tsx'
import { Picture } from '../ui/Picture.tsx'
import { Refused } from '../ui/Refused.tsx'
import styles from './Photos.module.css'

/** The photos, which belong to no film, newest first. */
export function Photos({ of }: { readonly of: { readonly campId?: CampId } }) {
  const { t } = useTranslation('films')
  const photos = useList(listStills, { query: { source: 'photo', ...of } })
  if (!photos.error && !photos.items?.length) return null
  return (
    <section className={styles.photos}>
      <h2>{t('photos')}</h2>
      <Refused error={photos.error} onAgain={photos.refetch} />
      <ul className={styles.list}>
        {photos.items?.map((photo) => (
          <Photo key={photo.id} photo={photo} />
        ))}
      </ul>
      <More list={photos} />
    </section>
  )
}

function Photo({ photo }: { readonly photo: Still }) {
  const when = useWhen()
  const { place, date } = photo.provenance ?? {}
  const from = [place, date && when(date)].filter((one) => one !== undefined)
  return (
    <li>
      <Link className={styles.photo} to={`/stills/${photo.id}`}>
        <Picture of={photo} alt="" sizes="(max-width: 48em) 45vw, 260px" />
        <span className={styles.title} data-brief="">
          {photo.title}
        </span>
      </Link>
      <small data-brief="">{from.join(' · ')}</small>
    </li>
  )
}
