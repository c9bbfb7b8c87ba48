import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { identification } from './identifications.ts'
import { identificationId, subjectId } from './ids.ts'
import { pageQuery } from './page.ts'
import { portrait } from './portraits.ts'
import { shownSighting } from './subjects.ts'
import { instant } from './text.ts'

/** One question with the pictures it is asked about: a man as he is seen, and portraits of whom he may be. */
export const comparison = z
  .object({
    identification,
    subject: z.object({ id: subjectId, number: z.number().int() }),
    sightings: z.array(shownSighting),
    portraits: z.array(portrait),
  })
  .meta({ id: 'Comparison' })
export type Comparison = z.infer<typeof comparison>
/** As it is made, before it is parsed. */
export type ComparisonMade = z.input<typeof comparison>

export const listComparisons = endpoint({
  name: 'listComparisons',
  method: 'GET',
  path: '/api/comparisons',
  summary:
    'What the viewer can compare and has not answered, roughly those with the fewest answers first, what he skipped last',
  access: 'contributor',
  query: pageQuery.pick({ limit: true }).extend({
    /** Since when answers count as given today; midnight UTC if not said. */
    since: instant.optional(),
  }),
  status: 200,
  response: z.object({
    items: z.array(comparison),
    /** How many answers of his have been given today and stand. */
    doneToday: z.number().int(),
    /** How many the viewer can still answer, these and what he skipped among them; more than so many where `more` is true. */
    left: z.object({ count: z.number().int(), more: z.boolean() }),
    nextCursor: z.null(),
  }),
  errors: [],
})

export const findTrial = endpoint({
  name: 'findTrial',
  method: 'GET',
  path: '/api/comparisons/trial',
  summary:
    'One comparison to try before signing in: undecided, of a name that the viewer may read, roughly one with the fewest answers',
  access: 'visitor',
  status: 200,
  response: z.object({
    trial: z.object({ subjectId, identificationId }).nullable(),
  }),
  errors: [],
})

export const skipComparison = endpoint({
  name: 'skipComparison',
  method: 'PUT',
  path: '/api/identifications/{identificationId}/skip',
  summary: 'Leave a comparison to others for now: for this viewer it comes last for a month',
  access: 'contributor',
  params: z.strictObject({ identificationId }),
  status: 200,
  response: z.object({ skipped: z.literal(true) }),
  errors: ['not-found'],
})
