import { listNotes, restoreNote, withdrawNote, writeNote } from '@rollcall/contract/notes.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { accountOf, moderator } from '../platform/viewer.ts'
import { viewNote, viewNotes } from './note.reader.ts'
import * as notes from './note.service.ts'

/** What moderators note on a case for each other. */
export const noteRoutes = (): Router => {
  const router = Router()
  bind(router, listNotes, {
    allow: moderator,
    handle: ({ viewer, params, query }) =>
      viewNotes(accountOf(viewer), params.identificationId, query),
  })
  bind(router, writeNote, {
    allow: moderator,
    handle: async ({ viewer, params, body, once }) => {
      const by = accountOf(viewer)
      const id = await once((session) =>
        notes.writeNote(session, by, params.identificationId, body.text),
      )
      return viewNote(by, id)
    },
  })
  for (const [endpoint, withdrawn] of [
    [withdrawNote, true],
    [restoreNote, false],
  ] as const)
    bind(router, endpoint, {
      allow: moderator,
      handle: async ({ viewer, params, once }) => {
        const by = accountOf(viewer)
        await once((session) => notes.withdrawNote(session, by, params.noteId, withdrawn))
        return viewNote(by, params.noteId)
      },
    })
  return router
}
