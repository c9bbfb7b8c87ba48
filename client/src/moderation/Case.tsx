import type { CaseView } from '@rollcall/contract/caseView.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'
import { getSubject } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { Acts } from '../identifications/Acts.tsx'
import { Proposals } from '../identifications/Proposals.tsx'
import { DocumentTitle } from '../ui/DocumentTitle.tsx'
import { AnswersTable } from './AnswersTable.tsx'
import styles from './Case.module.css'
import { CaseTop } from './CaseTop.tsx'
import { Conditions } from './Conditions.tsx'
import { Decide } from './Decide.tsx'
import { FamilyFirst } from './FamilyFirst.tsx'
import { HeldTexts } from './HeldTexts.tsx'
import { Notes } from './Notes.tsx'
import { OtherNames } from './OtherNames.tsx'
import { Relatives } from './Relatives.tsx'
import { Replies } from './Replies.tsx'
import { RuleExclusions } from './RuleExclusions.tsx'
import { Signatures } from './Signatures.tsx'
import { TallyAtDesk } from './TallyAtDesk.tsx'
import { TimeLine } from './TimeLine.tsx'
import { useClaim } from './useClaim.ts'
import { WeighEvidence } from './WeighEvidence.tsx'

export interface CaseProps {
  readonly of: Identification
  readonly view: CaseView
}

/** Both faces on top; under them what speaks for him, what else was said, and what follows from it. */
export function Case({ of: one, view, fresh }: CaseProps & { readonly fresh: boolean }) {
  const { t } = useTranslation('moderation')
  const { data: man } = useGet(getSubject, { params: { subjectId: one.subjectId } })
  // Whoever has signed has done his part: another moderator has to have it in hand.
  const signed = view.signatures.some(({ mine }) => mine)
  const held = useClaim(one.id, one.can.decide.length > 0 && !signed)
  return (
    <div className={styles.case} data-fresh={fresh ? '' : undefined}>
      <DocumentTitle>{t('case.title')}</DocumentTitle>
      <CaseTop of={one} view={view} man={man} held={held} />
      <div className={styles.columns}>
        <div className={styles.said}>
          <WeighEvidence of={one} view={view} readOnly={held.byOther} />
          <RuleExclusions of={one} readOnly={held.byOther} />
          <Replies of={one} />
          <TimeLine of={one} />
        </div>
        <div className={styles.beside}>
          <Proposals of={one} heading="h2" />
          <HeldTexts of={one} view={view} />
          <TallyAtDesk of={one} />
          <AnswersTable of={one} view={view} />
          <Notes of={one} />
          <Relatives of={one} those={view.relatives} />
          {man && <OtherNames man={man} than={one.id} />}
          <Acts of={one} atDesk />
        </div>
        <div className={styles.follows}>
          <Conditions of={one} view={view} />
          <FamilyFirst of={one} view={view} readOnly={held.byOther} />
          <Signatures of={view} />
          <Decide of={one} view={view} readOnly={held.byOther} />
        </div>
      </div>
    </div>
  )
}
