import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { status } from './identifications.ts'
import { evidenceId, identificationId, subjectId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { personShort } from './people.ts'
import { instant } from './text.ts'

/** What waits for a moderator, and why it is here. */
export const queueItem = z
  .object({
    id: z.string(),
    why: z.enum(['evidence-open', 'undecided', 'second-signature', 'reopened']),
    identificationId,
    evidenceId: evidenceId.nullable(),
    subjectId,
    subjectNumber: z.number().int(),
    person: personShort,
    status,
    answered: z.number().int(),
    since: instant,
  })
  .meta({ id: 'QueueItem' })
export type QueueItem = z.infer<typeof queueItem>

export const getQueue = endpoint({
  name: 'getQueue',
  method: 'GET',
  path: '/api/moderation/queue',
  summary: 'What waits for a moderator, longest waiting first',
  access: 'moderator',
  query: pageQuery,
  status: 200,
  response: pageOf(queueItem),
  errors: [],
})
