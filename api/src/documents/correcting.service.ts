import type { DocumentAbout } from '@rollcall/contract/documents.ts'
import type { DocumentId } from '@rollcall/contract/ids.ts'
import type { Correction } from '@rollcall/contract/provenance.ts'
import { correctSource } from '../films/correcting.service.ts'
import { writeAudit } from '../platform/audit.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuseField } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { readAbout } from './about.reader.ts'
import { Documents } from './document.model.ts'
import { loadDocument } from './document.reader.ts'

/** Corrects title or provenance; what stood there before goes into the history ([A8]). */
export const correctDocument = async (
  session: Session,
  by: AccountViewer,
  id: DocumentId,
  correction: Correction,
): Promise<void> => {
  const source = await loadDocument(by, id, session)
  const which = { kind: 'document', model: Documents, source, closed: source.opened === 0 } as const
  await correctSource(session, by, which, correction)
}

/** Says what it is attached to; each has to be there. */
export const attachDocument = async (
  session: Session,
  by: AccountViewer,
  id: DocumentId,
  given: readonly DocumentAbout[],
): Promise<void> => {
  const { about: was } = await loadDocument(by, id, session)
  const about = [...new Map(given.map((one) => [one.id, one])).values()]
  if (sameIds(was, about)) return
  const known = await readAbout(by, about)
  const unknown = about.findIndex((one) => !known.has(one.id))
  if (unknown >= 0)
    throw refuseField(`about.${unknown}.id`, `there is no such ${about[unknown]?.kind}`)
  await rawOf(Documents).updateOne(
    { _id: id },
    { $set: { about }, $inc: { version: 1 } },
    { session },
  )
  const act = { accountId: by.id, act: 'document.attached', about: { document: id }, reasons: null }
  await writeAudit(session, act)
}

const sameIds = (some: readonly DocumentAbout[], others: readonly DocumentAbout[]): boolean =>
  some.length === others.length && some.every(({ id }, at) => id === others[at]?.id)
