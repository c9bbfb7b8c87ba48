import type { CaseView } from '@rollcall/contract/caseView.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { Acts } from '../identifications/Acts.tsx'
import { History } from '../identifications/History.tsx'
import { Proposals } from '../identifications/Proposals.tsx'
import { DocumentTitle } from '../ui/DocumentTitle.tsx'
import { AnswersTable } from './AnswersTable.tsx'
import styles from './Case.module.css'
import { CaseMan } from './CaseMan.tsx'
import { CaseTop } from './CaseTop.tsx'
import { Conditions } from './Conditions.tsx'
import { Decide } from './Decide.tsx'
import { HeldTexts } from './HeldTexts.tsx'
import { NextItem } from './NextItem.tsx'
import { Relatives } from './Relatives.tsx'
import { Signatures } from './Signatures.tsx'
import { TallyAtDesk } from './TallyAtDesk.tsx'
import { useClaim } from './useClaim.ts'
import { WeighEvidence } from './WeighEvidence.tsx'

export interface CaseProps {
  readonly of: Identification
  readonly view: CaseView
}

/** The man at the left, what was said in the middle, what follows from it at the right. */
export function Case({ of: one, view, fresh }: CaseProps & { readonly fresh: boolean }) {
  const { t } = useTranslation('moderation')
  // Whoever has signed has done his part: another moderator has to have it in hand.
  const signed = view.signatures.some(({ mine }) => mine)
  const held = useClaim(one.id, one.can.decide.length > 0 && !signed)
  return (
    <div className={styles.case} data-fresh={fresh ? '' : undefined}>
      <DocumentTitle>{t('case.title')}</DocumentTitle>
      <CaseTop of={one} held={held} />
      <CaseMan of={one} />
      <div className={styles.said}>
        <WeighEvidence of={one} readOnly={held.byOther} />
        <Proposals of={one} heading="h2" />
        <HeldTexts of={one} view={view} />
        <TallyAtDesk of={one} />
        <AnswersTable of={one} view={view} />
        <Relatives of={one} those={view.relatives} />
        <History of={one} heading="h2" />
        <Acts of={one} atDesk />
      </div>
      <div className={styles.follows}>
        <Conditions of={one} view={view} />
        <Signatures of={view.signatures} />
        <Decide of={one} view={view} readOnly={held.byOther} />
        <NextItem than={one.id} />
      </div>
    </div>
  )
}
