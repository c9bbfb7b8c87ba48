import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { DocumentAbout } from '@rollcall/contract/documents.ts'
import type { Cites } from '@rollcall/contract/evidence.ts'
import type { DocumentId } from '@rollcall/contract/ids.ts'
import { addDocument } from '../documents/adding.service.ts'
import { attachDocument } from '../documents/correcting.service.ts'
import { loadDocument, loadPage } from '../documents/document.reader.ts'
import { openPage } from '../documents/opening.service.ts'
import { UnfitMedia } from '../media/unfit.ts'
import { filmGiven } from './film.ts'
import type { Making } from './sources.ts'
import { longStep, step } from './steps.ts'
import { memorandum, namedOnShotList, pdfOf, shotList, type TypedPaper } from './typedPapers.ts'

/** Types the papers of the demonstration and hands them in like any document; null where this machine reads no PDF. */
export const typePapers = async (
  making: Making,
  about: readonly DocumentAbout[],
): Promise<Cites | null> => {
  const card = await typePaper(making, shotList, about)
  await typePaper(making, memorandum, about)
  return card === null ? null : citedOf(card)
}

const typePaper = async (
  making: Making,
  paper: TypedPaper,
  about: readonly DocumentAbout[],
): Promise<DocumentId | null> => {
  const { by, signal } = making
  const id = await handIn(making, paper).catch((error) => {
    if (error instanceof UnfitMedia && error.reason === 'pdf-unreadable-here') return null
    throw error
  })
  if (!id || !(await isReady(id, signal))) return null
  await step(`paper:${paper.localId}:about`, async (session) => {
    await attachDocument(session, by, id, about)
    return null
  })
  for (const page of paper.opened)
    await step(`paper:${paper.localId}:${page}`, async (session) => {
      await openPage(session, by, id, page, { opened: true })
      return null
    })
  return id
}

const handIn = ({ storage, by }: Making, paper: TypedPaper): Promise<DocumentId> => {
  const { title, localId, date } = paper
  return longStep(`paper:${localId}`, async (once) => {
    await using scratch = await storage.scratch()
    const path = join(scratch.path, 'paper.pdf')
    await writeFile(path, pdfOf(paper))
    const upload = { id: `demo-${localId}`, path, use: { kind: 'document' } } as const
    const { archive, rights, obtained, publishedBefore } = filmGiven.provenance
    const provenance = { archive, rights, obtained, publishedBefore, localId, date }
    return await addDocument(storage, by, upload, { title, provenance }, async (act) => {
      const id = await once(async (session) => (await act(session)) as never)
      return id as never
    })
  })
}

const LOOK_MS = 200

/** Its pages are drawn by a worker beside this; that may have failed for good. */
const isReady = async (id: DocumentId, signal: AbortSignal): Promise<boolean> => {
  for (;;) {
    const { state } = await loadDocument('program', id)
    if (state === 'ready' || state === 'failed') return state === 'ready'
    await wait(LOOK_MS, undefined, { signal })
  }
}

/** The line of the shot list that names somebody, in whole pixels of its page. */
const citedOf = async (documentId: DocumentId): Promise<Cites> => {
  const named = namedOnShotList()
  const { width } = await loadPage('program', documentId, 1)
  const scale = width / named.width
  const [x, y, w, h] = [named.line.x, named.line.y, named.line.w, named.line.h].map((points) =>
    Math.round(points * scale),
  ) as [number, number, number, number]
  return { documentId, page: 1, region: { x, y, w, h } }
}
