import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { queueItemId } from './ids.ts'
import { instant } from './text.ts'

/** Who has it in hand, and until when unless he says so again. */
export const claim = z
  .object({ by: z.string(), mine: z.boolean(), until: instant })
  .meta({ id: 'Claim' })
export type Claim = z.infer<typeof claim>

const one = { params: z.strictObject({ itemId: queueItemId }) }
const held = z.object({ claim: claim.nullable() })

export const getClaim = endpoint({
  name: 'getClaim',
  method: 'GET',
  path: '/api/moderation/queue/{itemId}/claim',
  summary: 'Who has it in hand now',
  access: 'moderator',
  ...one,
  status: 200,
  response: held,
  errors: ['not-found'],
})

export const claimItem = endpoint({
  name: 'claimItem',
  method: 'POST',
  path: '/api/moderation/queue/{itemId}/claim',
  summary:
    'Take it in hand, or keep it longer; what another has is taken over only if that is said',
  access: 'moderator',
  ...one,
  body: z.strictObject({ takeOver: z.boolean().default(false) }),
  status: 201,
  response: held,
  errors: ['not-found', 'interest.own', 'claim.taken'],
})

export const releaseItem = endpoint({
  name: 'releaseItem',
  method: 'DELETE',
  path: '/api/moderation/queue/{itemId}/claim',
  summary: 'Let go of what one has in hand; where it is not one’s own nothing happens',
  access: 'moderator',
  ...one,
  status: 200,
  response: held,
  errors: ['not-found'],
})
