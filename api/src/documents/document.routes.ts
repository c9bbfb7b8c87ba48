import * as pages from '@rollcall/contract/documentPages.ts'
import * as contract from '@rollcall/contract/documents.ts'
import { Router } from 'express'
import type { TellCancelled } from '../accounts/writing.service.ts'
import { assertKey } from '../media/fileKey.ts'
import { pictureName } from '../media/picture.ts'
import type { Storage } from '../media/storage.ts'
import { storedFile } from '../media/storedFile.ts'
import { type FinishedUpload, fromUpload } from '../media/upload.service.ts'
import { bind } from '../platform/http/bind.ts'
import { refuse } from '../platform/refusal.ts'
import { accountOf, anybody, moderator, visitor } from '../platform/viewer.ts'
import { addDocument, addFile } from './adding.service.ts'
import { attachDocument, correctDocument } from './correcting.service.ts'
import { maySeePage } from './document.policy.ts'
import { presentPage } from './document.presenter.ts'
import { findPages, loadDocument, loadPage } from './document.reader.ts'
import { viewDocument, viewDocuments } from './document.view.ts'
import { openPage } from './opening.service.ts'
import { ruleRendering } from './ruling.service.ts'

/** Source documents: coming in, what is said of them, and their pages, which moderators open one by one. */
export const documentRoutes = (storage: Storage, tell: TellCancelled): Router => {
  const router = Router()
  bind(router, contract.listDocuments, {
    allow: anybody,
    handle: ({ viewer, query }) => viewDocuments(viewer, query),
  })
  bind(router, contract.addDocument, {
    allow: moderator,
    handle: async ({ viewer, body: { uploadId, ...given }, once }) => {
      const by = accountOf(viewer)
      const make = (upload: FinishedUpload) => addDocument(storage, by, upload, given, once)
      const { title } = given
      const sent = { by: by.id, id: uploadId, use: { kind: 'document' }, title } as const
      return viewDocument(viewer, await fromUpload(storage, sent, once, make))
    },
  })
  bind(router, contract.addDocumentFile, {
    allow: moderator,
    handle: async ({ viewer, params: { documentId }, body: { uploadId }, once }) => {
      const by = accountOf(viewer)
      await loadDocument(viewer, documentId)
      const make = (upload: FinishedUpload) => addFile(storage, by, documentId, upload, once)
      const use = { kind: 'pages', of: documentId } as const
      await fromUpload(storage, { by: by.id, id: uploadId, use }, once, make)
      return viewDocument(viewer, documentId)
    },
  })
  bind(router, contract.getDocument, {
    allow: anybody,
    handle: ({ viewer, params }) => viewDocument(viewer, params.documentId),
  })
  bind(router, contract.ruleRendering, {
    allow: moderator,
    handle: async ({ viewer, params: { documentId }, body: { ruling }, once }) => {
      await once((session) => ruleRendering(session, accountOf(viewer), documentId, ruling, tell))
      return viewDocument(viewer, documentId)
    },
  })
  bind(router, contract.correctDocument, {
    allow: moderator,
    handle: async ({ viewer, params: { documentId }, body, once }) => {
      await once((session) => correctDocument(session, accountOf(viewer), documentId, body))
      return viewDocument(viewer, documentId)
    },
  })
  bind(router, contract.attachDocument, {
    allow: moderator,
    handle: async ({ viewer, params: { documentId }, body: { about }, once }) => {
      await once((session) => attachDocument(session, accountOf(viewer), documentId, about))
      return viewDocument(viewer, documentId)
    },
  })
  bindPages(router, storage)
  return router
}

const bindPages = (router: Router, storage: Storage): void => {
  bind(router, pages.listDocumentPages, {
    allow: anybody,
    handle: async ({ viewer, params: { documentId }, query }) => {
      await loadDocument(viewer, documentId)
      const { items, nextCursor } = await findPages(viewer, documentId, query)
      return { items: items.map((page) => presentPage(page, viewer)), nextCursor }
    },
  })
  bind(router, pages.getDocumentPage, {
    allow: anybody,
    handle: async ({ viewer, params: { documentId, page } }) =>
      presentPage(await loadPage(viewer, documentId, page), viewer),
  })
  bind(router, pages.getDocumentPicture, {
    allow: anybody,
    handle: async ({ viewer, params: { documentId, page, picture }, headers }) => {
      const seen = await loadPage(viewer, documentId, page)
      const found = seen.pictures.find((one) => pictureName(one) === picture)
      if (!found) throw refuse('not-found')
      const key = assertKey(`documents/${found.file}`)
      const isPublic = maySeePage(visitor, seen)
      return storedFile(storage, { key, type: found.type, isPublic }, headers)
    },
  })
  bind(router, pages.openDocumentPage, {
    allow: moderator,
    handle: async ({ viewer, params: { documentId, page }, body, once }) => {
      await once((session) => openPage(session, accountOf(viewer), documentId, page, body))
      return presentPage(await loadPage(viewer, documentId, page), viewer)
    },
  })
}
