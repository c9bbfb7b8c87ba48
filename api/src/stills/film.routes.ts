import { editShots } from '@rollcall/contract/filmMending.ts'
import * as contract from '@rollcall/contract/films.ts'
import { Router } from 'express'
import { addFilm } from '../films/adding.service.ts'
import { correctFilm } from '../films/correcting.service.ts'
import { loadFilm, readyFilm } from '../films/film.reader.ts'
import type { Storage } from '../media/storage.ts'
import { type FinishedUpload, fromUpload } from '../media/upload.service.ts'
import { bind } from '../platform/http/bind.ts'
import { accountOf, anybody, contributor, moderator } from '../platform/viewer.ts'
import { viewFilm, viewFilms } from './film.view.ts'
import { keepFrame } from './frame.service.ts'
import { restrictFilm } from './restricting.service.ts'
import type { Settle } from './settling.ts'
import { cutShots } from './shots.service.ts'
import { presentStill } from './still.presenter.ts'
import { loadStill } from './still.reader.ts'

/** Films and what is made of them. They are shown with a still that stands for them, so they stand right of the films. */
export const filmRoutes = (storage: Storage, settle: Settle): Router => {
  const router = Router()
  bind(router, contract.listFilms, {
    allow: anybody,
    handle: ({ query, viewer }) => viewFilms(viewer, query),
  })
  bind(router, contract.addFilm, {
    allow: contributor,
    handle: async ({ viewer, body: { uploadId, ...given }, once }) => {
      const by = accountOf(viewer)
      const make = (upload: FinishedUpload) => addFilm(storage, by, upload, given, once)
      const { title } = given
      const sent = { by: by.id, id: uploadId, use: { kind: 'film' }, title } as const
      return viewFilm(viewer, await fromUpload(storage, sent, once, make))
    },
  })
  bind(router, contract.getFilm, {
    allow: anybody,
    handle: ({ params, viewer }) => viewFilm(viewer, params.filmId),
  })
  bind(router, contract.editFilm, {
    allow: contributor,
    handle: async ({ params, body, viewer, once }) => {
      await once((session) => correctFilm(session, accountOf(viewer), params.filmId, body))
      return viewFilm(viewer, params.filmId)
    },
  })
  bind(router, contract.restrictFilm, {
    allow: moderator,
    handle: async ({ params: { filmId }, body, viewer, once }) => {
      await once((session) => restrictFilm(session, accountOf(viewer), filmId, body))
      await settle({ filmId })
      return viewFilm(viewer, filmId)
    },
  })
  bind(router, editShots, {
    allow: moderator,
    handle: async ({ params: { filmId }, body, viewer, once }) => {
      await cutShots(storage, accountOf(viewer), filmId, body, once)
      const film = await viewFilm(viewer, filmId)
      if (film.restricted) await settle({ filmId })
      return film
    },
  })
  bind(router, contract.keepFrame, {
    allow: contributor,
    handle: async ({ params, body: { frame }, viewer, once }) => {
      const film = readyFilm(await loadFilm(viewer, params.filmId))
      const asked = { by: accountOf(viewer).id, counted: true, once }
      const id = await keepFrame(storage, film, frame, asked)
      const still = await loadStill(viewer, id)
      if (still.restricted) await settle({ stillId: id })
      return presentStill(still, film.title)
    },
  })
  return router
}
