import type { EvidenceItem } from './evidence.model.ts'
import type { Identification } from './identification.model.ts'

/** Whether an account has a part in a case: proposed it, gave evidence, or is a relative. Then it rules nothing there. */
export const hasPart = (
  accountId: string,
  identification: Identification,
  evidence: readonly Pick<EvidenceItem, 'givenBy'>[],
  relatives: readonly string[],
): boolean =>
  identification.proposals.some((proposal) => proposal.accountId === accountId) ||
  evidence.some((item) => item.givenBy === accountId) ||
  relatives.includes(accountId)
