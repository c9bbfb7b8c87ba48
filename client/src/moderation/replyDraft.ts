import { edtf } from '@rollcall/contract/edtf.ts'
import type { DocumentId } from '@rollcall/contract/ids.ts'
import type {
  Reply,
  ReplyCorrection,
  ReplyGiven,
  ReplyOutcome,
} from '@rollcall/contract/replies.ts'
import { isVisible } from '@rollcall/contract/text.ts'
import { idFrom } from '../api/idFrom.ts'

/** A reply while it is written. */
export interface ReplyDraft {
  readonly agency: string
  readonly date: string
  readonly reference: string
  readonly outcome: ReplyOutcome | null
  readonly text: string
  /** A source document: what it is called and its address, or that alone. */
  readonly document: string
}

export const emptyReply: ReplyDraft = {
  ...{ agency: '', date: '', reference: '', outcome: null, text: '', document: '' },
}

export const draftOf = (reply: Reply): ReplyDraft => ({
  agency: reply.agency ?? '',
  date: reply.date,
  reference: reply.reference ?? '',
  outcome: reply.outcome,
  text: reply.text ?? '',
  document: reply.document ? documentWritten(reply.document) : '',
})

export type WrongReply = Partial<Record<'agency' | 'date' | 'outcome' | 'document', true>>

/** What is not right yet, by field. */
export const wrongIn = (draft: ReplyDraft): WrongReply => ({
  ...(isVisible(draft.agency) ? {} : { agency: true }),
  ...(edtf.safeParse(draft.date).success ? {} : { date: true }),
  ...(draft.outcome ? {} : { outcome: true }),
  ...(draft.document.trim() && !documentIn(draft.document) ? { document: true } : {}),
})

/** What is sent of it; of one that has no outcome nothing is. */
export const bodyOf = (draft: ReplyDraft): ReplyGiven | null =>
  draft.outcome && {
    agency: draft.agency.trim(),
    date: draft.date.trim(),
    reference: draft.reference.trim() || null,
    outcome: draft.outcome,
    text: draft.text.trim() || null,
    documentId: documentIn(draft.document),
  }

/** Of a correction only what is otherwise now. */
export const changesIn = (now: ReplyGiven, was: ReplyGiven): ReplyCorrection =>
  Object.fromEntries(
    Object.entries(now).filter(([field, value]) => value !== was[field as keyof ReplyGiven]),
  )

/** As it stands in the field once it is chosen. */
export const documentWritten = ({ id, title }: { readonly id: string; readonly title: string }) =>
  `${title} · /documents/${id}`

/** Which document an address is of, with or without a page. */
export const documentIn = (address: string): DocumentId | null =>
  idFrom<DocumentId>(/\/documents\/([0-9a-f]{24})(?:[/?#].*)?$/.exec(address.trim())?.[1])
