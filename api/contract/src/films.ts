import { z } from 'zod'
import { campShort } from './camps.ts'
import { endpoint } from './endpoint.ts'
import { campId, filmId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { correction, provenance, shownProvenance } from './provenance.ts'
import { restrictedOrWarned, restriction, restrictionSet } from './restriction.ts'
import { still } from './stills.ts'
import { instant, longLine, text } from './text.ts'
import { workRuling } from './work.ts'

/** Frames per second as a rational number: 24000/1001 is `{ num: 24000, den: 1001 }`. */
export const rate = z
  .object({ num: z.number().int().min(1), den: z.number().int().min(1) })
  .meta({ id: 'Rate' })
export type Rate = z.infer<typeof rate>

/** Seconds from the beginning of what was sent; `to` null where nobody knows how much there was. */
const span = { from: z.number(), to: z.number() }
const first = z.enum(['top', 'bottom'])

/** What is to be known of a film beside its size and rate: how it was made, what was left out, what is missing. */
export const filmNote = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('interlaced'), first }),
    z.object({ kind: z.literal('hard-telecine'), first, restored: z.boolean() }),
    z.object({ kind: z.literal('soft-telecine') }),
    z.object({ kind: z.literal('times-evened') }),
    z.object({ kind: z.literal('sizes-differ') }),
    z.object({ kind: z.literal('sound-left-out') }),
    z.object({ kind: z.literal('beginning-missing'), ...span }),
    z.object({ kind: z.literal('part-missing'), ...span }),
    z.object({ kind: z.literal('part-damaged'), ...span }),
    z.object({ kind: z.literal('end-missing'), ...span, to: z.number().nullable() }),
  ])
  .meta({ id: 'FilmNote' })
export type FilmNote = z.infer<typeof filmNote>

/** Which field of its pictures was taken first; `none` where they are whole. */
export const fieldOrder = z.enum([...first.options, 'none'])
export type FieldOrder = z.infer<typeof fieldOrder>

/** How pictures are made of fields: as it was seen, or as a moderator told; `making` while what plays is not made so yet. */
const fields = z.object({ order: fieldOrder, told: z.boolean(), making: z.boolean() })

/** Facts of the rendition: pixels upright and square, frames counted from 0. */
export const filmFacts = z.object({
  width: z.number().int(),
  height: z.number().int(),
  frames: z.number().int(),
  rate,
  seconds: z.number(),
  /** Empty too where a film was made before any were kept. */
  notes: z.array(filmNote),
})
export type FilmFacts = z.infer<typeof filmFacts>

/** Frames of one shot, `to` exclusive. */
export const shot = z.object({ from: z.number().int(), to: z.number().int() })

export const filmState = z.enum(['waiting', 'ingesting', 'ready', 'failed'])

/** What plays: another `name` tells that the film was made anew; `hls` whether it also comes in pieces. */
const playing = z.object({ name: z.string(), hls: z.boolean() })

export const film = z
  .object({
    id: filmId,
    title: z.string(),
    provenance: shownProvenance,
    /** The camp of its provenance, by name. */
    camp: campShort.nullable(),
    state: filmState,
    /** 0 to 1 over the whole ingest, and what is being done now. */
    progress: z.object({ done: z.number().min(0).max(1), doing: z.string().nullable() }),
    /** Why the ingest failed, in a sentence, else null. */
    failure: z.string().nullable(),
    facts: filmFacts.nullable(),
    /** Null until there is a rendition. */
    plays: playing.nullable(),
    fields: fields.nullable(),
    shots: z.array(shot),
    /** SHA-256 of the uploaded original. */
    sha256: z.string(),
    stills: z.number().int(),
    /** The still that stands for the film in lists. */
    cover: still.nullable(),
    addedAt: instant,
    /** Whether its ingest was cancelled; `failure` says so too. */
    cancelled: z.boolean(),
    ...restrictedOrWarned,
    /** For moderators: who set that, and why; null where nothing ever was. */
    restriction: restriction.nullable(),
    version: z.number().int(),
    can: z.object({
      edit: z.boolean(),
      keepFrame: z.boolean(),
      restrict: z.boolean(),
      editShots: z.boolean(),
      tellFields: z.boolean(),
      /** End its ingest; have it tried again after it failed or was cancelled. */
      cancel: z.boolean(),
      retry: z.boolean(),
    }),
  })
  .meta({ id: 'Film' })
export type Film = z.infer<typeof film>

