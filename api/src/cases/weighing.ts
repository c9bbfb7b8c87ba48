import type { Condition } from '@rollcall/contract/caseView.ts'
import type { Evidence } from '@rollcall/contract/evidence.ts'
import { type Lacking, lacking } from '@rollcall/contract/status.ts'
import { presentName } from '../accounts/account.reader.ts'
import type { EvidenceItem } from '../identifications/evidence.model.ts'
import type { ExclusionDoc } from '../identifications/exclusion.model.ts'
import type { Identification, Signature } from '../identifications/identification.model.ts'
import { hasPart } from '../identifications/part.ts'
import { signaturesNow } from '../identifications/signatures.ts'
import { settings } from '../platform/settings.ts'
import type { Viewer } from '../platform/viewer.ts'
import { type CaseFile, seesVerdict, verdictIn } from './case.reader.ts'
import { conditionsOf, lackingFor } from './conditions.ts'
import {
  growthBeside,
  pointsOf,
  type Score,
  type ScoredCase,
  scoreOf,
  whyNotCounted,
} from './score.ts'

/** Where an origin is an account, it is shown by the name that the account has now. */
export const originOf = (file: CaseFile, item: EvidenceItem): string =>
  item.origin ?? presentName(file.account(item.originAccountId ?? ''))

/** Two or eight families may claim the same man: then family evidence scores nothing for any of them ([C4]). */
export const familiesInConflict = (file: CaseFile, identification: Identification): boolean =>
  hasFamily(file, identification._id, 'for') && isContradicted(file, identification)

const hasFamily = (file: CaseFile, id: string, stance: 'for' | 'against'): boolean =>
  file
    .evidenceOf(id)
    .some((item) => item.class === 'family' && item.state === 'admitted' && item.stance === stance)

/** Whether a family says otherwise than one that claims him would. */
const isContradicted = (file: CaseFile, { _id: own }: Identification): boolean =>
  hasFamily(file, own, 'against') ||
  file.identifications.some(
    ({ _id, openKey }) => _id !== own && openKey !== undefined && hasFamily(file, _id, 'for'),
  )

/** 2 while the crowd supports it, for whoever may see that; null for everybody else. */
export const communityFor = (file: CaseFile, identification: Identification): 0 | 2 | null => {
  if (!seesVerdict(file, identification)) return null
  return verdictIn(file, identification) === 'supported' ? 2 : 0
}

const scoredCase = (file: CaseFile, identification: Identification): ScoredCase => ({
  filmed: file.filmed,
  familiesInConflict: familiesInConflict(file, identification),
})

const scoredItems = (file: CaseFile, identification: Identification) =>
  file.evidenceOf(identification._id).map((item) => ({ ...item, origin: scoredOrigin(file, item) }))

/** Two whose accounts are closed are shown alike, and stay two. */
const scoredOrigin = (file: CaseFile, item: EvidenceItem): string => {
  const { origin, originAccountId } = item
  return origin === null && originAccountId && !file.account(originAccountId)
    ? originAccountId
    : originOf(file, item)
}

/** The score as this viewer may know it: who does not see the verdict gets it without community ([M4]). */
export const scoreFor = (file: CaseFile, identification: Identification): Score =>
  scoreWith(file, identification, communityFor(file, identification) ?? 0)

const scoreWith = (file: CaseFile, identification: Identification, community: 0 | 2): Score =>
  scoreOf(scoredItems(file, identification), scoredCase(file, identification), community)

/**
 * What a piece of evidence adds to that score, with community they add up to it ([C4]); and by how much the score without
 * community would grow by one that waits, were it admitted now.
 */
