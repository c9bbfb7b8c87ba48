import type { ShownSighting, SubjectListed, SubjectPage } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useManName } from '../men/useManName.ts'
import { Crop } from '../ui/Crop.tsx'
import styles from './SideBySide.module.css'

interface SideBySideProps {
  readonly man: SubjectPage
  readonly other: SubjectListed
}

/** Two men beside one another, as large as the screen allows. */
export function SideBySide({ man, other }: SideBySideProps) {
  const nameOf = useManName()
  const [first] = man.sightings
  return (
    <div className={styles.both}>
      {first && <Man name={nameOf(man)} number={man.number} seen={first} />}
      <Man name={nameOf(other)} number={other.number} seen={other.portrait} />
    </div>
  )
}

interface ManProps {
  readonly name: string
  readonly number: number
  readonly seen: ShownSighting
}

function Man({ name, number, seen }: ManProps) {
  const { t } = useTranslation('subjects')
  const title = seen.filmTitle ?? seen.still.title
  return (
    <figure className={styles.man}>
      <Crop
        of={seen.still}
        region={seen.region}
        alt={t('cropOf', { number, at: 1, of: 1, title })}
        sizes="(max-width: 47.99em) 45vw, 20rem"
      />
      <figcaption>
        <b>{name}</b>
        <small>{title}</small>
      </figcaption>
    </figure>
  )
}
