import { z } from 'zod'
import { idempotencyKey } from './idempotency.ts'
import { identification } from './identifications.ts'
import { identificationId } from './ids.ts'
import { problem } from './problem.ts'
import { lacking, status } from './status.ts'
import { counts, verdict, voteBody } from './votes.ts'

/** What a client may watch. */
export const topic = z
  .string()
  .regex(
    /^(wall|queue|ingest|me|(subject|still|film|document):[0-9a-f]{24})$/,
    'is not a topic: wall, queue, ingest, me, subject:{id}, still:{id}, film:{id} or document:{id}',
  )
export type Topic = z.infer<typeof topic>

export const watchBody = z.strictObject({ topic })
export const socketVoteBody = voteBody.extend({ identificationId, key: idempotencyKey.optional() })

const refused = z.object({ ok: z.literal(false), problem })
export const watchAnswer = z.union([
  z.object({
    ok: z.literal(true),
    topic: z.string(),
    /** How many people look at it now. */
    count: z.number().int().optional(),
    /** Whether it changed a moment ago, so that what was read before watching may be older: read it again. */
    recent: z.boolean().optional(),
    /** Of a man who was joined with another: with whom. His news come under the topic that was asked for. */
    mergedInto: z.string().optional(),
  }),
  refused,
])
export const voteAnswer = z.union([z.object({ ok: z.literal(true), identification }), refused])
export type WatchAnswer = z.input<typeof watchAnswer>
export type VoteAnswer = z.input<typeof voteAnswer>

/**
 * Something under a topic is now at `version`. Versions only grow and may jump; a client keeps the highest (an equal one
 * replaces) and refetches when it reconnects. An identification's snapshot obeys [V2].
 */
export const changed = z.discriminatedUnion('kind', [
  z.object({
    topic: z.string(),
    kind: z.literal('identification'),
    id: z.string(),
    version: z.number().int(),
    subjectId: z.string(),
    status,
    questioned: z.boolean(),
    lacks: z.array(lacking),
    regrouping: z.boolean(),
    answered: z.number().int(),
    tally: counts.nullable(),
    verdict: verdict.nullable(),
    community: z.union([z.literal(0), z.literal(2)]).nullable(),
    /** How often the account itself has answered, changed it or taken it back, and never which way; missing for who did not. */
    mineRevision: z.number().int().optional(),
  }),
  z.object({
    topic: z.string(),
    kind: z.enum(['subject', 'still', 'document', 'queue', 'ingest', 'account']),
    id: z.string(),
    version: z.number().int(),
    /** Of a man who has just been joined with another: with whom. */
    mergedInto: z.string().optional(),
  }),
  z.object({
    topic: z.string(),
    kind: z.literal('film'),
    id: z.string(),
    version: z.number().int(),
    state: z.string(),
    progress: z.object({ done: z.number(), doing: z.string().nullable() }),
  }),
  /** A still, film, document or man that this viewer may not see any more: nothing follows under its topic ([A9]). */
  z.object({
    topic: z.string(),
    kind: z.literal('gone'),
    id: z.string(),
    version: z.number().int(),
  }),
])
export type Changed = z.infer<typeof changed>

export const presence = z.object({ topic: z.string(), count: z.number().int() })
export type Presence = z.infer<typeof presence>

export interface ClientToServer {
  watch: (body: z.input<typeof watchBody>, ack: (answer: WatchAnswer) => void) => void
  unwatch: (body: z.input<typeof watchBody>, ack: (answer: WatchAnswer) => void) => void
  'vote:cast': (body: z.input<typeof socketVoteBody>, ack: (answer: VoteAnswer) => void) => void
}

export interface ServerToClient {
  changed: (frame: Changed) => void
  presence: (frame: Presence) => void
}
