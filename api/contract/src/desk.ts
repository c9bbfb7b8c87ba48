import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { queueItemId, subjectId } from './ids.ts'
import { pageOf } from './page.ts'
import { deskQuery, queueItem, waiting } from './queue.ts'
import { shownSighting } from './subjects.ts'
import { instant } from './text.ts'

/** So much of what waits about one man is told with him; of more there is the number. */
export const MOST_OF_ONE_MAN = 20

/** All that waits about one man, or one thing that is about none. */
export const deskMan = z
  .object({
    /** The man; where there is none, what waits. */
    id: queueItemId,
    man: z.object({ id: subjectId, number: z.number().int() }).nullable(),
    portrait: shownSighting.nullable(),
    /** The most pressing first, at most 20. */
    items: z.array(queueItem).min(1),
    /** How much more waits about him. */
    more: z.number().int(),
  })
  .meta({ id: 'DeskMan' })
export type DeskMan = z.infer<typeof deskMan>
export type DeskManMade = z.input<typeof deskMan>

export const getDesk = endpoint({
  name: 'getDesk',
  method: 'GET',
  path: '/api/moderation/desk',
  summary:
    'The queue man by man: each stands where what presses most about him stands, with all else that waits',
  access: 'moderator',
  query: deskQuery,
  status: 200,
  response: pageOf(deskMan).extend({ waiting }),
  errors: [],
})

/** So much of what is new, and of what one has in hand, is told with it; of more that is new there is the number. */
export const MOST_OF_ONES_OWN = 20

export const getOwnDesk = endpoint({
  name: 'getOwnDesk',
  method: 'GET',
  path: '/api/moderation/desk/own',
  summary: 'What came to the desk since a moment, and what the viewer has in hand',
  access: 'moderator',
  query: z.strictObject({
    /** When he last looked, as his browser knows it; without it nothing is new. */
    since: instant.optional(),
  }),
  status: 200,
  response: z.object({
    /** What waits since then, the newest first, at most 20. */
    fresh: z.array(queueItem),
    /** How much more does; 80 means that and more. */
    moreFresh: z.number().int(),
    /** What he has in hand, what runs out first at the beginning, at most 20. */
    inHand: z.array(queueItem),
  }),
  errors: [],
})
