import type { EvidenceQuery } from '@rollcall/contract/casePages.ts'
import type { EvidenceItem } from '../identifications/evidence.model.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { type Stretch, stretchIn } from '../platform/numbered.ts'
import type { CaseFile } from './case.reader.ts'

/** A stretch of the evidence on something, perhaps only of one stance and state. */
export type EvidenceAsked = Stretch & Pick<EvidenceQuery, 'stance' | 'state'>

export const evidenceAsked = (
  file: CaseFile,
  { _id }: Identification,
  { stance, state, ...stretch }: EvidenceAsked,
) => {
  const isAsked = (item: EvidenceItem) =>
    (!stance || item.stance === stance) && (!state || item.state === state)
  return stretchIn(file.evidenceOf(_id).filter(isAsked), stretch)
}
