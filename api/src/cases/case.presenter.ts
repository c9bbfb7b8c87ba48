import type {
  CaseMade,
  EvidenceMade,
  IdentificationMade,
} from '@rollcall/contract/identifications.ts'
import type { GiverKind } from '@rollcall/contract/people.ts'
import { presentName } from '../accounts/account.reader.ts'
import type { EvidenceItem } from '../identifications/evidence.model.ts'
import { isFromTip } from '../identifications/giver.ts'
import type { Identification, Proposal, Turn } from '../identifications/identification.model.ts'
import { presentPersonShort, shortForFreeText } from '../people/people.presenter.ts'
import { readsWithheld, type Viewer } from '../platform/viewer.ts'
import { isBound } from '../votes/ballot.ts'
import { abilitiesIn, mayRuleEvidence } from './case.policy.ts'
import { type CaseFile, seesTally, seesVerdict, verdictIn } from './case.reader.ts'
import { reasonsOf, textsOfItem, turnText } from './case.texts.ts'
import { questionedSince } from './contrary.reader.ts'
import { giverOf, giverOfItem } from './giver.kind.ts'
import { heldNames, heldTexts } from './held.texts.ts'
import { isWithheld } from './hidden.names.ts'
import { type CaseText, type Gate, gateTo } from './text.gate.ts'
import {
  accountIdOf,
  communityFor,
  conditionsFor,
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
}

/** The only way an identification leaves the server: field by field, the votes by [V2]. */
export const presentIdentification = (
  file: CaseFile,
  identification: Identification,
): IdentificationMade => {
  const { viewer } = file
  const points = pointsFor(file, identification)
  const tally = file.tallyOf(identification._id)
  const around: Around = { file, identification, read: gateTo(file, identification) }
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
    evidence: file.evidenceOf(identification._id).map((item) => ({
      ...presentEvidence(around, item),
      ...(points.get(item._id) ?? { points: 0, alone: 0, why: null }),
    })),
    community: communityFor(file, identification),
    proposals: identification.proposals.map((proposal) => presentProposal(around, proposal)),
    history: identification.history.map((turn) => presentTurn(around, turn)),
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
    mine: vote?.answer ? { answer: vote.answer, counted: vote.counted, why: vote.why } : null,
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
  const { file, identification } = around
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
    can: { rule: mayRuleEvidence(file, identification, item) },
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
    heldTexts: heldTexts(file, identification).map(({ what, text, textId, covered, release }) => ({
      id: textId,
      what,
      text,
      covered,
      released: release && {
        text: release.text,
        by: nameOf(file, release.by),
        at: release.at.toISOString(),
      },
    })),
    heldNames: heldNames(file),
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
