import { listSubjects, type SubjectListed, type SubjectPage } from '@rollcall/contract/subjects.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useList } from '../api/queries.ts'
import { manNumberIn } from '../men/manNumber.ts'
import { useManName } from '../men/useManName.ts'
import { Crop } from '../ui/Crop.tsx'
import { TextField } from '../ui/Field.tsx'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Refused } from '../ui/Refused.tsx'
import styles from './OtherMen.module.css'

interface OtherMenProps {
  readonly man: SubjectPage
  readonly onChoose: (other: SubjectListed) => void
}

/** Men to choose from: those of the same film first, or the one whose number is written. */
export function OtherMen({ man, onChoose }: OtherMenProps) {
  const { t } = useTranslation('subjects')
  const [number, setNumber] = useState('')
  const filmId = man.sightings.find(({ still }) => still.filmId !== null)?.still.filmId ?? null
  const sought = manNumberIn(number)
  return (
    <>
      <p className={styles.intro}>{t('same.intro')}</p>
      <div className={styles.number}>
        <TextField
          label={t('same.number')}
          inputMode="numeric"
          value={number}
          onChange={setNumber}
        />
      </div>
      {sought !== null && (
        <Some title={t('same.sought')} query={{ number: sought }} {...{ man, onChoose }} />
      )}
      {sought === null && filmId && (
        <Some title={t('same.ofFilm')} query={{ filmId }} {...{ man, onChoose }} />
      )}
      {sought === null && <Some title={t('same.everybody')} query={{}} {...{ man, onChoose }} />}
    </>
  )
}

interface SomeProps extends OtherMenProps {
  readonly title: string
  readonly query: NonNullable<Parameters<typeof useList<typeof listSubjects>>[1]['query']>
}

function Some({ title, query, man, onChoose }: SomeProps) {
  const { t } = useTranslation('subjects')
  const nameOf = useManName()
  const men = useList(listSubjects, { query })
  const others = men.items?.filter(({ id }) => id !== man.id)
  return (
    <section className={styles.some}>
      <h2>{title}</h2>
      <Refused error={men.error} onAgain={men.refetch} />
      {men.isPending && <Loading rows={1} height="9rem" />}
      {others?.length === 0 && <p>{t('same.nobody')}</p>}
      <ul className={styles.men}>
        {others?.map((other) => (
          <li key={other.id}>
            <button type="button" className={styles.man} onClick={() => onChoose(other)}>
              <Crop of={other.portrait.still} region={other.portrait.region} alt="" sizes="9rem" />
              <b>{nameOf(other)}</b>
            </button>
          </li>
        ))}
      </ul>
      <More list={men} />
    </section>
  )
}
