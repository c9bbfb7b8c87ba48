import type { EvidenceClass } from '@rollcall/contract/identifications.ts'
import type { Picked } from '../people/PersonPicker.tsx'

/** A proposal while it is written. */
export interface ProposalForm {
  readonly who: Picked | null
  readonly basis: readonly EvidenceClass[]
  readonly reasons: string
  readonly relative: boolean
}

export const emptyProposal: ProposalForm = { who: null, basis: [], reasons: '', relative: false }

export type Missing = 'who' | 'basis' | 'reasons'

/** What is still to be said before it can be sent. */
export const missingIn = ({ who, basis, reasons }: ProposalForm): Missing[] => [
  ...(who ? [] : ['who' as const]),
  ...(basis.length > 0 ? [] : ['basis' as const]),
  ...(reasons.trim() ? [] : ['reasons' as const]),
]

export const bodyOf = ({
  who,
  basis,
  reasons,
  relative,
}: ProposalForm & { readonly who: Picked }) => ({
  ...('personId' in who ? { personId: who.personId } : { name: who.name }),
  basis: [...basis],
  reasons,
  ...(relative ? { relative } : {}),
})
