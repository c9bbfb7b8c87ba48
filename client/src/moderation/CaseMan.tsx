import type { Identification } from '@rollcall/contract/identifications.ts'
import { getSubject, type SubjectPage } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useGet } from '../api/queries.ts'
import { RosterLine } from '../identifications/RosterLine.tsx'
import { StatusWord } from '../identifications/StatusWord.tsx'
import { NameNote, PersonName } from '../men/PersonName.tsx'
import { useManNumber } from '../men/useManName.ts'
import { useNameOf } from '../men/useNameOf.ts'
import { Sightings } from '../subjects/Sightings.tsx'
import styles from './CaseMan.module.css'

/** The man as he is seen, whom he may be as the roster knows him, and the other names that were proposed. */
export function CaseMan({ of: one }: { readonly of: Identification }) {
  const byNumber = useManNumber()
  const { data: man } = useGet(getSubject, { params: { subjectId: one.subjectId } })
  return (
    <div className={styles.man}>
      {man && <Sightings of={man} />}
      {man && (
        <p>
          <Link to={`/subjects/${man.id}`}>{byNumber(man.number)}</Link>
        </p>
      )}
      <h2>
        <PersonName of={one.person} />
      </h2>
      <NameNote of={one.person} />
      {one.person.id && <RosterLine personId={one.person.id} />}
      {man && <OtherNames man={man} than={one.id} />}
    </div>
  )
}

function OtherNames({ man, than }: { readonly man: SubjectPage; readonly than: string }) {
  const { t } = useTranslation('moderation')
  const nameOf = useNameOf()
  const others = man.identifications.filter(({ id }) => id !== than)
  if (others.length === 0) return null
  return (
    <>
      <h3>{t('case.otherNames')}</h3>
      <ul>
        {others.map((one) => (
          <li key={one.id}>
            <Link to={`/desk/${one.id}`}>{nameOf(one.person)}</Link> <StatusWord of={one.status} />
          </li>
        ))}
      </ul>
    </>
  )
}
