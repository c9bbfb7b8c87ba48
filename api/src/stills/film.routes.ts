import * as contract from '@rollcall/contract/films.ts'
import { Router } from 'express'
import { addFilm } from '../films/adding.service.ts'
import { correctFilm } from '../films/correcting.service.ts'
import type { FilmDoc } from '../films/film.model.ts'
import { listFilms, loadFilm, readyFilm } from '../films/film.service.ts'
import { videoOf } from '../films/video.ts'
import type { Storage } from '../media/storage.ts'
import { type FinishedUpload, fromUpload } from '../media/upload.service.ts'
import { bind } from '../platform/http/bind.ts'
import { accountOf, anybody, contributor, type Viewer } from '../platform/viewer.ts'
import { presentFilm } from './film.presenter.ts'
import { readSeen } from './film.reader.ts'
import { keepFrame } from './frame.service.ts'
import { presentStill } from './still.presenter.ts'
import { loadStill } from './still.reader.ts'

/** Films and what is made of them. They are shown with a still that stands for them, so they stand right of the films. */
export const filmRoutes = (storage: Storage): Router => {
  const router = Router()
  bind(router, contract.listFilms, {
    allow: anybody,
    handle: async ({ query, viewer }) => {
      const { films, nextCursor } = await listFilms(query)
      return { items: await presentAll(films, viewer), nextCursor }
    },
  })
  bind(router, contract.addFilm, {
    allow: contributor,
    handle: async ({ viewer, body: { uploadId, ...given }, once }) => {
      const by = accountOf(viewer)
      const make = (upload: FinishedUpload) => addFilm(storage, by, upload, given, once)
      const sent = { by: by.id, id: uploadId, use: { kind: 'film' } } as const
      return presentOne(await loadFilm(await fromUpload(storage, sent, once, make)), viewer)
    },
  })
  bind(router, contract.getFilm, {
    allow: anybody,
    handle: async ({ params, viewer }) => presentOne(await loadFilm(params.filmId), viewer),
  })
  bind(router, contract.editFilm, {
    allow: contributor,
    handle: async ({ params, body, viewer, once }) => {
      await once((session) => correctFilm(session, accountOf(viewer), params.filmId, body))
      return presentOne(await loadFilm(params.filmId), viewer)
    },
  })
  bind(router, contract.getFilmVideo, {
    allow: anybody,
    handle: async ({ params, headers }) =>
      videoOf(storage, readyFilm(await loadFilm(params.filmId)), headers),
  })
  bind(router, contract.keepFrame, {
    allow: contributor,
    handle: async ({ params, body: { frame }, viewer, once }) => {
      const film = readyFilm(await loadFilm(params.filmId))
      const id = await keepFrame(storage, film, frame, { by: accountOf(viewer).id, once })
      return presentStill(await loadStill(id), film.title)
    },
  })
  return router
}

const presentAll = async (films: readonly FilmDoc[], viewer: Viewer) =>
  (await readSeen(films)).map((seen) => presentFilm(seen, viewer))

const presentOne = async (film: FilmDoc, viewer: Viewer) => {
  const [seen] = await readSeen([film])
  return presentFilm(seen ?? { film, cover: null, stills: 0 }, viewer)
}
