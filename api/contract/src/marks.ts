import { z } from 'zod'
import { cluesGiven } from './clues.ts'
import { endpoint } from './endpoint.ts'
import { sightingId, stillId, subjectId } from './ids.ts'
import { markAbilities, region, sighting } from './sightings.ts'
import { subjectShort } from './standing.ts'
import { stillPage } from './stills.ts'
import { text } from './text.ts'

export const addSighting = endpoint({
  name: 'addSighting',
  method: 'POST',
  path: '/api/stills/{stillId}/sightings',
  summary: 'Mark a man; where he may have been marked already, 409 with `candidates` asks',
  access: 'contributor',
  params: z.strictObject({ stillId }),
  body: z
    .strictObject({
      region,
      subjectId: subjectId.optional(),
      new: z.boolean().optional(),
      /** A mark of one's own that was taken back here: what was seen of him at it is said again ([K5]). */
      again: sightingId.optional(),
    })
    .refine((body) => !(body.subjectId && body.new), {
      path: ['new'],
      message: 'say either subjectId or new, not both',
    }),
  status: 201,
  response: z.object({
    sighting,
    subject: subjectShort,
    outcome: z.enum(['new', 'joined']),
    can: markAbilities,
  }),
  errors: ['limit.reached', 'not-found', 'sighting.ambiguous', 'sighting.taken'],
})

const one = { params: z.strictObject({ stillId, sightingId }) }

/** Needed from a moderator wherever the mark is not his own alone. */
const reasons = text.optional()

/** The one the mark had when it was read. */
const version = z.number().int().min(0)

export const mendSighting = endpoint({
  name: 'mendSighting',
  method: 'PATCH',
  path: '/api/stills/{stillId}/sightings/{sightingId}',
  summary:
    'Mend the edges of a mark: who made it while nobody else has built on it, later a moderator with reasons; never onto another place',
  access: 'contributor',
  ...one,
  body: z.strictObject({
    region,
    version,
    reasons,
  }),
  status: 200,
  response: stillPage,
  errors: [
    'limit.reached',
    'not-found',
    'forbidden',
    'sighting.settled',
    'sighting.stale',
    'sighting.elsewhere',
    'sighting.taken',
  ],
})

export const withdrawSighting = endpoint({
  name: 'withdrawSighting',
  method: 'DELETE',
  path: '/api/stills/{stillId}/sightings/{sightingId}',
  summary:
    'Take a mark back: who made it while nobody else has built on it, later a moderator with reasons',
  access: 'contributor',
  ...one,
  body: z.strictObject({ reasons }),
  status: 200,
  response: stillPage,
  errors: ['limit.reached', 'not-found', 'forbidden', 'sighting.settled', 'sighting.last'],
})

export const describeSighting = endpoint({
  name: 'describeSighting',
  method: 'PUT',
  path: '/api/stills/{stillId}/sightings/{sightingId}/clues',
  summary:
    'Say what can be seen of him at this mark, from a closed list, in place of what was said; that stays in the history',
  access: 'contributor',
  ...one,
  body: z.strictObject({ clues: cluesGiven, version }),
  status: 200,
  response: stillPage,
  errors: ['limit.reached', 'not-found', 'sighting.stale'],
})
