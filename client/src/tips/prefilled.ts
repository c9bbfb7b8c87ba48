import type { EvidenceClass } from '@rollcall/contract/identifications.ts'
import type { IdentificationId, SubjectId } from '@rollcall/contract/ids.ts'
import { manIn, type Tip } from '@rollcall/contract/tips.ts'
import { type EvidenceForm, emptyEvidence } from '../identifications/evidenceForm.ts'
import { emptyProposal, type ProposalForm } from '../identifications/proposalForm.ts'

export interface ProposalFromTip extends ProposalForm {
  readonly subjectId: SubjectId | null
}

export interface EvidenceFromTip extends EvidenceForm {
  readonly subjectId: SubjectId | null
  readonly identificationId: IdentificationId | null
}

/** On what a tip rests, as far as what the sender is to the man tells. */
const classes: Partial<Record<string, EvidenceClass>> = {
  'served with him': 'witness',
  family: 'family',
}

/** A tip as a proposal, to be completed: his words are the reasons, his person is proposed where the tip is about one. */
export function proposalFrom(tip: Tip): ProposalFromTip {
  const basis = classes[tip.relationship ?? '']
  return {
    ...emptyProposal,
    subjectId: manIn(tip.about),
    who: whoOf(tip),
    basis: basis ? [basis] : [],
    reasons: tip.how,
  }
}

function whoOf({ about }: Tip): ProposalForm['who'] {
  if (about?.kind !== 'person') return null
  return { personId: about.id, label: about.person.name ?? '' }
}

/** A tip as evidence: his words, of the class that he can give. */
export const evidenceFrom = (tip: Tip): EvidenceFromTip => ({
  ...emptyEvidence,
  subjectId: manIn(tip.about),
  identificationId: null,
  class: classes[tip.relationship ?? ''] ?? null,
  stance: 'for',
  text: tip.how,
})
