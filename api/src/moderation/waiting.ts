import type { QueueWhy } from '@rollcall/contract/queue.ts'
import type { QueuePart } from '@rollcall/contract/queueScore.ts'
import type { WaitingCase, WaitingExclusion } from '../cases/waiting.reader.ts'
import type { FlagDoc } from '../flags/flag.model.ts'
import type { EvidenceItem } from '../identifications/evidence.model.ts'
import { isOpen } from '../identifications/status.ts'
import type { QueueRow } from './queue.model.ts'
import { rankOf } from './queueScore.ts'

/** All that waits in one case: its open evidence, and the case itself where there is a reason to take it up. */
export const waitingIn = (one: WaitingCase): readonly QueueRow[] => {
  const { identification, openEvidence } = one
  const itself = rowOfCase(one)
  return [
    ...(itself ? [itself] : []),
    ...(isOpen(identification.status) ? openEvidence : []).map((item) => rowOfEvidence(one, item)),
  ]
}

/** Why he cannot be somebody, open or contested: at what is probable or confirmed it leads ([X2]). */
export const rowOfExclusion = ({
  row,
  identification,
  isContested,
}: WaitingExclusion): QueueRow => {
  const { status } = identification ?? {}
  const isDecided = status === 'probable' || status === 'confirmed'
  const why = isContested ? 'exclusion-contested' : isDecided ? 'excluded-decided' : 'excluded'
  const parts: QueuePart[] = isDecided ? ['excludes-decided'] : identification ? ['excludes'] : []
  const since = isContested ? (row.history.at(-1)?.at ?? row.since) : row.since
  return {
    _id: row._id,
    kind: 'exclusion',
    why,
    subjectId: row.subjectId,
    identificationId: identification?._id ?? null,
    evidenceId: null,
    since,
    parts,
    rank: rankOf(since, parts),
  }
}

/** One moderator signed that a man is no prisoner: another is to agree, before anything about him changes ([M9]). */
export const rowOfSigned = (subjectId: string, { at }: { readonly at: Date }): QueueRow => {
  const parts: QueuePart[] = ['second-signature']
  return {
    _id: subjectId,
    kind: 'no-prisoner',
    why: 'no-prisoner-signed',
    ...ofNoCase,
    subjectId,
    ...{ since: at, parts, rank: rankOf(at, parts) },
  }
}

/** A tip: answered or not, until something was made of it or it was dismissed. */
export const rowOfTip = (
  tipId: string,
  { waitsSince, unanswered }: { waitsSince: Date; unanswered: boolean },
  home: string | null,
): QueueRow => {
  const parts: QueuePart[] = unanswered ? ['unanswered'] : []
  return {
    _id: tipId,
    kind: 'tip',
    why: unanswered ? 'tip-unanswered' : 'tip-undecided',
    ...ofNoCase,
    home,
    since: waitsSince,
    parts,
    rank: rankOf(waitsSince, parts),
  }
}

/** A flag that is not resolved: whoever asks for privacy, or that something is taken down, is first ([D3]). */
export const rowOfFlag = (
  { _id, kind, at }: Pick<FlagDoc, '_id' | 'kind' | 'at'>,
  home: string | null,
): QueueRow => {
  const asksToHide = kind === 'privacy' || kind === 'take-down'
  const parts: QueuePart[] = asksToHide ? ['hide-asked'] : []
  return {
    _id,
    kind: 'flag',
    why: asksToHide ? 'flag-hide-asked' : 'flag-raised',
    ...ofNoCase,
    home,
    since: at,
    parts,
    rank: rankOf(at, parts),
  }
}

/** A portrait that a contributor gave. */
export const rowOfPortrait = (_id: string, since: Date): QueueRow => ({
  _id,
  kind: 'portrait',
  why: 'portrait-given',
  ...ofNoCase,
  ...{ since, parts: [], rank: rankOf(since, []) },
})

const ofNoCase = { subjectId: null, identificationId: null, evidenceId: null }

const rowOfEvidence = ({ identification }: WaitingCase, item: EvidenceItem): QueueRow => {
  const against = item.stance === 'against'
  const knewHim = item.class === 'witness' || item.class === 'family'
  const parts: QueuePart[] = [...(against ? (['contrary'] as const) : [])]
  if (knewHim) parts.push('knew-him')
  return {
    _id: item._id,
    kind: 'evidence',
    why: against ? 'evidence-against' : 'evidence-for',
    subjectId: identification.subjectId,
    identificationId: identification._id,
    evidenceId: item._id,
    since: item.at,
    parts,
    rank: rankOf(item.at, parts),
  }
}

const rowOfCase = (one: WaitingCase): QueueRow | null => {
  const { identification, signedAt, questionedAt, returnedAt, days, brokenOff } = one
  const { status, statusAt, _id, subjectId, short } = identification
  const disputed = status === 'disputed'
  const readiness = readinessOf(one)
  const why = whyOf(one, readiness)
  if (!why) return null
  const parts: QueuePart[] = []
  if (questionedAt) parts.push('questioned')
  if (short) parts.push('short')
  if (disputed || returnedAt || brokenOff) parts.push('reopened')
  // Nobody has anything to do about it until its day.
  if (!days) {
    if (signedAt) parts.push('second-signature')
    else if (readiness === 'near') parts.push('near')
    else if (readiness === 'ready-confirmed' || readiness === 'ready-probable') parts.push('ready')
  }
  const since =
    questionedAt ??
    short?.since ??
    returnedAt ??
    days?.since ??
    brokenOff?.endedAt ??
    (signedAt && !disputed ? signedAt : statusAt)
  const isReopened = !days && (disputed || questionedAt || short || returnedAt || brokenOff)
  return {
    _id,
    kind: isReopened ? 'reopened' : 'identification',
    why,
    subjectId,
    identificationId: _id,
    evidenceId: null,
    since,
    parts: days ? [] : parts,
    rank: rankOf(since, days ? [] : parts),
  }
}

const whyOf = (one: WaitingCase, readiness: QueueWhy | null): QueueWhy | null => {
  if (one.questionedAt) return 'questioned'
  if (one.identification.short) return 'short'
  if (one.returnedAt) return 'exclusion-over'
  if (one.days) return 'family-told'
  if (one.signedAt) return 'second-signature'
  if (one.brokenOff) return 'days-over'
  return one.identification.status === 'disputed' ? 'reopened' : readiness
}

/** How far the evidence alone has brought it towards the next ruling. */
const readinessOf = ({ identification, lacking }: WaitingCase): QueueWhy | null => {
  const { status } = identification
  if (status !== 'proposed' && status !== 'disputed' && status !== 'probable') return null
  if (lacking.confirmed.length === 0) return 'ready-confirmed'
  const mayBecomeProbable = status !== 'probable'
  if (mayBecomeProbable && lacking.probable.length === 0) return 'ready-probable'
  if (lacking.confirmed.length === 1) return 'near'
  if (mayBecomeProbable && lacking.probable.length === 1) return 'near'
  return status === 'proposed' ? 'waits-long' : null
}
