import type { DocumentId } from '@rollcall/contract/ids.ts'
import type { WorkRuling } from '@rollcall/contract/work.ts'
import type { TellCancelled } from '../accounts/writing.service.ts'
import { actOf, afresh, cancelledBy, isCancellable, isSo, mayRuleWork } from '../films/underWay.ts'
import { assertKey } from '../media/fileKey.ts'
import { noteMade } from '../media/madeFiles.ts'
import { writeAudit } from '../platform/audit.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { enqueue, withdraw } from '../platform/jobs/job.ts'
import { refuse } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { Documents, type FileOf, type SourceDocumentDoc } from './document.model.ts'
import { loadDocument } from './document.reader.ts'
import { Pages } from './page.model.ts'
import { renderDocument } from './rendering.ts'

/** Cancels the rendering of a document, or has it tried again; what is so already changes nothing. */
export const ruleRendering = async (
  session: Session,
  by: AccountViewer,
  documentId: DocumentId,
  ruling: WorkRuling,
  tell: TellCancelled,
): Promise<void> => {
  const document = await loadDocument(by, documentId, session)
  if (!mayRuleWork(by, document)) throw refuse('forbidden')
  if (isSo(document, ruling)) return
  if (ruling === 'again') await tryAgain(session, document)
  else {
    await cancelRendering(session, by.id, document)
    const { title, addedBy } = document
    const path = `/documents/${documentId}`
    if (by.id !== addedBy) await tell(session, addedBy, { path, title })
  }
  const about = { document: documentId }
  await writeAudit(session, { accountId: by.id, act: actOf(ruling), about, reasons: null })
}

/** With the version, so that one time never meets the end of the one before it. */
export const askToRender = (
  session: Session,
  documentId: DocumentId,
  version: number,
): Promise<void> => enqueue(session, renderDocument, `${documentId}:${version}`, { documentId })

/** Has its pages rendered that are not there yet. */
export const renderAgain = async (
  session: Session,
  { _id, version, state, stays = false, clearing }: SourceDocumentDoc,
  files: readonly FileOf[],
): Promise<void> => {
  if (clearing) throw refuse('ingest.ending')
  const kept = { files: [...files], unread: [], stays: stays || state === 'ready' }
  const change = { $set: { ...afresh, ...kept }, $inc: { version: 1 } }
  await rawOf(Documents).updateOne({ _id }, change, { session })
  await askToRender(session, _id, version + 1)
}

/** The same from the beginning, after it failed or was cancelled. */
export const tryAgain = (session: Session, document: SourceDocumentDoc): Promise<void> =>
  renderAgain(session, document, document.files)

/** Somebody works on a page of it: from then on it is not cancelled any more. */
export const keepFromCancelling = async (session: Session, _id: DocumentId): Promise<void> => {
  const underWay = { _id, state: { $in: ['waiting', 'rendering'] }, stays: { $ne: true } } as const
  await rawOf(Documents).updateOne(underWay, { $set: { stays: true } }, { session })
}

/** Ends the rendering of a document that was never ready: of it stays what was sent. Whoever holds its job removes the rest. */
const cancelRendering = async (
  session: Session,
  by: string,
  document: SourceDocumentDoc,
): Promise<void> => {
  if (!isCancellable(document)) throw refuse('ingest.stays')
  const { _id, begunAt } = document
  const pages = await rawOf(Pages)
    .find({ documentId: _id }, { projection: { pictures: 1 }, session })
    .toArray()
  const files = pages.flatMap(({ pictures }) => pictures.map(({ file }) => `documents/${file}`))
  await noteMade(session, _id, files.map(assertKey))
  await rawOf(Pages).deleteMany({ documentId: _id }, { session })
  if (!begunAt) await withdraw(session, renderDocument, { documentId: _id })
  const change = { $set: { ...cancelledBy(by, document), unread: [] }, $inc: { version: 1 } }
  await rawOf(Documents).updateOne({ _id }, change, { session })
}
