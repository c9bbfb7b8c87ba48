import type {
  CaseMade,
  EvidenceMade,
  IdentificationMade,
} from '@rollcall/contract/identifications.ts'
import { presentName } from '../accounts/account.reader.ts'
import type { EvidenceItem } from '../identifications/evidence.model.ts'
import { originOfTip } from '../identifications/giver.ts'
import type { Identification, Proposal } from '../identifications/identification.model.ts'
import { presentPersonShort, shortForFreeText } from '../people/people.presenter.ts'
import type { Viewer } from '../platform/viewer.ts'
import { isBound } from '../votes/ballot.ts'
import { abilitiesIn, mayRuleEvidence } from './case.policy.ts'
import { type CaseFile, seesTally, seesVerdict, verdictIn } from './case.reader.ts'
import { questionedSince } from './contrary.reader.ts'
import { pointsOf } from './score.ts'
import {
  accountIdOf,
  communityFor,
  conditionsFor,
  familiesInConflict,
  originOf,
  scoredItem,
  scoreFor,
  standingSignatures,
} from './weighing.ts'

/** The only way an identification leaves the server: field by field, the votes by [V2]. */
export const presentIdentification = (
  file: CaseFile,
  identification: Identification,
): IdentificationMade => {
  const { viewer } = file
  const tally = file.tallyOf(identification._id)
  return {
    id: identification._id,
    subjectId: identification.subjectId,
    person: presentNamed(file, identification),
    status: identification.status,
    questioned: questionedSince(file.contrary, identification) !== null,
    answered: tally.answered,
    tally: seesTally(file, identification) ? tally.counts : null,
    verdict: seesVerdict(file, identification) ? verdictIn(file, identification) : null,
    ...presentMine(file, identification),
    evidence: file
      .evidenceOf(identification._id)
      .map((item) => presentEvidence(file, identification, item)),
    community: communityFor(file, identification),
    proposals: identification.proposals.map((proposal) => presentProposal(file, proposal)),
    history: identification.history.map(({ because, from, to, reasons, at }) => ({
      because,
      from,
      to,
      reasons,
      at: at.toISOString(),
    })),
    confirmedAs: presentNamed(file, identification).withheld
      ? null
      : file.confirmedAs(identification),
    proposedAt: identification.at.toISOString(),
    version: identification.version + tally.version,
    ...(moderates(viewer) && {
      caseVersion: identification.caseVersion,
      case: presentCase(file, identification),
    }),
    can: abilitiesIn(file, identification),
  }
}

export const presentNamed = (
  { viewer, person }: Pick<CaseFile, 'viewer' | 'person'>,
  { personId, name }: Pick<Identification, 'personId' | 'name'>,
): IdentificationMade['person'] => {
  const found = personId ? person(personId) : undefined
  return found ? presentPersonShort(viewer, found) : shortForFreeText(viewer, name ?? '')
}

const presentMine = (
  file: CaseFile,
  { _id }: Identification,
): Pick<IdentificationMade, 'mine' | 'mineRevision' | 'relative' | 'reasonNeeded'> => {
  const vote = file.voteOf(_id)
  const accountId = accountIdOf(file.viewer)
  return {
    mine: vote?.answer ? { answer: vote.answer, counted: vote.counted, why: vote.why } : null,
    mineRevision: vote?.revision ?? 0,
    relative: accountId !== null && file.relativesOf(_id).includes(accountId),
    reasonNeeded: isBound(vote),
  }
}

const presentProposal = (
  file: CaseFile,
  { accountId, tipId, basis, reasons, at }: Proposal,
): IdentificationMade['proposals'][number] => ({
  by: accountId ? nameOf(file, accountId) : 'the sender of a tip',
  mine: accountId !== null && accountId === accountIdOf(file.viewer),
  ...fromTip(file, tipId),
  basis,
  reasons,
  at: at.toISOString(),
})

/** That it came from a tip, everybody learns; the way there is for moderators. */
const fromTip = (
  file: CaseFile,
  tipId: string | undefined,
): { fromTip: boolean; tipId?: string } => ({
  fromTip: tipId !== undefined,
  ...(tipId && moderates(file.viewer) && { tipId }),
})

const presentEvidence = (
  file: CaseFile,
  identification: Identification,
  item: EvidenceItem,
): EvidenceMade => ({
  id: item._id,
  class: item.class,
  stance: item.stance,
  origin: originOf(file, item),
  ...fromTip(file, item.tipId),
  fromTip: item.tipId !== undefined && item.origin === originOfTip(item.tipId),
  text: item.text,
  link: item.link,
  state: item.state,
  points: pointsOf(scoredItem(file, item), {
    filmed: file.filmed,
    familiesInConflict: familiesInConflict(file, identification),
  }),
  ...(item.knewHim !== undefined && { knewHim: item.knewHim }),
  ...(item.blindLineUp !== undefined && { blindLineUp: item.blindLineUp }),
  ...(item.portraitDate !== undefined && { portraitDate: item.portraitDate }),
  ...(item.menLeft !== undefined && { menLeft: item.menLeft }),
  ruledBecause: item.ruledBecause,
  givenAt: item.at.toISOString(),
  can: { rule: mayRuleEvidence(file, identification, item) },
})

const presentCase = (file: CaseFile, identification: Identification): CaseMade => {
  const { total, fed } = scoreFor(file, identification)
  return {
    score: total,
    fed: [...fed],
    conditions: conditionsFor(file, identification),
    signatures: standingSignatures(file, identification).map(
      ({ ruling, accountId, at, reasons }) => ({
        ruling,
        by: nameOf(file, accountId),
        mine: accountId === accountIdOf(file.viewer),
        at: at.toISOString(),
        reasons,
      }),
    ),
    contrary:
      identification.status === 'probable' && seesTally(file, identification)
        ? file.contrary(identification).length
        : null,
    relatives: file
      .relativesOf(identification._id)
      .map((accountId) => ({ accountId, name: nameOf(file, accountId) })),
    answers:
      file
        .answersOf(identification._id)
        ?.flatMap(({ first, answer, counted, reason }) =>
          first ? [{ first, current: answer, counted, reason }] : [],
        ) ?? null,
  }
}

const nameOf = (file: CaseFile, accountId: string): string => presentName(file.account(accountId))

/** Moderators see the case; for anybody else it is not there. */
const moderates = (viewer: Viewer): boolean =>
  viewer.kind === 'account' && viewer.role !== 'contributor'
