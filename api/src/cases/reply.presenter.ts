import type { DocumentId } from '@rollcall/contract/ids.ts'
import type { ReplyMade } from '@rollcall/contract/replies.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { hasPart } from '../identifications/part.ts'
import type { CaseFile } from './case.reader.ts'
import { textsOfReply } from './case.texts.ts'
import { moderates } from './names.presenter.ts'
import type { ReplyDoc } from './reply.model.ts'
import { mayCorrect, mayPublish } from './reply.policy.ts'
import { type Gate, gateTo, gateToMan } from './text.gate.ts'

/** Documents by id, as far as the viewer may see them. */
export type DocumentsSeen = ReadonlyMap<DocumentId, { readonly title: string }>

/** The only way a reply leaves the server: its text as what is written around the case is read, its lines as what is said of the man ([P7]). */
export const presentReply = (
  file: CaseFile,
  one: Identification,
  reply: ReplyDoc,
  documents: DocumentsSeen,
  nameOf: (accountId: string) => string,
): ReplyMade => {
  const { viewer } = file
  const asking = { viewer, hasPart: takesPart(file, one) }
  return {
    id: reply._id,
    identificationId: one._id,
    date: reply.date,
    outcome: reply.outcome,
    ...readReply(reply, gateToMan(file), gateTo(file, one)),
    document: documentIn(documents, reply.documentId),
    public: reply.public,
    by: moderates(viewer) ? nameOf(reply.by) : null,
    at: reply.at.toISOString(),
    withdrawnAt: reply.withdrawnAt?.toISOString() ?? null,
    version: reply.version,
    can: { correct: mayCorrect(asking, reply), publish: mayPublish(asking) },
  }
}

/** Its words as far as they are read: who it is and what it calls the matter like what is said of the man, its text like what is written around. */
export const readReply = (reply: ReplyDoc, ofMan: Gate, around: Gate) => {
  const texts = textsOfReply(reply)
  const shown = {
    agency: ofMan(texts.agency),
    reference: texts.reference && ofMan(texts.reference),
    text: texts.text && around(texts.text),
  }
  const fields = ['agency', 'reference', 'text'] as const
  const withheld = fields.some((field) => shown[field] !== (texts[field]?.text ?? null))
  return { ...shown, withheld }
}

export const documentIn = (documents: DocumentsSeen, id: string | null) => {
  const found = id === null ? undefined : documents.get(id as DocumentId)
  return found ? { id: id as DocumentId, title: found.title } : null
}

const takesPart = ({ viewer, evidenceOf, relativesOf }: CaseFile, one: Identification): boolean =>
  viewer.kind === 'account' && hasPart(viewer.id, one, evidenceOf(one._id), relativesOf(one._id))
