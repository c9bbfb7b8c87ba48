import type { AccountId, PersonId } from '@rollcall/contract/ids.ts'
import { changeAlone, changeCase } from '../identifications/changing.service.ts'
import { readEvidence } from '../identifications/evidence.reader.ts'
import { settleMan } from '../identifications/excluded.service.ts'
import { loadIdentification, readByOpenKey } from '../identifications/identification.reader.ts'
import { openKeyOf } from '../identifications/openKey.ts'
import { assertNoPart } from '../identifications/part.service.ts'
import { carryRelatives, liftRelative } from '../identifications/relative.service.ts'
import { isOpen } from '../identifications/status.ts'
import { turnStatus } from '../identifications/turning.service.ts'
import { isOnRoster } from '../people/people.reader.ts'
import { whoHasPortraits } from '../people/portrait.reader.ts'
import { writeAudit } from '../platform/audit.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { notePicture } from '../votes/early.service.ts'
import { othersAnswered } from '../votes/vote.reader.ts'
import { isAlone } from './case.policy.ts'
import { assertNotExcluded } from './excluded.ts'

/** The author takes it back while nobody else has taken part ([I3]). */
export const withdraw = async (
  session: Session,
  by: AccountViewer,
  id: string,
): Promise<string> => {
  const identification = await loadIdentification(session, id)
  if (!identification.proposals.some(({ accountId }) => accountId === by.id))
    throw refuse('forbidden')
  if (identification.status !== 'proposed')
    throw refuse('decision.transition', {
      detail: 'Only a proposal that has not been decided can be withdrawn.',
    })
  const { _id } = identification
  const evidence = await readEvidence([_id], session)
  if (!isAlone(by, identification, evidence) || (await othersAnswered(session, _id, by.id)))
    throw refuse('identification.not-alone', {
      detail:
        'Others have answered, proposed the same name or added evidence. A moderator can rule it out.',
    })
  await turnStatus(session, identification, {
    because: 'withdrawn',
    to: 'withdrawn',
    accountId: by.id,
    reasons: null,
  })
  return id
}

/** Links a free-text name to an entry of the roster; declarations of relatives go with it ([I1], [I4]). */
export const linkPerson = async (
  session: Session,
  by: AccountViewer,
  id: string,
  personId: PersonId,
): Promise<string> => {
  const before = await loadIdentification(session, id)
  if (before.personId) throw refuse('identification.linked')
  if (!(await isOnRoster(personId, session)))
    throw refuseField('personId', 'there is no such person on the roster')
  await assertNotExcluded(session, by, { ...before, personId })
  const linked = { ...before, personId, name: null }
  const openKey = openKeyOf(before.subjectId, linked)
  if (isOpen(before.status) && (await readByOpenKey(openKey, session)))
    throw refuse('identification.exists', {
      detail: 'This person has already been proposed for this man.',
    })
  const update = { personId, ...(isOpen(before.status) && { openKey }) }
  await changeCase(session, linked, 'person-linked', { $set: update })
  await carryRelatives(session, before, linked)
  await settleMan(session, before.subjectId)
  if ((await whoHasPortraits([personId], session)).has(personId))
    await notePicture(session, [before._id], new Date())
  await writeAudit(session, {
    accountId: by.id,
    act: 'identification.linked',
    about: { identification: before._id, person: personId },
    reasons: null,
  })
  return id
}

/** A moderator lifts a relative's declaration: his answers count again, if nothing else speaks against it ([I4]). */
export const liftDeclaration = async (
  session: Session,
  by: AccountViewer,
  id: string,
  accountId: AccountId,
  reasons: string,
): Promise<string> => {
  const identification = await loadIdentification(session, id)
  await assertNoPart(session, by, identification)
  if (!(await liftRelative(session, accountId, identification))) throw refuse('not-found')
  await changeAlone(session, identification, {})
  await writeAudit(session, {
    accountId: by.id,
    act: 'relative.lifted',
    about: { identification: identification._id, account: accountId },
    reasons,
  })
  return id
}
