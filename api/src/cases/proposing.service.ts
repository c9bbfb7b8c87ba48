import type { SubjectId } from '@rollcall/contract/ids.ts'
import { settleElsewhere, settleMan } from '../identifications/excluded.service.ts'
import type { Giver } from '../identifications/giver.ts'
import {
  type ProposalGiven,
  proposeIdentification,
} from '../identifications/identification.service.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { Viewer } from '../platform/viewer.ts'
import { assertPrisoner } from '../subjects/noPrisoner.service.ts'
import { loadSubject } from '../subjects/subject.reader.ts'
import { assertNotExcluded } from './excluded.ts'

/** Proposes who a man is, where he was not decided to be no prisoner ([M9]), and it was not ruled that he cannot be ([X2]); what excludes him is worked out at once ([X1]). */
export const proposeFor = async (
  session: Session,
  viewer: Viewer,
  by: Giver,
  subjectId: SubjectId,
  given: ProposalGiven,
): Promise<string> => {
  const personId = 'personId' in given.who ? given.who.personId : null
  assertPrisoner(await loadSubject(subjectId, session))
  await assertNotExcluded(session, viewer, { subjectId, personId })
  const id = await proposeIdentification(session, by, subjectId, given)
  await settleMan(session, subjectId)
  if (personId) await settleElsewhere(session, personId)
  return id
}
