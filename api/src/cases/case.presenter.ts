import type { CaseMade, HeldMade } from '@rollcall/contract/caseView.ts'
import type { EvidenceMade } from '@rollcall/contract/evidence.ts'
import type { GiverKind } from '@rollcall/contract/giver.ts'
import { FIRST_ONES, type IdentificationMade } from '@rollcall/contract/identifications.ts'
import { presentName } from '../accounts/account.reader.ts'
import type { EvidenceItem } from '../identifications/evidence.model.ts'
import { isFromTip } from '../identifications/giver.ts'
import type { Identification, Proposal, Turn } from '../identifications/identification.model.ts'
import { presentPersonShort, shortForFreeText } from '../people/people.presenter.ts'
import { type Stretch, stretchIn } from '../platform/numbered.ts'
import { readsWithheld, type Viewer } from '../platform/viewer.ts'
import { isBound } from '../votes/ballot.ts'
import type { Vote } from '../votes/vote.model.ts'
import { audienceOf, onceFor } from './audience.ts'
import { abilitiesIn, mayRule } from './case.policy.ts'
import { type CaseFile, isRegrouping, seesTally, seesVerdict, verdictIn } from './case.reader.ts'
import { reasonsOf, textsOfItem, turnText, type Written } from './case.texts.ts'
import { contraryTo, questionedSince } from './contrary.reader.ts'
import { type EvidenceAsked, evidenceAsked } from './evidence.asked.ts'
import { giverOf, giverOfItem } from './giver.kind.ts'
import {
  heldAmong,
  heldNames,
  textsBeside,
  textsOfEvidence,
  textsOfProposals,
} from './held.texts.ts'
import { isWithheld } from './hidden.names.ts'
import { type CaseText, type Gate, gateTo } from './text.gate.ts'
import {
  accountIdOf,
  communityFor,
  conditionsFor,
  lapsedSignatures,
  originOf,
  pointsFor,
  scoreFor,
  standingSignatures,
} from './weighing.ts'

/** One identification of a case, and the gate to what was written around it. */
interface Around {
  readonly file: CaseFile
  readonly identification: Identification
  readonly read: Gate
  /** Whether the viewer may rule on its evidence. */
  readonly rules: boolean
}

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
    regrouping: isRegrouping(file, identification),
    answered: tally.answered,
    tally: seesTally(file, identification) ? tally.counts : null,
    verdict: seesVerdict(file, identification) ? verdictIn(file, identification) : null,
    ...presentMine(file, identification),
    community: communityFor(file, identification),
    version: identification.version + tally.version,
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

const first: Stretch = { from: 0, limit: FIRST_ONES }

/** One page of the evidence on it, with what visitors do not read of it. */
export const presentEvidencePage = (
  file: CaseFile,
  identification: Identification,
  asked: EvidenceAsked,
) => ({
  ...evidencePage(aroundOf(file, identification), asked),
  ...heldIn(file, identification, textsOfEvidence(file, identification, asked)),
})

/** One page of its proposals, with what visitors do not read of them. */
export const presentProposalsPage = (
  file: CaseFile,
  identification: Identification,
  stretch: Stretch,
) => ({
  ...proposalsPage(aroundOf(file, identification), stretch),
  ...heldIn(file, identification, textsOfProposals(identification, stretch)),
})

/** Moderators see what they may release; for anybody else it is not there. */
const heldIn = (file: CaseFile, identification: Identification, texts: readonly Written[]) =>
  moderates(file.viewer) && { heldTexts: presentHeld(file, identification, texts) }

const aroundOf = (file: CaseFile, identification: Identification): Around => ({
  file,
  identification,
  read: gateTo(file, identification),
  rules: mayRule(file, identification),
})

const evidencePage = (around: Around, asked: EvidenceAsked) => {
  const { file, identification } = around
  const points = pointsFor(file, identification)
  const { items, nextCursor } = evidenceAsked(file, identification, asked)
  const none = { points: 0, alone: 0, why: null }
  const shown = items.map((item) => ({
    ...presentEvidence(around, item),
    ...(points.get(item._id) ?? none),
  }))
  return { items: shown, nextCursor }
}

const proposalsPage = (around: Around, stretch: Stretch) => {
  const { items, nextCursor } = stretchIn(around.identification.proposals, stretch)
  return { items: items.map((proposal) => presentProposal(around, proposal)), nextCursor }
}

