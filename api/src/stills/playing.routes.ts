import type { FilmId } from '@rollcall/contract/ids.ts'
import { getFilmPieces, getFilmPlaylist, getFilmVideo } from '@rollcall/contract/playing.ts'
import { Router } from 'express'
import { loadFilm, readyFilm } from '../films/film.reader.ts'
import { piecesName } from '../films/playing.ts'
import type { Storage } from '../media/storage.ts'
import { storedFile } from '../media/storedFile.ts'
import { bind } from '../platform/http/bind.ts'
import { packed } from '../platform/http/download.ts'
import { refuse } from '../platform/refusal.ts'
import { anybody, type Viewer } from '../platform/viewer.ts'

/** What plays of a film, whole and in pieces: each request asks who may see it, and viewers on other sites play what everybody may ([A9]). */
export const playingRoutes = (storage: Storage): Router => {
  const router = Router()
  bind(router, getFilmVideo, {
    allow: anybody,
    handle: async ({ params, viewer, headers }) => {
      const { rendition: key, shown } = await loadPlaying(viewer, params.filmId)
      return storedFile(storage, { key, type: 'video/mp4', ...shown }, headers)
    },
  })
  bind(router, getFilmPlaylist, {
    allow: anybody,
    handle: async ({ params, viewer, headers }) => {
      const { hls, shown } = await loadPieces(viewer, params.filmId)
      const list = { key: hls.list, type: 'application/vnd.apple.mpegurl', ...shown }
      const whole = { ...headers, range: undefined }
      return packed(await storedFile(storage, list, whole), headers)
    },
  })
  bind(router, getFilmPieces, {
    allow: anybody,
    handle: async ({ params, viewer, headers }) => {
      const { hls, shown } = await loadPieces(viewer, params.filmId)
      // Of what played before nothing is found any more, so that no list is read with another's file.
      if (params.pieces !== piecesName(hls.pieces)) throw refuse('not-found')
      return storedFile(storage, { key: hls.pieces, type: 'video/mp4', ...shown }, headers)
    },
  })
  return router
}

const loadPlaying = async (viewer: Viewer, id: FilmId) => {
  const film = readyFilm(await loadFilm(viewer, id))
  const isPublic = !film.restricted
  return { ...film, shown: { isPublic, shared: isPublic } }
}

const loadPieces = async (viewer: Viewer, id: FilmId) => {
  const { hls, shown } = await loadPlaying(viewer, id)
  if (!hls) throw refuse('not-found')
  return { hls, shown }
}
