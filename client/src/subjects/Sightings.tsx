import type { ShownSighting, SubjectPage } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { FlagNotes } from '../men/FlagNotes.tsx'
import { useClueWords } from '../men/useClueWords.ts'
import { Crop } from '../ui/Crop.tsx'
import { VeilLine } from '../ui/VeilLine.tsx'
import styles from './Sightings.module.css'
import { useSeenIn } from './useSeenIn.ts'

/** All pictures there are of him: the first large, the others under it, each leading to its still. */
export function Sightings({ of: man }: { readonly of: SubjectPage }) {
  const { t } = useTranslation('subjects')
  const seenIn = useSeenIn()
  const [first, ...others] = man.sightings
  const clues = useClueWords().all(man.sightings.flatMap((seen) => seen.clues))
  return (
    <>
      {first && (
        <OnStill seen={first} sizes="(max-width: 47.99em) 100vw, 21rem" at={1} of={man} first />
      )}
      <VeilLine of={man.sightings.map(({ still }) => still)} />
      {others.length > 0 && (
        <div className={styles.others}>
          {others.map((seen, at) => (
            <OnStill key={seen.id} seen={seen} sizes="6rem" at={at + 2} of={man} />
          ))}
        </div>
      )}
      {clues && <p className={styles.clues}>{clues}</p>}
      <FlagNotes of={man.sightings} />
      <p className={styles.seenIn}>
        <small>
          {first ? seenIn(man.sightings) : t(man.restricted ? 'seen.restricted' : 'seen.nowhere')}
        </small>
        <InFilms of={man} />
      </p>
    </>
  )
}

/** The way to where he is seen in each film. */
function InFilms({ of: { sightings } }: { readonly of: SubjectPage }) {
  const { t } = useTranslation('subjects')
  const first = Map.groupBy(sightings, ({ still }) => still.filmId)
  return [...first].map(([filmId, [seen]]) =>
    filmId && seen ? (
      <Link key={filmId} className={styles.film} to={`/films/${filmId}?frame=${seen.still.frame}`}>
        {t('seen.watch', { title: seen.filmTitle ?? seen.still.title })}
      </Link>
    ) : null,
  )
}

interface OnStillProps {
  readonly seen: ShownSighting
  readonly sizes: string
  /** Which of his pictures it is. */
  readonly at: number
  readonly of: SubjectPage
  readonly first?: boolean
}

function OnStill({ seen, sizes, at, of: man, first = false }: OnStillProps) {
  const { t } = useTranslation('subjects')
  const title = seen.filmTitle ?? seen.still.title
  return (
    <Link to={`/stills/${seen.still.id}?man=${man.id}`} className={styles.crop}>
      <Crop
        of={seen.still}
        region={seen.region}
        alt={t('cropOf', { number: man.number, at, of: man.sightings.length, title })}
        sizes={sizes}
        first={first}
      />
    </Link>
  )
}
