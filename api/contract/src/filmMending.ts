import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fieldOrder } from './filmFacts.ts'
import { film } from './films.ts'
import { filmId } from './ids.ts'
import { text } from './text.ts'

const one = { params: z.strictObject({ filmId }) }

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