const one = { params: z.strictObject({ filmId }) }

export const listFilms = endpoint({
  name: 'listFilms',
  method: 'GET',
  path: '/api/films',
  kept: true,
  summary: 'Films, newest first; of one camp with `campId`',
  access: 'visitor',
  query: pageQuery.extend({ campId: campId.optional() }),
  status: 200,
  response: pageOf(film),
  errors: [],
})

export const addFilm = endpoint({
  name: 'addFilm',
  method: 'POST',
  path: '/api/films',
  summary: 'Make a film of a finished upload; its ingest starts by itself',
  access: 'contributor',
  body: z.strictObject({
    uploadId: z.string().min(1).max(200),
    title: longLine,
    provenance: provenance.default({}),
  }),
  status: 201,
  response: film,
  errors: ['limit.reached', 'media.unfit', 'upload.unfinished', 'not-found', 'ingest.ending'],
})

export const getFilm = endpoint({
  name: 'getFilm',
  method: 'GET',
  path: '/api/films/{filmId}',
  kept: true,
  summary: 'One film with its state, facts and shots',
  access: 'visitor',
  ...one,
  status: 200,
  response: film,
  errors: ['not-found'],
})

export const editFilm = endpoint({
  name: 'editFilm',
  method: 'PATCH',
  path: '/api/films/{filmId}',
  summary: 'Correct title or provenance; the old value stays in the history',
  access: 'contributor',
  ...one,
  body: correction,
  status: 200,
  response: film,
  errors: ['limit.reached', 'not-found', 'forbidden'],
})

export const ruleIngest = endpoint({
  name: 'ruleIngest',
  method: 'POST',
  path: '/api/films/{filmId}/ingest',
  summary:
    'Cancel the ingest of a film, also while it runs, or have it tried again; for admins and whoever sent it. What was sent stays, what was made of it until then does not',
  access: 'contributor',
  ...one,
  body: workRuling,
  status: 200,
  response: film,
  errors: ['not-found', 'forbidden', 'ingest.stays', 'ingest.ending'],
})

export const restrictFilm = endpoint({
  name: 'restrictFilm',
  method: 'PATCH',
  path: '/api/films/{filmId}/restriction',
  summary:
    'Show a film and all its stills to moderators alone, or blurred until asked, or lift that; what was set of a single still stays',
  access: 'moderator',
  ...one,
  body: restrictionSet,
  status: 200,
  response: film,
  errors: ['not-found'],
})

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

export const keepFrame = endpoint({
  name: 'keepFrame',
  method: 'POST',
  path: '/api/films/{filmId}/stills',
  summary: 'Keep one frame as a still; the same frame twice is one still',
  access: 'contributor',
  ...one,
  body: z.strictObject({ frame: z.number().int().min(0) }),
  status: 201,
  response: still,
  errors: ['limit.reached', 'not-found', 'film.not-ready'],
})

/** First frames of shots. */
const beginnings = z.array(z.number().int().min(1)).max(100).default([])

export const editShots = endpoint({
  name: 'editShots',
  method: 'PATCH',
  path: '/api/films/{filmId}/shots',
  summary:
    'Split and join shots: a shot begins at each frame of `begin`, and none begins any more at those of `join`; both at once add one. The other way round it is undone. A shot without a still gets one',
  access: 'moderator',
  ...one,
  body: z
    .strictObject({ begin: beginnings, join: beginnings })
    .refine(({ begin, join }) => begin.length + join.length > 0, {
      path: ['begin'],
      message: 'say at which frames a shot begins, or in `join` where none begins any more',
    })
    .refine(({ begin, join }) => new Set([...begin, ...join]).size === begin.length + join.length, {
      path: ['join'],
      message: 'each frame stands once, either in `begin` or in `join`',
    }),
  status: 200,
  response: film,
  errors: ['not-found', 'film.not-ready', 'film.shots-changed'],
})

export const tellFields = endpoint({
  name: 'tellFields',
  method: 'PATCH',
  path: '/api/films/{filmId}/fields',
  summary:
    'Correct in which order the fields of an interlaced film were taken. While nobody is marked on it, it is ingested anew; later what plays is made anew, with the same frames at the same numbers, and its stills stay',
  access: 'moderator',
  ...one,
  body: z.strictObject({ order: fieldOrder, reasons: text }),
  status: 200,
  response: film,
  errors: ['not-found', 'film.not-ready', 'film.frames-would-move'],
})
