import { type EvidenceClass, evidenceClasses } from '@rollcall/contract/evidence.ts'
import { basisItemOf, type EvidenceForm, emptyEvidence, wrongIn } from './evidenceForm.ts'
import type { Who } from './who.ts'

/** A proposal while it is written. */
export interface ProposalForm {
  readonly who: Who | null
  readonly basis: readonly EvidenceClass[]
  /** What was said of each class; it stays where the tick is taken away, in case one comes back to it. */
  readonly told?: Partial<Record<EvidenceClass, EvidenceForm>>
  readonly reasons: string
  readonly relative: boolean
}

export const emptyProposal: ProposalForm = { who: null, basis: [], reasons: '', relative: false }

export type Missing = 'who' | 'basis' | 'reasons'

/** What was said of a class of the basis. */
export const toldOf = ({ told }: ProposalForm, of: EvidenceClass): EvidenceForm => ({
  ...(told?.[of] ?? emptyEvidence),
  class: of,
})

/** What of that cannot be read. */
export const wrongTold = (form: ProposalForm, of: EvidenceClass) => {
  const { portraitDate, link } = wrongIn(toldOf(form, of))
  return { ...(portraitDate && { portraitDate }), ...(link && { link }) }
}

/** What is still to be said, or said otherwise, before it can be sent. */
export const missingIn = (form: ProposalForm): Missing[] => [
  ...(form.who ? [] : ['who' as const]),
  ...(form.basis.length > 0 && form.basis.every((one) => isRead(form, one))
    ? []
    : ['basis' as const]),
  ...(form.reasons.trim() ? [] : ['reasons' as const]),
]

const isRead = (form: ProposalForm, of: EvidenceClass) =>
  Object.keys(wrongTold(form, of)).length === 0

/** The ticks as they are sent, in the order of the form. */
export const ticked = ({ basis }: ProposalForm): EvidenceClass[] =>
  evidenceClasses.filter((one) => basis.includes(one))

export const bodyOf = (form: ProposalForm & { readonly who: Who }) => ({
  ...('personId' in form.who ? { personId: form.who.personId } : { name: form.who.name }),
  basis: ticked(form).map((one) => basisItemOf(toldOf(form, one), one)),
  reasons: form.reasons,
  ...(form.relative ? { relative: true } : {}),
})
