import type { AccountId, PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import type { Counts, Verdict } from '@rollcall/contract/votes.ts'
import { type AccountFacts, readAccounts } from '../accounts/account.reader.ts'
import type { EvidenceItem } from '../identifications/evidence.model.ts'
import { readEvidence } from '../identifications/evidence.reader.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readOfSubject } from '../identifications/identification.reader.ts'
import { relativesOfEach } from '../identifications/relative.service.ts'
import type { Release } from '../identifications/release.model.ts'
import { readReleases } from '../identifications/release.service.ts'
import { isTallyPublic, isUndecided } from '../identifications/status.ts'
import type { PersonDoc } from '../people/people.model.ts'
import { readPeople } from '../people/people.service.ts'
import { type ChangeDoc, readReasoned } from '../platform/changes.ts'
import type { Session } from '../platform/database/transaction.ts'
import { settings } from '../platform/settings.ts'
import { moderator, type Viewer } from '../platform/viewer.ts'
import type { SubjectDoc } from '../subjects/subject.model.ts'
import { readJoined } from '../subjects/subject.service.ts'
import type { Tally, Vote } from '../votes/vote.model.ts'
import { type Ballots, readAnswers, readBallots } from '../votes/vote.reader.ts'
import { verdictOf } from './consensus.ts'
import { type Contrary, readContrary } from './contrary.reader.ts'
import { filmedOf } from './filmed.ts'
import { type Pictures, readPictures } from './pictures.reader.ts'
import type { ScoredCase } from './score.ts'

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
export interface CaseFile extends CaseVotes, Pictures {
  readonly viewer: Viewer
  readonly evidenceOf: (identificationId: string) => readonly EvidenceItem[]
  readonly voteOf: (identificationId: string) => Vote | null
  readonly person: (personId: string) => PersonDoc | undefined
  readonly account: (accountId: string) => AccountFacts | undefined
  readonly relativesOf: (identificationId: string) => readonly string[]
  /** First answers beside current ones; only read for a moderator who sees the tally. */
  readonly answersOf: (identificationId: string) => readonly Vote[] | null
  readonly contrary: Contrary
  /** Who was joined with the man ([K3]). */
  readonly joined: readonly SubjectDoc[]
  /** What was changed of his marks and told why; only read for who may release it. */
  readonly changes: readonly ChangeDoc[]
  readonly releases: readonly Release[]
  /** Only read where a portrait's date is held against it. */
  readonly filmed: ScoredCase['filmed']
}

/** Reads the case of one man in the caller's snapshot or transaction. */
export const readCaseFile = async (
  session: Session,
  viewer: Viewer,
  subjectId: string,
): Promise<CaseFile> => {
  const identifications = await readOfSubject(subjectId, session)
  const ids = identifications.map(({ _id }) => _id)
  const evidence = await readEvidence(ids, session)
  const ballots = await readBallots(session, ids, viewer.kind === 'account' ? viewer.id : null)
  const relatives = await relativesOfEach(session, identifications)
  const people = await readPeople(named(identifications), session)
  const joined = await readJoined(subjectId as SubjectId, session)
  const men = [subjectId, ...joined.map(({ _id }) => _id)] as SubjectId[]
  const releases = await readReleases(homesOf(identifications, men), session)
  const accounts = await readAccounts(
    involved({ identifications, evidence, relatives, releases }),
    session,
  )
  return {
    viewer,
    identifications,
    evidenceOf: (id) => evidence.filter(({ identificationId }) => identificationId === id),
    ...ballots,
    hasSeen: seenIn(ballots),
    ...(await readPictures(session, subjectId, identifications, ballots.tallyOf)),
    contrary: await readContrary(session, identifications, ballots.tallyOf),
    person: (id) => people.get(id as PersonId),
    account: (id) => accounts.get(id as AccountId),
    relativesOf: (id) => relatives.get(id) ?? [],
    joined,
    changes: moderator(viewer)
      ? await readReasoned(
          session,
          men.map((id) => `subject:${id}`),
        )
      : [],
    releases,
    ...(await readVoters(session, viewer, identifications, ballots)),
    filmed: evidence.some(({ portraitDate }) => portraitDate)
      ? await filmedOf(subjectId, session)
      : null,
  }
}

export const seenIn =
  (ballots: Ballots) =>
  (identificationId: string): boolean =>
    ballots.voteOf(identificationId)?.seen === true

/** Whether the viewer may see how others answered ([V2]). */
export const seesTally = (
  votes: Pick<CaseVotes, 'hasSeen'>,
  { _id, status }: Identification,
): boolean => isTallyPublic(status) || votes.hasSeen(_id)

const rivalsOf = (votes: CaseVotes, identification: Identification): Identification[] =>
  votes.identifications.filter(
    (one) => one._id !== identification._id && isUndecided(one.status) && votes.isComparable(one),
  )

/** The verdict follows from the tallies of the rivals too, so it is shown to whoever sees all of them. */
export const seesVerdict = (votes: CaseVotes, identification: Identification): boolean =>
  [identification, ...rivalsOf(votes, identification)].every((one) => seesTally(votes, one))

/** What the crowd says, whoever asks: callers show it only behind `seesVerdict`. */
export const verdictIn = (votes: CaseVotes, identification: Identification): Verdict => {
  if (!votes.isComparable(identification)) return 'open'
  const countsOf = ({ _id }: Identification): Counts => votes.tallyOf(_id).counts
  const rivals = rivalsOf(votes, identification).map(countsOf)
  return verdictOf(countsOf(identification), rivals, settings.SUPPORTED_ANSWERS)
}

/** Where something was written that a moderator may have released. */
const homesOf = (
  identifications: readonly Identification[],
  men: readonly SubjectId[],
): string[] => [...identifications.flatMap(({ _id, took = [] }) => [_id, ...took]), ...men]

const named = (identifications: readonly Identification[]): PersonId[] => [
  ...new Set(identifications.flatMap(({ personId }) => (personId ? [personId as PersonId] : []))),
]

interface Around {
  readonly identifications: readonly Identification[]
  readonly evidence: readonly EvidenceItem[]
  readonly relatives: ReadonlyMap<string, readonly string[]>
  readonly releases: readonly Release[]
}

const involved = ({ identifications, evidence, relatives, releases }: Around): AccountId[] => {
  const ids = new Set<string>()
  for (const { proposals, signatures } of identifications)
    for (const { accountId } of [...proposals, ...signatures]) if (accountId) ids.add(accountId)
  for (const { originAccountId } of evidence) if (originAccountId) ids.add(originAccountId)
  for (const { by } of releases) ids.add(by)
  for (const some of relatives.values()) for (const id of some) ids.add(id)
  return [...ids] as AccountId[]
}

const readVoters = async (
  session: Session,
  viewer: Viewer,
  identifications: readonly Identification[],
  ballots: Ballots,
): Promise<Pick<CaseFile, 'answersOf'>> => {
  const answers = new Map<string, readonly Vote[]>()
  if (viewer.kind === 'account' && viewer.role !== 'contributor')
    for (const identification of identifications)
      if (seesTally({ hasSeen: seenIn(ballots) }, identification))
        answers.set(identification._id, await readAnswers(session, identification._id))
  return { answersOf: (id) => answers.get(id) ?? null }
}
