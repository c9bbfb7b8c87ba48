import type { DocumentId } from '@rollcall/contract/ids.ts'
import { meter } from '../films/progress.ts'
import { renderPage } from '../media/documentFile.ts'
import { keyFor } from '../media/fileKey.ts'
import { clearMade, forgetMade, noting } from '../media/madeFiles.ts'
import type { Storage } from '../media/storage.ts'
import { whileWanted } from '../platform/jobs/wanted.ts'
import { type JobRun, jobRun } from '../platform/jobs/work.ts'
import { filesOfDocuments } from './document.files.ts'
import type { FileOf, SourceDocumentDoc } from './document.model.ts'
import { renderDocument } from './rendering.ts'
import {
  beginRendering,
  endRendering,
  failRendering,
  isRendering,
  keepPage,
  noteCleared,
  pagesDone,
  readEnded,
  showProgress,
} from './state.service.ts'

const OUR_FAULT =
  'Something went wrong on our side several times. The document is kept. Please send it again so that we can try once more.'
const UNREADABLE =
  'None of its pages can be read: the file is damaged or was cut off. It is kept. Please copy it from its source again and send the new copy.'

/** Renders the pages of a document, one after the other. Each is kept when it is done and not done again ([A7]). */
export const rendersDocuments = (storage: Storage): JobRun =>
  jobRun(renderDocument, {
    run: async ({ documentId }, signal) => {
      const document = await beginRendering(documentId)
      if (document)
        await whileWanted(
          () => isRendering(documentId),
          signal,
          (wanted) => render(noting(storage, documentId), document, wanted),
        )
      await settleMade(storage, documentId, signal)
    },
    givenUp: async ({ documentId }) => {
      await failRendering(documentId, OUR_FAULT)
      await settleMade(storage, documentId)
    },
  })

/** Whatever a rendering made that nothing names is removed when it is over. Cut off, it is done by whoever has the job then. */
const settleMade = async (
  storage: Storage,
  id: DocumentId,
  signal?: AbortSignal,
): Promise<void> => {
  const ended = await readEnded(id)
  if (ended === 'ready') await forgetMade(id)
  if (ended !== 'failed') return
  await clearMade(storage, id, filesOfDocuments(), signal)
  await noteCleared(id)
}

const render = async (
  storage: Storage,
  document: SourceDocumentDoc,
  signal: AbortSignal,
): Promise<void> => {
  const { _id: id } = document
  const progress = meter((now) => showProgress(id, now))
  const pages = document.files.flatMap(pagesOf)
  const done = new Set(await pagesDone(id))
  const unread: number[] = []
  try {
    for (const [at, { file, page }] of pages.entries()) {
      signal.throwIfAborted()
      progress.show(at / pages.length, 'rendering pages')
      const number = at + 1
      if (done.has(number)) continue
      const path = await storage.local(keyFor('originals', file.sha256))
      const rendered = await renderPage(storage, { path, file, page, signal })
      if (rendered) await keepPage(id, number, rendered)
      else unread.push(number)
    }
  } finally {
    await progress.settle()
  }
  if (unread.length === pages.length) await failRendering(id, UNREADABLE)
  else await endRendering(id, unread)
}

const pagesOf = (file: FileOf) =>
  Array.from({ length: file.pages }, (_, at) => ({ file, page: at + 1 }))
