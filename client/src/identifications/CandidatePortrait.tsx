import type { Identification } from '@rollcall/contract/identifications.ts'
import type { PersonId } from '@rollcall/contract/ids.ts'
import { getPerson } from '@rollcall/contract/people.ts'
import { Link } from 'react-router'
import { useGet } from '../api/queries.ts'
import { useNameOf } from '../men/useNameOf.ts'
import { usePortraitWords } from '../people/usePortraitWords.ts'
import { Picture } from '../ui/Picture.tsx'
import styles from './Candidate.module.css'

interface CandidatePortraitProps {
  readonly of: Identification
  readonly personId: PersonId
}

/** How the proposed man looked; it leads to where the two are compared. Nothing where there is no portrait. */
export function CandidatePortrait({ of: one, personId }: CandidatePortraitProps) {
  const { data } = useGet(getPerson, { params: { personId } })
  const words = usePortraitWords()
  const nameOf = useNameOf()
  const portrait = data?.portraits[0]
  if (!portrait) return null
  return (
    <figure className={styles.portrait}>
      <Link to={`/subjects/${one.subjectId}/compare/${one.id}`}>
        <Picture of={portrait} alt={`${nameOf(one.person)}: ${words(portrait)}`} sizes="7.5rem" />
      </Link>
      <figcaption>
        <small>{words(portrait)}</small>
      </figcaption>
    </figure>
  )
}
