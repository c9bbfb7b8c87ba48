import { z } from 'zod'
import { campShort } from './camps.ts'
import { endpoint } from './endpoint.ts'
import { fieldOrder, filmFacts, shot } from './filmFacts.ts'
import { campId, filmId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { playing } from './playing.ts'
import { correction, shownProvenance } from './provenance.ts'
import { restrictedOrWarned, restriction, restrictionSet } from './restriction.ts'
import { still } from './stills.ts'
import { instant } from './text.ts'
import { sourceGiven } from './uploaded.ts'
import { workRuling } from './work.ts'

/** How pictures are made of fields: as it was seen, or as a moderator told; `making` while what plays is not made so yet. */
const fields = z.object({ order: fieldOrder, told: z.boolean(), making: z.boolean() })

export const filmState = z.enum(['waiting', 'ingesting', 'ready', 'failed'])

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
    ...sourceGiven,
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
