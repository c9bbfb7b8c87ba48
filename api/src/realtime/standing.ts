import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { Changed } from '@rollcall/contract/realtime.ts'
import { readCase } from '../cases/case.asking.ts'
import {
  type CaseVotes,
  isRegrouping,
  seesTally,
  seesVerdict,
  verdictIn,
} from '../cases/case.reader.ts'
import { isComparableBy } from '../cases/comparable.ts'
import { questionedSince } from '../cases/contrary.reader.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { inSnapshot } from '../platform/database/transaction.ts'
import type { Vote } from '../votes/vote.model.ts'

type Frame = Extract<Changed, { kind: 'identification' }>

/** The frames of one man's identifications, for anybody and for those to whom more is told. */
export interface SubjectFrames {
  readonly forAnybody: readonly Frame[]
  /** Frames of accounts that have answered or seen a tally. */
  readonly forAccount: ReadonlyMap<string, readonly Frame[]>
}

/** Reads how a man's identifications stand, at one point in time, for some accounts: [V2] frame by frame. */
export const readSubjectFrames = (
  subjectId: SubjectId,
  accountIds: readonly string[],
): Promise<SubjectFrames> =>
  inSnapshot(async (session) => {
    const { now, contrary } = await readCase(session, subjectId, accountIds)
    const { ground, tallyOf } = now
    const { identifications } = ground
    const given = new Map<string, Map<string, Vote>>()
    for (const vote of now.votes) {
      const own = given.get(vote.accountId) ?? new Map<string, Vote>()
      given.set(vote.accountId, own.set(vote.ballotId, vote))
    }
    const isComparable = isComparableBy(ground, tallyOf)
    const framesFor = (own: ReadonlyMap<string, Vote>): Frame[] => {
      const votes: CaseVotes = {
        identifications,
        tallyOf,
        hasSeen: (id) => own.get(id)?.seen === true,
        isComparable,
      }
      return identifications.map((one) => ({
        ...frameOf(votes, one),
        questioned: questionedSince(contrary, one) !== null,
      }))
    }
    const framesOf = (own: ReadonlyMap<string, Vote>): Frame[] =>
      framesFor(own).map((frame) => ({ ...frame, mineRevision: own.get(frame.id)?.revision ?? 0 }))
    return {
      forAnybody: framesFor(new Map()),
      forAccount: new Map([...given].map(([accountId, own]) => [accountId, framesOf(own)])),
    }
  })

const frameOf = (votes: CaseVotes, identification: Identification): Omit<Frame, 'questioned'> => {
  const tally = votes.tallyOf(identification._id)
  const verdict = seesVerdict(votes, identification) ? verdictIn(votes, identification) : null
  return {
    topic: `subject:${identification.subjectId}`,
    kind: 'identification',
    id: identification._id,
    version: identification.version + tally.version,
    subjectId: identification.subjectId,
    status: identification.status,
    lacks: identification.short?.lacks ?? [],
    regrouping: isRegrouping(votes, identification),
    answered: tally.answered,
    tally: seesTally(votes, identification) ? tally.counts : null,
    verdict,
    community: verdict === null ? null : verdict === 'supported' ? 2 : 0,
  }
}
