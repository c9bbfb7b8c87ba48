import type { Identification } from '@rollcall/contract/identifications.ts'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { NameNote, PersonName } from '../men/PersonName.tsx'
import { useNameOf } from '../men/useNameOf.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Chip, Chips } from '../ui/Chip.tsx'
import { VotePanel } from '../votes/VotePanel.tsx'
import { Acts } from './Acts.tsx'
import { basisOf } from './basisOf.ts'
import styles from './Candidate.module.css'
import { CandidatePortrait } from './CandidatePortrait.tsx'
import { EvidenceList } from './EvidenceList.tsx'
import { FamilyFirst } from './FamilyFirst.tsx'
import { History } from './History.tsx'
import { NothingToCompare } from './NothingToCompare.tsx'
import { Proposals } from './Proposals.tsx'
import { Questioned } from './Questioned.tsx'
import { RosterLine } from './RosterLine.tsx'
import { StatusWord } from './StatusWord.tsx'

interface CandidateProps {
  readonly of: Identification
  /** The one that the keys answer. */
  readonly current: boolean
  /** It has just changed, and not by the reader. */
  readonly fresh: boolean
  /** Whether there is a picture of the man: nothing is asked about one who is not to be seen. */
  readonly isSeen: boolean
  readonly onFocus: () => void
}

/** One name that was proposed, with all that speaks for and against it, and the question. */
export function Candidate({ of: one, current, fresh, isSeen, onFocus }: CandidateProps) {
  const { t } = useTranslation('identifications')
  const id = useId()
  const nameOf = useNameOf()
  return (
    <article
      className={styles.candidate}
      aria-labelledby={id}
      data-current={current ? '' : undefined}
      data-fresh={fresh ? '' : undefined}
      onFocusCapture={onFocus}
      onPointerDownCapture={onFocus}
    >
      {one.person.id && <CandidatePortrait of={one} personId={one.person.id} />}
      <h3 id={id}>
        <PersonName of={one.person} />
      </h3>
      <NameNote of={one.person} />
      {one.person.id && <RosterLine personId={one.person.id} />}
      <p className={styles.status}>
        <StatusWord of={one.status} />
        <Questioned of={one} />
      </p>
      <FamilyFirst of={one} />
      <Chips>
        {basisOf(one).map((basis) => (
          <Chip key={basis}>{t(`class.${basis}`)}</Chip>
        ))}
      </Chips>
      {isSeen && (
        <div className={styles.vote}>
          <NothingToCompare of={one} />
          <VotePanel of={one} name={nameOf(one.person)} keys={current} />
          <ButtonLink kind="quiet" to={`/subjects/${one.subjectId}/compare/${one.id}`}>
            {t('compare')}
          </ButtonLink>
        </div>
      )}
      <Proposals of={one} />
      <EvidenceList of={one} />
      {one.history.length > 0 && <History of={one} />}
      <Acts of={one} />
    </article>
  )
}
