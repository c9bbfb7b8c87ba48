import type { AccountId, PersonId } from '@rollcall/contract/ids.ts'
import type { Answer } from '@rollcall/contract/votes.ts'
import type { Identification } from '../identifications/identification.model.ts'
import {
  readByOpenKey,
  readEvidence,
  readIdentifications,
  readStanding,
} from '../identifications/identification.reader.ts'
import {
  changeAlone,
  changeCase,
  loadIdentification,
  openKeyOf,
  turnStatus,
} from '../identifications/identification.service.ts'
import { assertNoPart } from '../identifications/part.service.ts'
import {
  carryRelatives,
  declareRelative,
  liftRelative,
} from '../identifications/relative.service.ts'
import { isOpen } from '../identifications/status.ts'
import { readPeople } from '../people/people.service.ts'
import { writeAudit } from '../platform/audit.ts'
import type { KeyedAct } from '../platform/database/once.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { Refusal, refuse, refuseField } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { newSince, othersAnswered, readBallots } from '../votes/vote.reader.ts'
import { castVote, castVoteWith, openTallyFor, takeVoteBack } from '../votes/vote.service.ts'
import { isAlone } from './case.policy.ts'
import { seenIn, seesTally } from './case.reader.ts'

/** Answers on an identification; who says that he is a relative is one first, so that his answer never counts. */
export const answerIdentification = async (
  by: AccountViewer,
  identificationId: string,
  given: { answer: Answer; reason?: string | undefined; relative?: boolean | undefined },
  keyed: KeyedAct | null,
): Promise<void> => {
  const answer = { answer: given.answer, reason: given.reason ?? null }
  if (!given.relative)
    return onBallotOf(identificationId, (id) => castVote(id, by.id, answer, keyed))
  await inTransaction(async (session) => {
    const identification = await loadIdentification(session, identificationId)
    await declareRelative(session, by.id, identification)
    await castVoteWith(session, identification._id, by.id, answer, keyed)
  })
}

/** Takes an answer back. */
export const takeAnswerBack = (
  by: AccountViewer,
  identificationId: string,
  keyed: KeyedAct | null,
): Promise<void> => onBallotOf(identificationId, (id) => takeVoteBack(id, by.id, keyed))

/**
 * Acts on an identification's ballot. Where a merge closed it, also meanwhile, on the one it went into: that is looked
 * up only then, since nearly every answer finds its ballot open.
 */
const onBallotOf = async (
  ballotId: string,
  act: (ballotId: string) => Promise<void>,
): Promise<void> => {
  try {
    await act(ballotId)
  } catch (error) {
    const closed = error instanceof Refusal && error.code === 'identification.closed'
    const standing = closed ? (await readStanding(ballotId))?._id : undefined
    if (!standing || standing === ballotId) throw error
    await onBallotOf(standing, act)
  }
}

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
      detail: 'Only what is proposed and not decided can be withdrawn.',
    })
  const { _id } = identification
  const evidence = await readEvidence([_id], session)
  if (!isAlone(by, identification, evidence) || (await othersAnswered(session, _id, by.id)))
    throw refuse('identification.not-alone', {
      detail:
        'Others have answered, proposed the same or given evidence. A moderator can rule it out.',
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
  if (!(await readPeople([personId], session)).has(personId))
    throw refuseField('personId', 'there is no such person on the roster')
  const linked = { ...before, personId, name: null }
  const openKey = openKeyOf(before.subjectId, linked)
  if (isOpen(before.status) && (await readByOpenKey(openKey, session)))
    throw refuse('identification.exists', {
      detail: 'This person is proposed for this man already.',
    })
  const update = { personId, ...(isOpen(before.status) && { openKey }) }
  await changeCase(session, linked, 'person-linked', { $set: update })
  await carryRelatives(session, before, linked)
  await writeAudit(session, {
    accountId: by.id,
    act: 'identification.linked',
    about: { identification: before._id, person: personId },
    reasons: null,
  })
  return id
}

/** A moderator opens the tally: logged, and no answer of his counts any more. Who sees it already: nothing happens. */
export const openTally = async (
  session: Session,
  by: AccountViewer,
  id: string,
  reasons: string,
): Promise<string> => {
  const identification = await loadIdentification(session, id)
  const { _id } = identification
  const ballots = await readBallots(session, [_id], by.id)
  if (seesTally({ hasSeen: seenIn(ballots) }, identification)) return _id
  await openTallyFor(session, _id, by.id)
  await changeAlone(session, identification, {})
  await writeAudit(session, {
    accountId: by.id,
    act: 'tally.opened',
    about: { identification: _id },
    reasons,
  })
  return id
}

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

/** So many new "different, sure" reopen what was confirmed ([M3]). */
const CONTRARY_ANSWERS = 2

/** Reaction to changed answers: reopens a confirmed identification that new sure answers contradict. Safe to repeat. */
export const reopenIfContradicted = async (id: string): Promise<void> => {
  const found = (await readIdentifications([id])).get(id)
  if (found?.status === 'confirmed') await inTransaction((session) => reopen(session, id))
}

const reopen = async (session: Session, id: string): Promise<void> => {
  const identification: Identification = await loadIdentification(session, id)
  if (identification.status !== 'confirmed') return
  const contrary = await newSince(session, id, 'different-sure', {
    version: identification.confirmedTally ?? 0,
    at: identification.decidedAt,
    took: identification.took ?? [],
  })
  if (contrary < CONTRARY_ANSWERS) return
  await turnStatus(session, identification, {
    because: 'contrary-answers',
    to: 'disputed',
    accountId: null,
    reasons: null,
  })
}
