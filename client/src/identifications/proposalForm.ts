import type { EvidenceClass } from '@rollcall/contract/identifications.ts'
import type { Who } from './who.ts'

/** A proposal while it is written. */
export interface ProposalForm {
  readonly who: Who | null
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
}: ProposalForm & { readonly who: Who }) => ({
  ...('personId' in who ? { personId: who.personId } : { name: who.name }),
  basis: [...basis],
  reasons,
  ...(relative ? { relative } : {}),
})
