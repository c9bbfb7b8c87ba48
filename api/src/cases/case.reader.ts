import { FIRST_ONES } from '@rollcall/contract/casePages.ts'
import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { Counts, Verdict } from '@rollcall/contract/votes.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { idsOf } from '../identifications/idsOf.ts'
import { isTallyPublic, isUndecided } from '../identifications/status.ts'
import { type ChangeDoc, readReasoned } from '../platform/changes.ts'
import type { Session } from '../platform/database/transaction.ts'
import { settings } from '../platform/settings.ts'
import { moderator, type Viewer } from '../platform/viewer.ts'
import type { Tally, Vote } from '../votes/vote.model.ts'
import { readAnswers, votesIn } from '../votes/vote.reader.ts'
import { isComparableBy } from './comparable.ts'
import { verdictOf } from './consensus.ts'
import { type Contrary, readContrary } from './contrary.reader.ts'
import { type GroundNow, readGround } from './ground.reader.ts'
import type { Ground } from './ground.ts'
import type { ReplyDoc } from './reply.model.ts'
import { mayHaveBeenAsked } from './reply.policy.ts'
import { readPublicReplies } from './reply.reader.ts'

/** What verdicts follow from, and what a viewer has seen of it. */
export interface CaseVotes {
  readonly identifications: readonly Identification[]
  readonly tallyOf: (identificationId: string) => Tally
  /** Whether the viewer has seen the tally once, and so goes on seeing it. */
  readonly hasSeen: (identificationId: string) => boolean
  /** Whether there is something to compare with: nothing follows from the answers otherwise ([C6]). */
  readonly isComparable: (identification: Identification) => boolean
}

/** Everything proposed for one man, read at one point in time, with what this viewer may see of the votes. */
export interface CaseFile extends CaseVotes, Ground {
  readonly viewer: Viewer
  /** All that is the same for whoever asks, as one thing: what is made of it alone is made once. */
  readonly ground: Ground
  readonly voteOf: (identificationId: string) => Vote | null
  /** First answers beside current ones, as many as are shown at first and one more; only read for a moderator who sees the tally. */
  readonly answersOf: (identificationId: string) => readonly Vote[] | null
  readonly contrary: Contrary
  /** What was changed of his marks and told why; only read for who may release it. */
  readonly changes: readonly ChangeDoc[]
  /** What agencies answered and everybody may know of; only read for who may release its words. */
  readonly replies: readonly ReplyDoc[]
}

/** Reads the case of one man in the caller's snapshot or transaction. */
export const readCaseFile = async (
  session: Session,
  viewer: Viewer,
  subjectId: string,
): Promise<CaseFile> => {
  const voters = viewer.kind === 'account' ? [viewer.id] : []
  const now = await readGround(session, subjectId as SubjectId, voters)
  const contrary = await readContrary(session, now.ground.identifications, now.tallyOf)
  return fileFor(session, viewer, now, contrary)
}

/** The case as one viewer may know it; what only moderators see is read for them. */
export const fileFor = async (
  session: Session,
  viewer: Viewer,
  { ground, tallyOf, votes }: GroundNow,
  contrary: Contrary,
): Promise<CaseFile> => {
  const own = viewer.kind === 'account' ? viewer.id : null
  const voteOf = votesIn(votes.filter(({ accountId }) => accountId === own))
  const votesSeen = { hasSeen: seenIn(voteOf), tallyOf }
  return {
    ...ground,
    ground,
    viewer,
    voteOf,
    ...votesSeen,
    isComparable: isComparableBy(ground, tallyOf),
    contrary,
    ...(await readForModerator(session, viewer, ground, votesSeen)),
  }
}

const seenIn =
  (voteOf: CaseFile['voteOf']) =>
  (identificationId: string): boolean =>
    voteOf(identificationId)?.seen === true

/** Whether its answers are still on their way to where they belong, after men were joined or taken apart ([K3]). */
export const isRegrouping = (
  { tallyOf }: Pick<CaseVotes, 'tallyOf'>,
  { _id }: Identification,
): boolean => tallyOf(_id).regrouping !== undefined

/** Whether the viewer may see how others answered ([V2]); nobody does before all answers are where they belong. */
export const seesTally = (
  votes: Pick<CaseVotes, 'hasSeen' | 'tallyOf'>,
  identification: Identification,
): boolean => {
  const { _id, status } = identification
  return (isTallyPublic(status) || votes.hasSeen(_id)) && !isRegrouping(votes, identification)
}

const rivalsOf = (votes: CaseVotes, identification: Identification): Identification[] =>
  votes.identifications.filter(
    (one) => one._id !== identification._id && isUndecided(one.status) && votes.isComparable(one),
  )

/** The verdict follows from the tallies of the rivals too, so it is shown to whoever sees all of them. */
export const seesVerdict = (votes: CaseVotes, identification: Identification): boolean =>
  [identification, ...rivalsOf(votes, identification)].every((one) => seesTally(votes, one))

/** Which rivals keep the verdict from somebody who sees this tally: those that he has not answered yet. */
export const awaitedFor = (votes: CaseVotes, identification: Identification): Identification[] =>
  isUndecided(identification.status) && seesTally(votes, identification)
    ? rivalsOf(votes, identification).filter(
        (one) => !seesTally(votes, one) && !isRegrouping(votes, one),
      )
    : []

/** What the crowd says, whoever asks: callers show it only behind `seesVerdict`. */
export const verdictIn = (votes: CaseVotes, identification: Identification): Verdict => {
  if (!votes.isComparable(identification)) return 'open'
  const countsOf = ({ _id }: Identification): Counts => votes.tallyOf(_id).counts
  const rivals = rivalsOf(votes, identification).map(countsOf)
  return verdictOf(countsOf(identification), rivals, settings.SUPPORTED_ANSWERS)
}

type ForModerators = Pick<CaseFile, 'answersOf' | 'changes' | 'replies'>
const firstAnswers = { from: 0, limit: FIRST_ONES + 1 }
const forOthers: ForModerators = { answersOf: () => null, changes: [], replies: [] }

const readForModerator = async (
  session: Session,
  viewer: Viewer,
  { subjectId, identifications, joined }: Ground,
  votes: Pick<CaseVotes, 'hasSeen' | 'tallyOf'>,
): Promise<ForModerators> => {
  if (!moderator(viewer)) return forOthers
  const answers = new Map<string, readonly Vote[]>()
  for (const identification of identifications)
    if (seesTally(votes, identification))
      answers.set(identification._id, await readAnswers(session, identification._id, firstAnswers))
  const men = [subjectId, ...joined.map(({ _id }) => _id)].map((id) => `subject:${id}` as const)
  return {
    answersOf: (id) => answers.get(id) ?? null,
    changes: await readReasoned(session, men),
    replies: await readPublicReplies(
      session,
      identifications.filter(mayHaveBeenAsked).flatMap(idsOf),
    ),
  }
}
