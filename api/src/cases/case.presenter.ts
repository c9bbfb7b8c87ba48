import type { IdentificationMade } from '@rollcall/contract/identifications.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { isBound } from '../votes/ballot.ts'
import { audienceOf, onceFor } from './audience.ts'
import { abilitiesIn } from './case.policy.ts'
import {
  awaitedFor,
  type CaseFile,
  isRegrouping,
  seesTally,
  seesVerdict,
  verdictIn,
} from './case.reader.ts'
import { presentCase } from './caseDesk.presenter.ts'
import { questionedSince } from './contrary.reader.ts'
import { aroundOf, evidencePage, first, presentTurn, proposalsPage } from './given.presenter.ts'
import { moderates, presentNamed } from './names.presenter.ts'
import { accountIdOf, communityFor } from './weighing.ts'

/** The only way an identification leaves the server: field by field, the votes by [V2]. */
export const presentIdentification = (
  file: CaseFile,
  identification: Identification,
): IdentificationMade => {
  const { viewer, ground } = file
  const tally = file.tallyOf(identification._id)
  return {
    ...onceFor(ground, audienceOf(ground, viewer), identification._id, () =>
      presentAround(file, identification),
    ),
    questioned: questionedSince(file.contrary, identification) !== null,
    lacks: identification.short?.lacks ?? [],
    regrouping: isRegrouping(file, identification),
    answered: tally.answered,
    tally: seesTally(file, identification) ? tally.counts : null,
    verdict: seesVerdict(file, identification) ? verdictIn(file, identification) : null,
    verdictAwaits: presentAwaited(file, identification),
    ...presentMine(file, identification),
    community: communityFor(file, identification),
    version: identification.version + tally.version,
    ...presentDays(file, identification),
    ...(moderates(viewer) && {
      caseVersion: identification.caseVersion,
      case: presentCase(file, identification),
    }),
    can: abilitiesIn(file, identification),
  }
}

/** What does not change with answers: it is the same for all who are of one audience. */
const presentAround = (file: CaseFile, identification: Identification) => {
  const { _id, subjectId, status, history, at } = identification
  const around = aroundOf(file, identification)
  const person = presentNamed(file, identification)
  const evidence = evidencePage(around, first)
  const proposals = proposalsPage(around, first)
  return {
    id: _id,
    subjectId,
    person,
    status,
    evidence: evidence.items,
    moreEvidence: evidence.nextCursor,
    proposals: proposals.items,
    moreProposals: proposals.nextCursor,
    history: history.map((turn) => presentTurn(around, turn)),
    confirmedAs: person.withheld ? null : file.confirmedAs(identification),
    proposedAt: at.toISOString(),
  }
}

/** On which of his other names he is still to answer before he is told what the answers to this one come to ([V2]). */
const presentAwaited = (
  file: CaseFile,
  identification: Identification,
): IdentificationMade['verdictAwaits'] =>
  awaitedFor(file, identification).map((one) => ({
    id: one._id,
    person: presentNamed(file, one),
  }))

/** Moderators read it at all times, and a declared relative while he is told before everybody else ([M8]). */
const presentDays = (
  { viewer, relativesOf }: CaseFile,
  { _id, days }: Identification,
): Pick<IdentificationMade, 'publicOn'> => {
  const publicOn = days?.publicOn.toISOString() ?? null
  if (moderates(viewer)) return { publicOn }
  const own = accountIdOf(viewer)
  return days && own !== null && relativesOf(_id).includes(own) ? { publicOn } : {}
}

const presentMine = (
  file: CaseFile,
  { _id }: Identification,
): Pick<IdentificationMade, 'mine' | 'mineRevision' | 'relative' | 'reasonNeeded'> => {
  const vote = file.voteOf(_id)
  const accountId = accountIdOf(file.viewer)
  return {
    mine: vote?.answer
      ? {
          answer: vote.answer,
          counted: vote.counted,
          why: vote.why,
          check: vote.check ?? null,
        }
      : null,
    mineRevision: vote?.revision ?? 0,
    relative: accountId !== null && file.relativesOf(_id).includes(accountId),
    reasonNeeded: isBound(vote),
  }
}
