import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { stillId, subjectId } from './ids.ts'
import { region } from './sightings.ts'
import { subjectShort } from './standing.ts'
import { still } from './stills.ts'

/** A man who may be here too: nothing until a person takes it, by marking him here ([K4], [K5]). */
export const suggestion = z
  .object({
    subject: subjectShort,
    /** Where he may be. */
    region,
    /** How much alike the two pictures are there: 1 the same. */
    likeness: z.number(),
    /** Where he is marked, on the nearest still of the shot. */
    from: z.object({ still, region }),
  })
  .meta({ id: 'Suggestion' })
export type Suggestion = z.infer<typeof suggestion>

export const listSuggestions = endpoint({
  name: 'listSuggestions',
  method: 'GET',
  path: '/api/stills/{stillId}/suggestions',
  summary:
    'Who of those marked on the stills around it in its shot may be on this one, and where: by their places and by plain correlation of the pictures; of a photo nobody',
  access: 'contributor',
  params: z.strictObject({ stillId }),
  status: 200,
  response: z.object({
    /** Whoever is marked nearest in time comes first. */
    items: z.array(suggestion),
    /** Which of the shot’s stills it is, from 1, and how many there are; null for a photo. */
    shot: z
      .object({ at: z.number().int(), stills: z.number().int(), next: stillId.nullable() })
      .nullable(),
  }),
  errors: ['not-found'],
})

const refusal = {
  path: '/api/stills/{stillId}/suggestions/{subjectId}/refusal',
  access: 'contributor',
  params: z.strictObject({ stillId, subjectId }),
  status: 200,
  response: z.object({ refused: z.boolean() }),
  errors: ['not-found'],
} as const

export const refuseSuggestion = endpoint({
  name: 'refuseSuggestion',
  method: 'PUT',
  summary:
    'Say that a man of the same film who is suggested on a still is not he: he is not suggested to the viewer there again',
  ...refusal,
})

export const dropRefusal = endpoint({
  name: 'dropRefusal',
  method: 'DELETE',
  summary: 'Take that back: he may be suggested there again',
  ...refusal,
})
