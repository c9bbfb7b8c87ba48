import type { Identification } from '../identifications/identification.model.ts'
import { readConfirmedOf } from '../identifications/identification.reader.ts'
import { noteShort } from '../identifications/short.service.ts'
import type { Session } from '../platform/database/transaction.ts'
import { visitor } from '../platform/viewer.ts'
import { readCaseFile } from './case.reader.ts'
import { lackedBy } from './weighing.ts'

/**
 * Looks whether the confirmed name of a man, if he has one, still has the evidence that confirming asks for ([M2]), and
 * notes what it lacks. It is not undone by that: it leads the desk until a moderator has decided. Votes change nothing
 * here ([M4]): what answers do to a confirmed name is said in [M3].
 */
export const settleShort = async (session: Session, subjectId: string): Promise<void> => {
  const confirmed = await readConfirmedOf(subjectId, session)
  if (!confirmed) return
  const file = await readCaseFile(session, visitor, subjectId)
  await noteShort(session, confirmed, lackedBy(file, confirmed, communityThen(confirmed)))
}

/** What those who answered had added where the evidence alone did not carry it. */
const communityThen = ({ withCommunity }: Identification): 0 | 2 => (withCommunity ? 2 : 0)
