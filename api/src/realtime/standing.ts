import type { Changed } from '@rollcall/contract/realtime.ts'
import { type CaseVotes, seesTally, seesVerdict, verdictIn } from '../cases/case.reader.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readOfSubject } from '../identifications/identification.reader.ts'
import { inSnapshot } from '../platform/database/transaction.ts'
import { readBallots, whoHasSeen } from '../votes/vote.reader.ts'

type Frame = Extract<Changed, { kind: 'identification' }>

/** The frames of one man's identifications, for anybody and for those who see more. */
export interface SubjectFrames {
  readonly forAnybody: readonly Frame[]
  /** Frames of accounts that have seen a tally. */
  readonly forAccount: ReadonlyMap<string, readonly Frame[]>
}

/** Reads how a man's identifications stand, at one point in time, for some accounts: [V2] frame by frame. */
export const readSubjectFrames = (
  subjectId: string,
  accountIds: readonly string[],
): Promise<SubjectFrames> =>
  inSnapshot(async (session) => {
    const identifications = await readOfSubject(subjectId, session)
    const ballots = await readBallots(
      session,
      identifications.map(({ _id }) => _id),
      null,
    )
    const seen = new Map<string, Set<string>>()
    for (const { _id } of identifications)
      for (const accountId of await whoHasSeen(session, _id, accountIds)) {
        const ids = seen.get(accountId) ?? new Set()
        seen.set(accountId, ids.add(_id))
      }
    const framesFor = (ids: ReadonlySet<string>): Frame[] => {
      const votes: CaseVotes = {
        identifications,
        tallyOf: ballots.tallyOf,
        hasSeen: (id) => ids.has(id),
      }
      return identifications.map((identification) => frameOf(votes, identification))
    }
    return {
      forAnybody: framesFor(new Set()),
      forAccount: new Map([...seen].map(([accountId, ids]) => [accountId, framesFor(ids)])),
    }
  })

const frameOf = (votes: CaseVotes, identification: Identification): Frame => {
  const tally = votes.tallyOf(identification._id)
  const verdict = seesVerdict(votes, identification) ? verdictIn(votes, identification) : null
  return {
    topic: `subject:${identification.subjectId}`,
    kind: 'identification',
    id: identification._id,
    version: identification.version + tally.version,
    subjectId: identification.subjectId,
    status: identification.status,
    answered: tally.answered,
    tally: seesTally(votes, identification) ? tally.counts : null,
    verdict,
    community: verdict === null ? null : verdict === 'supported' ? 2 : 0,
  }
}
