import type { EvidenceClass } from '@rollcall/contract/evidence.ts'
import type { GiverKind } from '@rollcall/contract/giver.ts'
import type { EvidenceItem } from '../identifications/evidence.model.ts'
import type { Identification, Proposal } from '../identifications/identification.model.ts'
import type { CaseFile } from './case.reader.ts'

/** As what somebody proposed: a relative who said so; of a tip, what it rests on tells ([P7]). */
export const giverOf = (
  file: Pick<CaseFile, 'relativesOf'>,
  { _id }: Identification,
  { accountId, basis }: Proposal,
): GiverKind => {
  if (accountId === null) return kindOf(basis)
  return file.relativesOf(_id).includes(accountId) ? 'relative' : 'contributor'
}

/** From whom a piece of evidence comes: its class tells, or that its giver said that he is a relative. */
export const giverOfItem = (
  file: Pick<CaseFile, 'relativesOf'>,
  { _id }: Identification,
  { class: of, givenBy }: EvidenceItem,
): GiverKind =>
  givenBy !== null && file.relativesOf(_id).includes(givenBy) ? 'relative' : kindOf([of])

const kindOf = (basis: readonly EvidenceClass[]): GiverKind => {
  if (basis.includes('family')) return 'relative'
  return basis.includes('witness') ? 'comrade' : 'contributor'
}
