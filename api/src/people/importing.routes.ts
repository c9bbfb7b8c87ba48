import * as contract from '@rollcall/contract/imports.ts'
import { Router } from 'express'
import type { Storage } from '../media/storage.ts'
import { type FinishedUpload, withUpload } from '../media/upload.service.ts'
import { bind } from '../platform/http/bind.ts'
import { accountOf, admin } from '../platform/viewer.ts'
import { readAskedPage, showAsked } from './asked.view.ts'
import { answerAsk, findAsk, type IsInUse, takeAnswerBack } from './asking.service.ts'
import { presentImport, presentRow } from './importing.presenter.ts'
import { readImports, readRows } from './importing.reader.ts'
import { loadImport, startImport, stopImport } from './importing.service.ts'
import { showPerson } from './people.view.ts'

/** Lists that are brought into the roster, and the rows of them that ask who they are. */
export const importingRoutes = (storage: Storage, isInUse: IsInUse): Router => {
  const router = Router()
  bind(router, contract.startImport, {
    allow: admin,
    handle: async ({ viewer, body: { uploadId, ...asked }, once }) => {
      const by = accountOf(viewer).id
      const sent = { by, id: uploadId, use: { kind: 'roster' } } as const
      const make = (upload: FinishedUpload) => startImport(by, upload, asked, once)
      return presentImport(await loadImport(await withUpload(storage, sent, once, make)))
    },
  })
  bind(router, contract.listImports, {
    allow: admin,
    handle: async ({ query }) => {
      const { items: found, nextCursor } = await readImports(query)
      return { items: found.map(presentImport), nextCursor }
    },
  })
  bind(router, contract.getImport, {
    allow: admin,
    handle: async ({ params }) => presentImport(await loadImport(params.importId)),
  })
  bind(router, contract.stopImport, {
    allow: admin,
    handle: async ({ viewer, params, once }) => {
      const by = accountOf(viewer).id
      const id = await once((session) => stopImport(session, by, params.importId))
      return presentImport(await loadImport(id))
    },
  })
  bind(router, contract.listImportRows, {
    allow: admin,
    handle: async ({ params, query }) => {
      const { items: found, nextCursor } = await readRows(await loadImport(params.importId), query)
      return { items: found.map(presentRow), nextCursor }
    },
  })
  bind(router, contract.listAsked, {
    allow: admin,
    handle: ({ viewer, query }) => readAskedPage(viewer, query),
  })
  bind(router, contract.answerAsked, {
    allow: admin,
    handle: async ({ viewer, params, body: { same }, once }) => {
      const by = accountOf(viewer).id
      const answer = same === null ? 'another' : { same }
      const id = await once((session) => answerAsk(session, by, params.askId, answer))
      return showPerson(viewer, id)
    },
  })
  bind(router, contract.takeAnswerBack, {
    allow: admin,
    handle: async ({ viewer, params: { askId }, once }) => {
      await once((session) => takeAnswerBack(session, accountOf(viewer).id, askId, isInUse))
      return showAsked(viewer, await findAsk(undefined, askId))
    },
  })
  return router
}
