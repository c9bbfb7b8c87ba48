import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { sightingId, stillId, subjectId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { region } from './stills.ts'
import { instant } from './text.ts'

/** What something was before it was changed, who changed it, when and why ([K5]). */
export const change = z
  .object({
    id: z.string(),
    what: z.enum(['sighting.mended', 'sighting.withdrawn']),
    about: z.object({ kind: z.literal('sighting'), id: sightingId }),
    stillId,
    /** Whom it shows, or showed. */
    subject: z.object({ id: subjectId, number: z.number().int() }),
    was: z.object({ region }),
    /** Null where nothing of it is left. */
    now: z.object({ region }).nullable(),
    /** Null for whoever reads no names of contributors. */
    by: z.string().nullable(),
    byModerator: z.boolean(),
    /** Null where none were given, or where they are withheld from the viewer ([P7]). */
    reasons: z.string().nullable(),
    withheld: z.boolean(),
    at: instant,
  })
  .meta({ id: 'Change' })
export type Change = z.infer<typeof change>

export const listChanges = endpoint({
  name: 'listChanges',
  method: 'GET',
  path: '/api/history',
  summary: 'What was changed of the marks on a still, or of one man, newest first',
  access: 'visitor',
  /** One of the two. */
  query: pageQuery.extend({ stillId: stillId.optional(), subjectId: subjectId.optional() }),
  status: 200,
  response: pageOf(change),
  errors: ['not-found'],
})
