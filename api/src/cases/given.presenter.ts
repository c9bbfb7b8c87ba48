import { FIRST_ONES } from '@rollcall/contract/casePages.ts'
import type { EvidenceMade } from '@rollcall/contract/evidence.ts'
import type { GiverKind } from '@rollcall/contract/giver.ts'
import type { IdentificationMade } from '@rollcall/contract/identifications.ts'
import type { EvidenceItem } from '../identifications/evidence.model.ts'
import { isFromTip } from '../identifications/giver.ts'
import type { Identification, Proposal, Turn } from '../identifications/identification.model.ts'
import { type Stretch, stretchIn } from '../platform/numbered.ts'
import { readsWithheld } from '../platform/viewer.ts'
import { mayRule } from './case.policy.ts'
import type { CaseFile } from './case.reader.ts'
import { reasonsOf, textsOfItem, turnText } from './case.texts.ts'
import { type EvidenceAsked, evidenceAsked } from './evidence.asked.ts'
import { giverOf, giverOfItem } from './giver.kind.ts'
import { isWithheld } from './hidden.names.ts'
import { moderates, nameOf } from './names.presenter.ts'
import { type CaseText, type Gate, gateTo } from './text.gate.ts'
import { accountIdOf, originOf, pointsFor } from './weighing.ts'

/** One identification of a case, and the gate to what was written around it. */
export interface Around {
  readonly file: CaseFile
  readonly identification: Identification
  readonly read: Gate
  /** Whether the viewer may rule on its evidence. */
  readonly rules: boolean
}

export const aroundOf = (file: CaseFile, identification: Identification): Around => ({
  file,
  identification,
  read: gateTo(file, identification),
  rules: mayRule(file, identification),
})

/** What comes with an identification itself. */
export const first: Stretch = { from: 0, limit: FIRST_ONES }

export const evidencePage = (around: Around, asked: EvidenceAsked) => {
  const { file, identification } = around
  const points = pointsFor(file, identification)
  const { items, nextCursor } = evidenceAsked(file, identification, asked)
  const shown = items.map((item) => ({ ...presentEvidence(around, item), ...points(item) }))
  return { items: shown, nextCursor }
}

export const proposalsPage = (around: Around, stretch: Stretch) => {
  const { items, nextCursor } = stretchIn(around.identification.proposals, stretch)
  return { items: items.map((proposal) => presentProposal(around, proposal)), nextCursor }
}

export const presentTurn = (
  { identification, read }: Around,
  turn: Turn,
): IdentificationMade['history'][number] => {
  const { because, from, to, reasons, at } = turn
  const shown = reasons === null ? null : read(turnText(identification, { ...turn, reasons }))
  return { because, from, to, reasons: shown, withheld: shown !== reasons, at: at.toISOString() }
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

const presentEvidence = (
  around: Around,
  item: EvidenceItem,
): Omit<EvidenceMade, 'points' | 'alone' | 'would' | 'why'> => {
  const { file, identification, rules } = around
  const giver = giverOfItem(file, identification, item)
  const { withheld, knewHim, cites, pool, ...written } = presentWritten(around, item, giver)
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
    ...(cites && { cites }),
    ...(item.blindLineUp !== undefined && { blindLineUp: item.blindLineUp }),
    ...(item.portraitDate !== undefined && { portraitDate: item.portraitDate }),
    ...(item.menLeft !== undefined && { menLeft: item.menLeft }),
    ...(pool && { pool }),
    ...(item.qualification && { qualification: item.qualification }),
    ...(item.fromReport && { fromReport: true }),
    ruledAt: item.ruledAt?.toISOString() ?? null,
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
  // A page may bear the name that is covered in what was written beside it.
  const whole = written.text === item.text
  const cites = whole ? item.cites : undefined
  // Its counts hold the names that are withheld from visitors.
  const pool = whole && readsWithheld(file.viewer) ? item.pool : undefined
  const withheld =
    written.origin === null ||
    cites !== item.cites ||
    (['text', 'link', 'knewHim', 'ruledBecause'] as const).some(
      (field) => texts[field] !== null && written[field] === null,
    )
  return { ...written, cites, pool, withheld }
}

/** Of who gave something, visitors learn the kind; a name only beside one that they may read, and no relative's ([P7]). */
const nameIfTold = ({ file, identification }: Around, accountId: string, giver: GiverKind) => {
  const told = readsWithheld(file.viewer) || accountId === accountIdOf(file.viewer)
  const named = !isWithheld(file, identification) && giver !== 'relative'
  return told || named ? nameOf(file, accountId) : null
}

/** That it came from a tip, everybody learns; the way there is for moderators. */
const fromTip = (
  file: CaseFile,
  tipId: string | undefined,
): { fromTip: boolean; tipId?: string } => ({
  fromTip: tipId !== undefined,
  ...(tipId && moderates(file.viewer) && { tipId }),
})
