import type { DocumentId } from '@rollcall/contract/ids.ts'
import type { Progress } from '../films/progress.ts'
import type { RenderedPage } from '../media/documentFile.ts'
import { rawOf } from '../platform/database/documents.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { Documents, type SourceDocumentDoc } from './document.model.ts'
import { Pages, pageIdOf } from './page.model.ts'

/** The document, where there is something to render; null where all is done, or has failed. */
export const beginRendering = (_id: DocumentId): Promise<SourceDocumentDoc | null> =>
  rawOf(Documents).findOneAndUpdate(
    { _id, state: { $in: ['waiting', 'rendering'] } },
    [
      {
        $set: {
          state: 'rendering',
          begunAt: { $ifNull: ['$begunAt', '$$NOW'] },
          version: { $add: ['$version', 1] },
        },
      },
    ],
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
  await inTransaction(async (session) => {
    // Where it was cancelled meanwhile, one of the two comes too late.
    const { matchedCount } = await rawOf(Documents).updateOne(
      { _id: documentId, state: 'rendering' },
      { $inc: { version: 1 } },
      { session },
    )
    if (matchedCount === 0) throw new Error('it is not being rendered any more')
    const options = { upsert: true, session }
    await rawOf(Pages).updateOne({ _id: pageIdOf(documentId, page) }, { $setOnInsert }, options)
  })
}

/** All pages that can be read are there. A file that came meanwhile, and has it wait again, has a rendering of its own. */
export const endRendering = (_id: DocumentId, unread: readonly number[]): Promise<void> =>
  endAs(_id, { state: 'ready', progress: { done: 1, doing: null }, unread: [...unread] })

/** Nothing can be shown of it; `failure` says why, in a sentence. */
export const failRendering = (_id: DocumentId, failure: string): Promise<void> =>
  endAs(_id, { state: 'failed', progress: { done: 0, doing: null }, failure })

const endAs = async (_id: DocumentId, as: Partial<SourceDocumentDoc>): Promise<void> => {
  const change = { $set: { ...as, endedAt: new Date() }, $inc: { version: 1 } }
  await rawOf(Documents).updateOne({ _id, state: 'rendering' }, change)
}

/** Whether it goes on: not where it was cancelled. */
export const isRendering = async (_id: DocumentId): Promise<boolean> =>
  (await rawOf(Documents).findOne({ _id, state: 'rendering' }, { projection: { _id: 1 } })) !== null

/** How a rendering ended; null where it goes on. */
export const readEnded = async (_id: DocumentId): Promise<'ready' | 'failed' | null> => {
  const document = await rawOf(Documents).findOne({ _id }, { projection: { state: 1 } })
  return document?.state === 'ready' || document?.state === 'failed' ? document.state : null
}

/** Nothing is left of a cancelled one but what was sent: it may be tried again. */
export const noteCleared = async (_id: DocumentId): Promise<void> => {
  const change = { $set: { clearing: null }, $inc: { version: 1 } }
  await rawOf(Documents).updateOne({ _id, clearing: true }, change)
}
