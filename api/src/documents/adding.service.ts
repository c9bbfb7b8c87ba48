import type { DocumentId } from '@rollcall/contract/ids.ts'
import { type SourceGiven, saidBy } from '../films/correcting.service.ts'
import { type DocumentFile, readDocumentFile } from '../media/documentFile.ts'
import { assertPages } from '../media/pdf.ts'
import type { Storage } from '../media/storage.ts'
import { type FinishedUpload, type Once, useUpload } from '../media/upload.service.ts'
import { writeAudit } from '../platform/audit.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { enqueue } from '../platform/jobs/job.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { Documents, type FileOf, type SourceDocumentDoc } from './document.model.ts'
import { loadDocument } from './document.reader.ts'
import { renderDocument } from './rendering.ts'

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
      if (known.state === 'failed') await renderAgain(session, known, known.files)
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

const begun = { state: 'waiting', progress: { done: 0, doing: null }, failure: null } as const

const newDocument = (
  _id: DocumentId,
  by: AccountViewer,
  file: FileOf,
  { title, provenance }: Pick<SourceDocumentDoc, 'title' | 'provenance'>,
): SourceDocumentDoc => ({
  _id,
  title,
  provenance,
  ...begun,
  files: [file],
  sha256: file.sha256,
  unread: [],
  opened: 0,
  about: [],
  addedBy: by.id,
  addedAt: new Date(),
  version: 1,
})

const renderAgain = async (
  session: Session,
  { _id, version }: SourceDocumentDoc,
  files: readonly FileOf[],
): Promise<void> => {
  const $set = { ...begun, files: [...files], unread: [] }
  await rawOf(Documents).updateOne({ _id }, { $set, $inc: { version: 1 } }, { session })
  await askToRender(session, _id, version + 1)
}

/** With the version, so that one time never meets the end of the one before it. */
const askToRender = (session: Session, documentId: DocumentId, version: number): Promise<void> =>
  enqueue(session, renderDocument, `${documentId}:${version}`, { documentId })

const note = (session: Session, by: AccountViewer, id: DocumentId, act: string): Promise<void> =>
  writeAudit(session, { accountId: by.id, act, about: { document: id }, reasons: null })
