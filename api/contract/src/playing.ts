import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { filmId } from './ids.ts'

/** What plays: another `name` tells that the film was made anew; `hls` whether it also comes in pieces. */
export const playing = z.object({ name: z.string(), hls: z.boolean() })

const one = { params: z.strictObject({ filmId }) }

export const getFilmVideo = endpoint({
  name: 'getFilmVideo',
  method: 'GET',
  path: '/api/films/{filmId}/video',
  summary: 'The rendition; byte ranges are answered',
  access: 'visitor',
  ...one,
  status: 200,
  response: { file: ['video/mp4'] },
  errors: ['not-found', 'film.not-ready', 'range.unsatisfiable'],
})

const hlsErrors = ['not-found', 'film.not-ready'] as const

export const getFilmPlaylist = endpoint({
  name: 'getFilmPlaylist',
  method: 'GET',
  path: '/api/films/{filmId}/hls/film.m3u8',
  summary:
    'Of a long film (`plays.hls`), the list of its pieces for players of HLS (RFC 8216): ranges of one file',
  access: 'visitor',
  ...one,
  status: 200,
  response: { file: ['application/vnd.apple.mpegurl'] },
  errors: hlsErrors,
})

export const getFilmPieces = endpoint({
  name: 'getFilmPieces',
  method: 'GET',
  path: '/api/films/{filmId}/hls/{pieces}',
  summary:
    'The file that the list names; byte ranges are answered. When the film is made anew, it is another',
  access: 'visitor',
  params: one.params.extend({
    pieces: z
      .string()
      .regex(/^[0-9a-f]{16}\.m4s$/, 'is not the name of a file of pieces, which the list says'),
  }),
  status: 200,
  response: { file: ['video/mp4'] },
  errors: [...hlsErrors, 'range.unsatisfiable'],
})
