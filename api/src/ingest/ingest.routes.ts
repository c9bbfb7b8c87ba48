import { ruleIngest } from '@rollcall/contract/films.ts'
import { listSent } from '@rollcall/contract/ingest.ts'
import { Router } from 'express'
import type { TellCancelled } from '../accounts/writing.service.ts'
import type { Storage } from '../media/storage.ts'
import { bind } from '../platform/http/bind.ts'
import { accountOf, admin, contributor } from '../platform/viewer.ts'
import { presentFilm } from '../stills/film.presenter.ts'
import { readOneSeen } from '../stills/film.reader.ts'
import { ruleFilm } from './ruling.service.ts'
import { viewSent } from './sent.view.ts'

/** What was sent and how far it is, over all features that take something in; and what is done about it. */
export const ingestRoutes = (storage: Storage, tell: TellCancelled): Router => {
  const router = Router()
  bind(router, listSent, {
    allow: admin,
    handle: ({ viewer, query }) => viewSent(storage, accountOf(viewer), query),
  })
  bind(router, ruleIngest, {
    allow: contributor,
    handle: async ({ params: { filmId }, body: { ruling }, viewer, once }) => {
      await once((session) => ruleFilm(session, accountOf(viewer), filmId, ruling, tell))
      return presentFilm(await readOneSeen(viewer, filmId), viewer)
    },
  })
  return router
}
