import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { identificationId, personId, subjectId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { status } from './status.ts'
import { shownSighting } from './subjects.ts'
import { instant } from './text.ts'

/** For which man somebody was proposed, and how that stands. A status is public ([V2]). */
export const whereabouts = z.object({
  identificationId,
  status,
  /** Since when it stands like this. */
  since: instant,
  subject: z.object({
    id: subjectId,
    number: z.number().int(),
    /** Null where no picture of him is for the viewer to see ([A9]). */
    portrait: shownSighting.nullable(),
  }),
})
export type Whereabouts = z.infer<typeof whereabouts>

export const listWhereabouts = endpoint({
  name: 'listWhereabouts',
  method: 'GET',
  path: '/api/people/{personId}/identifications',
  kept: true,
  summary:
    'Where somebody of the roster was proposed, confirmed or ruled out, in the order of proposing; empty for whoever may not read his name',
  access: 'visitor',
  params: z.strictObject({ personId }),
  query: pageQuery,
  status: 200,
  response: pageOf(whereabouts),
  errors: ['not-found'],
})