/** Whom it names, as the viewer may read it; who gave a free-text name himself reads it ([P4]). */
export const presentNamed = (
  { viewer, person }: Pick<CaseFile, 'viewer' | 'person'>,
  { personId, name, proposals }: Pick<Identification, 'personId' | 'name' | 'proposals'>,
): IdentificationMade['person'] => {
  const found = personId ? person(personId) : undefined
  if (found) return presentPersonShort(viewer, found)
  const id = accountIdOf(viewer)
  const gaveIt = id !== null && proposals.some(({ accountId }) => accountId === id)
  return shortForFreeText(viewer, name ?? '', gaveIt)
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

const presentProposal = (
  around: Around,
  proposal: Proposal,
): IdentificationMade['proposals'][number] => {
  const { file, identification, read } = around
  const { accountId, tipId, basis, at } = proposal
  const giver = giverOf(file, identification, proposal)
  const reasons = read(reasonsOf(identification, proposal))
  return {
    by: accountId ? nameIfTold(around, accountId, giver) : 'the sender of a tip',
    mine: accountId !== null && accountId === accountIdOf(file.viewer),
    ...fromTip(file, tipId),
    giver,
    basis,
    reasons,
    withheld: reasons === null,
    at: at.toISOString(),
  }
}

/** Of who gave something, visitors learn the kind; a name only beside one that they may read, and no relative's ([P7]). */
const nameIfTold = ({ file, identification }: Around, accountId: string, giver: GiverKind) => {
  const told = readsWithheld(file.viewer) || accountId === accountIdOf(file.viewer)
  const named = !isWithheld(file, identification) && giver !== 'relative'
  return told || named ? nameOf(file, accountId) : null
}

const presentTurn = (
  { identification, read }: Around,
  turn: Turn,
): IdentificationMade['history'][number] => {
  const { because, from, to, reasons, at } = turn
  const shown = reasons === null ? null : read(turnText(identification, { ...turn, reasons }))
  return { because, from, to, reasons: shown, withheld: shown !== reasons, at: at.toISOString() }
}

/** That it came from a tip, everybody learns; the way there is for moderators. */
const fromTip = (
  file: CaseFile,
  tipId: string | undefined,
): { fromTip: boolean; tipId?: string } => ({
  fromTip: tipId !== undefined,
  ...(tipId && moderates(file.viewer) && { tipId }),
})

const presentEvidence = (
  around: Around,
  item: EvidenceItem,
): Omit<EvidenceMade, 'points' | 'alone' | 'why'> => {
  const { file, identification, rules } = around
  const giver = giverOfItem(file, identification, item)
  const { withheld, knewHim, ...written } = presentWritten(around, item, giver)
  return {
    id: item._id,
    class: item.class,
    stance: item.stance,
    ...fromTip(file, item.tipId),
    fromTip: isFromTip(item),
    ...written,
    withheld,
    giver,
    state: item.state,
    ...(knewHim !== null && { knewHim }),
    ...(item.blindLineUp !== undefined && { blindLineUp: item.blindLineUp }),
    ...(item.portraitDate !== undefined && { portraitDate: item.portraitDate }),
    ...(item.menLeft !== undefined && { menLeft: item.menLeft }),
    ...(item.qualification && { qualification: item.qualification }),
    ...(item.fromReport && { fromReport: true }),
    givenAt: item.at.toISOString(),
    can: { rule: rules && item.state === 'open' },
  }
}

/** What somebody wrote in it, as far as the viewer may read it. */
const presentWritten = (around: Around, item: EvidenceItem, giver: GiverKind) => {
  const { file, identification, read } = around
  const { origin, ...texts } = textsOfItem(item, giver)
  const shown = (text: CaseText | null) => (text ? read(text) : null)
  const closed = !readsWithheld(file.viewer) && isWithheld(file, identification)
  const untyped = item.originAccountId
    ? nameIfTold(around, item.originAccountId, giver)
    : closed
      ? null
      : originOf(file, item)
  const written = {
    text: shown(texts.text),
    origin: origin ? shown(origin) : untyped,
    link: shown(texts.link),
    knewHim: shown(texts.knewHim),
    ruledBecause: shown(texts.ruledBecause),
  }
  const withheld =
    written.origin === null ||
    (['text', 'link', 'knewHim', 'ruledBecause'] as const).some(
      (field) => texts[field] !== null && written[field] === null,
    )
  return { ...written, withheld }
}

const presentCase = (file: CaseFile, identification: Identification): CaseMade => {
  const { total, fed } = scoreFor(file, identification)
  const votes = file.answersOf(identification._id)
  const answers = votes && presentAnswers(votes, first)
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
    lapsed: lapsedSignatures(file, identification).map(({ ruling, accountId, at }) => ({
      ...{ ruling, by: nameOf(file, accountId), at: at.toISOString() },
    })),
    contrary:
      identification.status === 'probable' && seesTally(file, identification)
        ? contraryTo(file.contrary, identification).length
        : null,
    relatives: file
      .relativesOf(identification._id)
      .map((accountId) => ({ accountId, name: nameOf(file, accountId) })),
    heldTexts: presentHeld(file, identification, [
      ...textsOfProposals(identification, first),
      ...textsOfEvidence(file, identification, first),
      ...textsBeside(file, identification),
    ]),
    heldNames: heldNames(file),
    answers: answers?.items ?? null,
    moreAnswers: answers?.nextCursor ?? null,
  }
}

/** A page of first answers beside current ones, the oldest of it first; one more was read than is shown. */
export const presentAnswers = (votes: readonly Vote[], { from, limit }: Stretch) => ({
  items: votes
    .slice(0, limit)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .flatMap(({ first: given, answer, counted, reason }) =>
      given ? [{ first: given, current: answer, counted, reason }] : [],
    ),
  nextCursor: votes.length > limit ? String(from + limit) : null,
})

const presentHeld = (
  file: CaseFile,
  identification: Identification,
  texts: readonly Written[],
): HeldMade[] =>
  heldAmong(file, identification, texts).map(({ what, text, textId, covered, release }) => ({
    id: textId,
    what,
    text,
    covered,
    released: release && {
      text: release.text,
      by: nameOf(file, release.by),
      at: release.at.toISOString(),
    },
  }))

const nameOf = (file: CaseFile, accountId: string): string => presentName(file.account(accountId))

/** Moderators see the case; for anybody else it is not there. */
const moderates = (viewer: Viewer): boolean =>
  viewer.kind === 'account' && viewer.role !== 'contributor'