export const pointsFor = (file: CaseFile, identification: Identification) => {
  const of = scoredCase(file, identification)
  const items = scoredItems(file, identification)
  const score = scoreOf(items, of, 0)
  const growth = growthBeside(items, of, score)
  const then = { ...of, familiesInConflict: isContradicted(file, identification) }
  const known = new Map(items.map((item) => [item._id, item]))
  return ({ _id }: EvidenceItem): Pick<Evidence, 'points' | 'alone' | 'would' | 'why'> => {
    const item = known.get(_id)
    if (!item) return { points: 0, alone: 0, would: null, why: null }
    const waits = item.stance === 'for' && item.state === 'open'
    return {
      points: score.counted.get(item) ?? 0,
      alone: pointsOf(item, of),
      would: waits ? growth(item, item.class === 'family' ? then : of) : null,
      why: whyNotCounted(item, of, score),
    }
  }
}

/** Signatures of the case as it stands now, of who may still rule on it; others have lapsed. */
export const standingSignatures = (file: CaseFile, identification: Identification): Signature[] =>
  signaturesNow(identification).filter(({ accountId }) =>
    mayStillRule(file, identification, accountId),
  )

/** Those of which that is not so any more. */
export const lapsedSignatures = (file: CaseFile, identification: Identification): Signature[] => {
  const standing = new Set(standingSignatures(file, identification))
  return identification.signatures.filter((signature) => !standing.has(signature))
}

/** Since he signed he may have lost his role, been suspended, or said that he is a relative. */
const mayStillRule = (
  file: CaseFile,
  identification: Identification,
  accountId: string,
): boolean => {
  const { _id } = identification
  const account = file.account(accountId)
  const rules = account !== undefined && account.role !== 'contributor' && !account.suspended
  return rules && !hasPart(accountId, identification, file.evidenceOf(_id), file.relativesOf(_id))
}

/** Why the man cannot be the person of one of his identifications. */
export const excludingIn = (
  { exclusions }: Pick<CaseFile, 'exclusions'>,
  { personId }: Pick<Identification, 'personId'>,
): ExclusionDoc[] => exclusions.filter((one) => one.personId === personId)

/** In which state it keeps a name from being confirmed ([M2]). */
const blocks = { open: true, accepted: true, dismissed: false, lapsed: false } as const

export const conditionsFor = (file: CaseFile, identification: Identification): Condition[] => {
  const evidence = file.evidenceOf(identification._id)
  const others = standingSignatures(file, identification).filter(
    ({ ruling, accountId }) => ruling === 'confirmed' && accountId !== accountIdOf(file.viewer),
  )
  return conditionsOf(
    {
      score: scoreFor(file, identification),
      openContrary: evidence.filter(({ stance, state }) => stance === 'against' && state === 'open')
        .length,
      admittedContrary: evidence.filter(
        ({ stance, state }) => stance === 'against' && state === 'admitted',
      ).length,
      excluded: excludingIn(file, identification).filter(({ state }) => blocks[state]).length,
      inRoster: identification.personId !== null,
      signed: others.length,
    },
    settings.CONFIRM_MODERATORS,
  )
}

/** What its evidence lacks for being confirmed, with so much of community ([M2]). */
export const lackedBy = (
  file: CaseFile,
  identification: Identification,
  community: 0 | 2,
): Lacking[] => {
  const score = scoreWith(file, identification, community)
  const rest = { openContrary: 0, admittedContrary: 0, excluded: 0, inRoster: true, signed: 0 }
  return lackedIn(conditionsOf({ score, ...rest }, 1))
}

/** The same of what somebody knows of it. */
export const lackedIn = (conditions: readonly Condition[]): Lacking[] => {
  const lacks = lackingFor('confirmed', conditions).map(({ what }) => what as string)
  return lacking.options.filter((what) => lacks.includes(what))
}

/** Whether it has what confirming asks for only with what those who answered say, as whoever rules may know it ([C4]). */
export const restsOnCommunity = (file: CaseFile, identification: Identification): boolean =>
  lackedIn(conditionsFor(file, identification)).length === 0 &&
  lackedBy(file, identification, 0).length > 0

export const accountIdOf = (viewer: Viewer): string | null =>
  viewer.kind === 'account' ? viewer.id : null
