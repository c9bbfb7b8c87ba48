import type { VoteBody } from '@rollcall/contract/votes.ts'
import { changeAlone } from '../identifications/changing.service.ts'
import { loadIdentification, readStanding } from '../identifications/identification.reader.ts'
import { openUnseen } from '../identifications/opening.service.ts'
import { declareRelative } from '../identifications/relative.service.ts'
import { isTallyPublic } from '../identifications/status.ts'
import type { KeyedAct } from '../platform/database/once.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { Refusal } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { castVote, castVoteWith, takeVoteBack } from '../votes/vote.service.ts'

/** Answers on an identification; who says that he is a relative is one first, so that his answer never counts. */
export const answerIdentification = async (
  by: AccountViewer,
  identificationId: string,
  given: VoteBody,
  keyed: KeyedAct | null,
): Promise<void> => {
  const { reason = null, check = null } = given
  const answer = { answer: given.answer, reason, check }
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

/** A moderator opens the tally: logged, and no answer of his counts any more. Who sees it already: nothing happens. */
export const openTally = async (
  session: Session,
  by: AccountViewer,
  id: string,
  reasons: string,
): Promise<string> => {
  const identification = await loadIdentification(session, id)
  if (isTallyPublic(identification.status)) return id
  if (await openUnseen(session, { accountId: by.id, reasons }, identification))
    await changeAlone(session, identification, {})
  return id
}

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
