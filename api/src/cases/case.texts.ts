import type { HeldText } from '@rollcall/contract/caseView.ts'
import type { GiverKind } from '@rollcall/contract/giver.ts'
import type { EvidenceItem } from '../identifications/evidence.model.ts'
import { isFromTip, isUnasked } from '../identifications/giver.ts'
import type { Identification, Proposal, Turn } from '../identifications/identification.model.ts'
import { type ChangeDoc, idIn } from '../platform/changes.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { NoPrisoner, Said as SaidOnce, SubjectDoc } from '../subjects/subject.model.ts'
import type { ReplyDoc } from './reply.model.ts'
import type { CaseText } from './text.gate.ts'

/** Reasons, or all that is written at once, by its field. */
export type Said = string | object

/** Refuses what nobody may read: tips, which lie further right, know whose words they are ([T2]). */
export type AssertMayBePublic = (
  session: Session,
  identification: Pick<Identification, '_id' | 'subjectId' | 'proposals'>,
  said: Said,
) => Promise<void>

export type Written = CaseText & { readonly what: HeldText['what'] }

/** Where each text of an identification is: presenters and the desk find them here alone. */
export const reasonsOf = ({ _id }: Identification, proposal: Proposal): Written => ({
  what: 'reasons',
  home: proposal.home ?? _id,
  text: proposal.reasons,
  by: proposal.accountId,
  unasked: isUnasked(proposal),
})

export const turnText = (
  { _id }: Identification,
  { reasons, accountId }: Turn & { reasons: string },
): Written => ({ what: 'ruling', home: _id, text: reasons, by: accountId })

/** Why a man was joined with another; of one who stands for himself nothing. */
export const joiningText = ({ _id, merged }: SubjectDoc): Written[] =>
  merged ? [{ what: 'joining', home: _id, text: merged.reasons, by: merged.by }] : []

/** Why he was decided to be no prisoner ([M9]). */
export const rulingText = ({ home }: NoPrisoner, { reasons, accountId }: SaidOnce): Written => ({
  what: 'marking',
  home,
  text: reasons,
  by: accountId,
})

/** Why a mark of a man was changed, where that was said. */
export const changeText = (change: ChangeDoc): Written[] => {
  const { reasons: text, by } = change
  const home = idIn(change, 'subject')
  return text === null || !home ? [] : [{ what: 'marking', home, text, by }]
}

/** What an agency answered is written around the case; who it is and what it calls the matter is said of the man. */
export const textsOfReply = (reply: ReplyDoc) => {
  const { identificationId: home, agency, reference, text, by } = reply
  const line = (said: string): Written => ({ what: 'reply-line', home, text: said, by })
  return {
    agency: line(agency),
    reference: reference === null ? null : line(reference),
    text: text === null ? null : ({ what: 'reply', home, text, by } satisfies Written),
  }
}

/** What was written in one piece of evidence; an origin that is an account or a tip is told by its kind alone. */
export const textsOfItem = (item: EvidenceItem, giver: GiverKind) => {
  const home = item.home ?? item.identificationId
  const written = (what: Written['what'], text: string | null | undefined, by = item.givenBy) =>
    text ? { what, home, text, by, unasked: what !== 'ruling' && isUnasked(item) } : null
  const origin = written('origin', isFromTip(item) ? null : item.origin)
  return {
    text: written('text', item.text),
    // Of what was made of a tip a moderator has chosen it.
    origin: origin && { ...origin, ofRelative: giver === 'relative' && !item.chosen },
    knewHim: written('knew-him', item.knewHim),
    link: written('link', item.link),
    ruledBecause: written('ruling', item.ruledBecause, item.ruledBy),
  }
}
