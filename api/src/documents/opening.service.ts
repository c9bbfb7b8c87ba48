import type { DocumentId } from '@rollcall/contract/ids.ts'
import { writeAudit } from '../platform/audit.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { pageClosed, pageOpened } from './document.facts.ts'
import { Documents } from './document.model.ts'
import { loadPage } from './document.reader.ts'
import { Pages } from './page.model.ts'
import { keepFromCancelling } from './ruling.service.ts'

interface Opening {
  readonly opened: boolean
  readonly reasons?: string | undefined
}

/**
 * Opens a page to everybody, or closes it again ([A9]). It holds from the end of the transaction on: each picture of a page
 * is asked for anew, and no page has another way out. What changes nothing leaves no trace.
 */
export const openPage = async (
  session: Session,
  by: AccountViewer,
  documentId: DocumentId,
  page: number,
  { opened, reasons }: Opening,
): Promise<void> => {
  const { _id, opened: was } = await loadPage(by, documentId, page, session)
  if (was === opened) return
  await keepFromCancelling(session, documentId)
  await rawOf(Pages).updateOne({ _id }, { $set: { opened } }, { session })
  const $inc = { opened: opened ? 1 : -1, version: 1 }
  await rawOf(Documents).updateOne({ _id: documentId }, { $inc }, { session })
  await state(session, opened ? pageOpened : pageClosed, { documentId, page })
  await writeAudit(session, {
    accountId: by.id,
    act: opened ? 'document.page-opened' : 'document.page-closed',
    about: { document: documentId, page: _id },
    reasons: reasons ?? null,
  })
}
