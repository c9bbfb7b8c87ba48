import type { DocumentId } from '@rollcall/contract/ids.ts'
import { type SourceGiven, saidBy } from '../films/correcting.service.ts'
import { afresh } from '../films/underWay.ts'
import { type DocumentFile, readDocumentFile } from '../media/documentFile.ts'
import { assertPages } from '../media/pdf.ts'
import type { Storage } from '../media/storage.ts'
import { type FinishedUpload, type Once, useUpload } from '../media/upload.service.ts'
import { writeAudit } from '../platform/audit.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { Documents, type FileOf, type SourceDocumentDoc } from './document.model.ts'
import { loadDocument } from './document.reader.ts'
import { askToRender, renderAgain, tryAgain } from './ruling.service.ts'

/**
 * Makes a document of an upload: its original is kept, and its rendering asked for in the same transaction. What cannot
 * become one throws UnfitMedia here, before anything is kept. The same bytes twice are one document ([A2]).
 */
export const addDocument = async (
  storage: Storage,
  by: AccountViewer,
  upload: FinishedUpload,
  given: SourceGiven,
  once: Once,
): Promise<DocumentId> => {
  const file = await keepFile(storage, upload.path)
  return once(async (session) => {
    const known = await rawOf(Documents).findOne({ sha256: file.sha256 }, { session })
    const id = known?._id ?? newId<DocumentId>()
    await useUpload(session, upload, id)
    if (known) {
      if (known.state === 'failed') await tryAgain(session, known)
      return id
    }
    const said = await saidBy(session, by, given)
    await rawOf(Documents).insertOne(newDocument(id, by, file, said), { session })
    await askToRender(session, id, 1)
    await note(session, by, id, 'document.added')
    return id
  })
}

/** Adds the pages of one more file behind the last; one that is in it already is there once. */
export const addFile = async (
  storage: Storage,
  by: AccountViewer,
  documentId: DocumentId,
  upload: FinishedUpload,
  once: Once,
): Promise<DocumentId> => {
  const file = await keepFile(storage, upload.path)
  return once(async (session) => {
    const document = await loadDocument('program', documentId, session)
    await useUpload(session, upload, documentId)
    if (document.files.some(({ sha256 }) => sha256 === file.sha256)) return documentId
    const files = [...document.files, file]
    assertPages(pagesIn(files))
    await renderAgain(session, document, files)
    await note(session, by, documentId, 'document.file-added')
    return documentId
  })
}

/** How many pages some files have. */
export const pagesIn = (files: readonly DocumentFile[]): number =>
  files.reduce((sum, { pages }) => sum + pages, 0)

const keepFile = async (storage: Storage, path: string): Promise<FileOf> => {
  const file = await readDocumentFile(storage, path)
  const { sha256 } = await storage.put('originals', '', path)
  return { ...file, sha256 }
}

const newDocument = (
  _id: DocumentId,
  by: AccountViewer,
  file: FileOf,
  { title, provenance }: Pick<SourceDocumentDoc, 'title' | 'provenance'>,
): SourceDocumentDoc => ({
  _id,
  title,
  provenance,
  ...afresh,
  files: [file],
  sha256: file.sha256,
  unread: [],
  opened: 0,
  about: [],
  addedBy: by.id,
  addedAt: new Date(),
  version: 1,
})

const note = (session: Session, by: AccountViewer, id: DocumentId, act: string): Promise<void> =>
  writeAudit(session, { accountId: by.id, act, about: { document: id }, reasons: null })
