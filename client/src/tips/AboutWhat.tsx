import { getFilm } from '@rollcall/contract/films.ts'
import type { FilmId, PersonId, SightingId, StillId } from '@rollcall/contract/ids.ts'
import { getPerson } from '@rollcall/contract/people.ts'
import { getStill, listStills } from '@rollcall/contract/stills.ts'
import { listSubjects } from '@rollcall/contract/subjects.ts'
import type { About } from '@rollcall/contract/tips.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useGet } from '../api/queries.ts'
import { RosterLine } from '../identifications/RosterLine.tsx'
import { PersonName } from '../men/PersonName.tsx'
import { TheMan } from '../men/TheMan.tsx'
import { Picture, type Pictured } from '../ui/Picture.tsx'
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

/** The man whom a sighting shows. */
function TheSighting({ sightingId }: { readonly sightingId: SightingId }) {
  const { data: men } = useGet(listSubjects, { query: { sightingId, limit: 1 } })
  const man = men?.items[0]
  return man ? <TheMan subjectId={man.id} /> : null
}

function TheStill({ stillId }: { readonly stillId: StillId }) {
  const { data: still } = useGet(getStill, { params: { stillId } })
  if (!still) return null
  return (
    <Shown picture={still}>
      <Link data-alone="" to={`/stills/${still.id}`}>
        {still.title}
      </Link>
    </Shown>
  )
}

/** A film, by its first still. */
function TheFilm({ filmId }: { readonly filmId: FilmId }) {
  const { data: film } = useGet(getFilm, { params: { filmId } })
  const { data: stills } = useGet(listStills, { query: { filmId, limit: 1 } })
  if (!film) return null
  return (
    <Shown picture={stills?.items[0]}>
      <Link data-alone="" to={`/films/${film.id}`}>
        {film.title}
      </Link>
    </Shown>
  )
}

function ThePerson({ personId }: { readonly personId: PersonId }) {
  const { data: person } = useGet(getPerson, { params: { personId } })
  if (!person) return null
  return (
    <Shown picture={undefined}>
      <b>
        <PersonName of={person} />
      </b>
      <br />
      <RosterLine personId={personId} />
    </Shown>
  )
}

interface ShownProps {
  readonly picture: Pictured | undefined
  readonly children: ReactNode
}

function Shown({ picture, children }: ShownProps) {
  return (
    <div className={styles.about}>
      {picture && <Picture of={picture} alt="" sizes="(max-width: 47.99em) 60vw, 21rem" first />}
      <p>{children}</p>
    </div>
  )
}
