import { tellFields } from '@rollcall/contract/filmMending.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { accountOf, moderator } from '../platform/viewer.ts'
import { presentFilm } from '../stills/film.presenter.ts'
import { readOneSeen } from '../stills/film.reader.ts'
import { correctFields } from '../subjects/fields.service.ts'

/** It depends on who is marked on a film how it is made anew, so this stands right of the men. */
export const fieldsRoutes = (): Router => {
  const router = Router()
  bind(router, tellFields, {
    allow: moderator,
    handle: async ({ params: { filmId }, body, viewer, once }) => {
      await once((session) => correctFields(session, accountOf(viewer), filmId, body))
      return presentFilm(await readOneSeen(viewer, filmId), viewer)
    },
  })
  return router
}
