import type { FilmId } from '@rollcall/contract/ids.ts'
import { listSubjects } from '@rollcall/contract/subjects.ts'
import { countSubjects } from '@rollcall/contract/wall.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import { useGet, useList } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { useManName } from '../men/useManName.ts'
import { Crop } from '../ui/Crop.tsx'
import { More } from '../ui/More.tsx'
import styles from './MenSeen.module.css'

/** Two rows of them; the others are one press away. */
const SHOWN = 8

/** The men who are marked in a film, each with the way to his page, and how many there are. */
export function MenSeen({ filmId }: { readonly filmId: FilmId }) {
  const { t } = useTranslation('films')
  const { number } = useFormat()
  const nameOf = useManName()
  const men = useList(listSubjects, { query: { filmId, limit: SHOWN } })
  const { data: counts } = useGet(countSubjects, { query: { filmId, limit: 1 } })
  if (!men.items) return null
  if (men.items.length === 0) return <NobodySeen />
  // What is counted is a moment late, and never less than is shown.
  const count = Math.max(counts?.men ?? 0, men.items.length)
  return (
    <section className={styles.seen} aria-labelledby="men-seen">
      <h2 id="men-seen">{t('menSeen.title', { count, n: number(count) })}</h2>
      <ul>
        {men.items.map((man) => (
          <li key={man.id}>
            <Link to={`/subjects/${man.id}`}>
              <Crop of={man.portrait.still} region={man.portrait.region} alt="" sizes="5rem" />
              {nameOf(man)}
            </Link>
          </li>
        ))}
      </ul>
      <More list={men} />
      <Link to={`/?film=${filmId}`}>{t('menSeen.wall')}</Link>
    </section>
  )
}

/** How somebody comes to be marked in it. */
function NobodySeen() {
  const { t } = useTranslation('films')
  const mayMark = useMe()?.can.contribute ?? false
  return <p className={styles.nobody}>{t(mayMark ? 'menSeen.mark' : 'menSeen.tip')}</p>
}
