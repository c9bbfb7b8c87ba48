import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { Evidence, type EvidenceItem, type Identification } from './identification.model.ts'
import { relativesOf } from './relative.service.ts'

/** Whether an account has a part in a case: then it rules nothing there. */
export const hasPart = (
  accountId: string,
  identification: Identification,
  evidence: readonly Pick<EvidenceItem, 'givenBy'>[],
  relatives: readonly string[],
): boolean =>
  identification.proposals.some((proposal) => proposal.accountId === accountId) ||
  evidence.some((item) => item.givenBy === accountId) ||
  relatives.includes(accountId)

/** Refuses its proposer, the giver of a piece of its evidence and a declared relative. */
export const assertNoPart = async (
  session: Session,
  by: AccountViewer,
  identification: Identification,
): Promise<void> => {
  const evidence = await rawOf(Evidence)
    .find({ identificationId: identification._id }, { session })
    .toArray()
  const relatives = await relativesOf(session, identification)
  if (hasPart(by.id, identification, evidence, relatives))
    throw refuse('interest.own', {
      detail:
        'You proposed this, gave evidence on it, or are a relative. Another moderator has to rule on it.',
    })
}
