import type { DocumentId } from '@rollcall/contract/ids.ts'
import type { Progress } from '../films/progress.ts'
import type { RenderedPage } from '../media/documentFile.ts'
import { rawOf } from '../platform/database/documents.ts'
import { Documents, type SourceDocumentDoc } from './document.model.ts'
import { Pages, pageIdOf } from './page.model.ts'

/** The document, where there is something to render; null where all is done, or has failed. */
export const beginRendering = (_id: DocumentId): Promise<SourceDocumentDoc | null> =>
  rawOf(Documents).findOneAndUpdate(
    { _id, state: { $in: ['waiting', 'rendering'] } },
    { $set: { state: 'rendering' }, $inc: { version: 1 } },
    { returnDocument: 'after' },
  )

export const showProgress = async (_id: DocumentId, progress: Progress): Promise<void> => {
  await rawOf(Documents).updateOne(
    { _id, state: 'rendering' },
    { $set: { progress: { ...progress } }, $inc: { version: 1 } },
  )
}

/** Which pages are there already. */
export const pagesDone = async (documentId: DocumentId): Promise<ReadonlySet<number>> => {
  const done = await rawOf(Pages)
    .find({ documentId }, { projection: { page: 1 } })
    .toArray()
  return new Set(done.map(({ page }) => page))
}

/** Keeps a page, closed; one that is there stays as it is. */
export const keepPage = async (
  documentId: DocumentId,
  page: number,
  rendered: RenderedPage,
): Promise<void> => {
  const { width, height, placeholder, pictures, text } = rendered
  const $setOnInsert = {
    documentId,
    page,
    width,
    height,
    placeholder,
    pictures,
    text,
    opened: false,
  }
  await rawOf(Pages).updateOne(
    { _id: pageIdOf(documentId, page) },
    { $setOnInsert },
    { upsert: true },
  )
}

/** All pages that can be read are there. A file that came meanwhile, and has it wait again, has a rendering of its own. */
export const endRendering = (_id: DocumentId, unread: readonly number[]): Promise<void> =>
  endAs(_id, { state: 'ready', progress: { done: 1, doing: null }, unread: [...unread] })

/** Nothing can be shown of it; `failure` says why, in a sentence. */
export const failRendering = (_id: DocumentId, failure: string): Promise<void> =>
  endAs(_id, { state: 'failed', progress: { done: 0, doing: null }, failure })

const endAs = async (_id: DocumentId, as: Partial<SourceDocumentDoc>): Promise<void> => {
  await rawOf(Documents).updateOne({ _id, state: 'rendering' }, { $set: as, $inc: { version: 1 } })
}
