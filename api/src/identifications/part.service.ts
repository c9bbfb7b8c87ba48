import type { Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { readEvidence } from './evidence.reader.ts'
import type { Identification } from './identification.model.ts'
import { hasPart } from './part.ts'
import { declaredBy, relativesOf } from './relative.service.ts'

/** Refuses its proposer, the giver of a piece of its evidence and a declared relative. */
export const assertNoPart = async (
  session: Session,
  by: AccountViewer,
  identification: Identification,
): Promise<void> => {
  const evidence = await readEvidence([identification._id], session)
  if (hasPart(by.id, identification, evidence, await relativesOf(session, identification)))
    throw refuse('interest.own', {
      detail:
        'You proposed this, added evidence to it, or are a relative. Another moderator must rule on it.',
    })
}

/** Those of some identifications in which an account has a part. */
export const takenPartIn = async (
  { id }: AccountViewer,
  identifications: readonly Identification[],
): Promise<ReadonlySet<string>> => {
  const evidence = await readEvidence(identifications.map(({ _id }) => _id))
  const declared = await declaredBy(id, identifications)
  const own = identifications.filter((one) => {
    const given = evidence.filter(({ identificationId }) => identificationId === one._id)
    return hasPart(id, one, given, declared.has(one._id) ? [id] : [])
  })
  return new Set(own.map(({ _id }) => _id))
}
