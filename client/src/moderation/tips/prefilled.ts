import type { EvidenceClass } from '@rollcall/contract/evidence.ts'
import type { IdentificationId, SubjectId } from '@rollcall/contract/ids.ts'
import type { Tip } from '@rollcall/contract/tipDesk.ts'
import { manIn } from '@rollcall/contract/tips.ts'
import { type EvidenceForm, emptyEvidence } from '../../identifications/evidenceForm.ts'
import { emptyProposal, type ProposalForm } from '../../identifications/proposalForm.ts'

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

/** The sender's words where he lets them be shown; else a moderator writes his own. */
const wordsOf = ({ mayQuote, how }: Tip): string => (mayQuote ? how : '')

/** A tip as a proposal, to be completed; his person is proposed where the tip is about one. */
export function proposalFrom(tip: Tip): ProposalFromTip {
  const basis = classes[tip.relationship ?? '']
  return {
    ...emptyProposal,
    subjectId: manIn(tip.about),
    who: whoOf(tip),
    basis: basis ? [basis] : [],
    reasons: wordsOf(tip),
  }
}

function whoOf({ about }: Tip): ProposalForm['who'] {
  if (about?.kind !== 'person') return null
  return { personId: about.id, label: about.person.name ?? '' }
}

/** A tip as evidence, of the class that its sender can give. */
export const evidenceFrom = (tip: Tip): EvidenceFromTip => ({
  ...emptyEvidence,
  subjectId: manIn(tip.about),
  identificationId: null,
  class: classes[tip.relationship ?? ''] ?? null,
  stance: 'for',
  text: wordsOf(tip),
})
