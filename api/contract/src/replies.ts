import { z } from 'zod'
import { edtf } from './edtf.ts'
import { endpoint } from './endpoint.ts'
import { documentId, identificationId, replyId } from './ids.ts'
import { idQuery, pageOf } from './page.ts'
import { instant, line, text } from './text.ts'

/** What an agency made of a name that was handed to it. */
export const replyOutcomes = [
  'accepted',
  'not-accepted',
  /** It asks for more before it says anything. */
  'more-wanted',
  'under-review',
  'other',
] as const
export const replyOutcome = z.enum(replyOutcomes)
export type ReplyOutcome = z.infer<typeof replyOutcome>

/**
 * What an agency or archive answered, to which the name was handed. What it says is that agency's finding and none of ours; of
 * what is not public only moderators know that it is there.
 */
export const reply = z
  .object({
    id: replyId,
    identificationId,
    /** Null where the viewer may not read it, as it holds a name that is withheld from him: `withheld` says so ([P7]). */
    agency: z.string().nullable(),
    /** On which day it answered; EDTF. */
    date: z.string(),
    /** Under which it keeps the matter. */
    reference: z.string().nullable(),
    outcome: replyOutcome,
    /** What it answered, in a moderator's words or its own. */
    text: z.string().nullable(),
    /** Whether one of these texts is not shown. */
    withheld: z.boolean(),
    /** A source document of ours in which that is written, for whoever may see a page of it. */
    document: z.object({ id: documentId, title: z.string() }).nullable(),
    public: z.boolean(),
    /** Who keeps it; moderators only, else null. */
    by: z.string().nullable(),
    at: instant,
    withdrawnAt: instant.nullable(),
    version: z.number().int(),
    can: z.object({
      /** Correct it, withdraw it and put it back. */
      correct: z.boolean(),
      /** Make it public, and take it back from the public. */
      publish: z.boolean(),
    }),
  })
  .meta({ id: 'Reply' })
export type Reply = z.infer<typeof reply>
export type ReplyMade = z.input<typeof reply>

export const replyGiven = z.strictObject({
  agency: line,
  /** Not in the future. */
  date: edtf,
  reference: line.nullable().default(null),
  outcome: replyOutcome,
  text: text.nullable().default(null),
  documentId: documentId.nullable().default(null),
})
export type ReplyGiven = z.infer<typeof replyGiven>

/** A field that is not named stays. */
export const replyCorrection = z.strictObject({
  agency: line.optional(),
  date: edtf.optional(),
  reference: line.nullable().optional(),
  outcome: replyOutcome.optional(),
  text: text.nullable().optional(),
  documentId: documentId.nullable().optional(),
})
export type ReplyCorrection = z.infer<typeof replyCorrection>

const ofCase = { params: z.strictObject({ identificationId }) }
const one = { params: z.strictObject({ replyId }) }

export const listReplies = endpoint({
  name: 'listReplies',
  method: 'GET',
  path: '/api/identifications/{identificationId}/replies',
  summary:
    'What agencies answered to whom the name was handed, in the order in which that was written down; others than moderators see what is public',
  access: 'visitor',
  ...ofCase,
  query: idQuery,
  status: 200,
  response: pageOf(reply).extend({ can: z.object({ write: z.boolean() }) }),
  errors: ['not-found'],
})

export const writeReply = endpoint({
  name: 'writeReply',
  method: 'POST',
  path: '/api/identifications/{identificationId}/replies',
  summary:
    'Keep what an agency answered, where the name was confirmed or probable at some time; moderators alone see it until one makes it public',
  access: 'moderator',
  ...ofCase,
  body: replyGiven,
  status: 201,
  response: reply,
  errors: ['not-found', 'reply.unasked'],
})

export const correctReply = endpoint({
  name: 'correctReply',
  method: 'PATCH',
  path: '/api/replies/{replyId}',
  summary: 'Correct what is kept of a reply; the old value stays in the history',
  access: 'moderator',
  ...one,
  body: replyCorrection,
  status: 200,
  response: reply,
  errors: ['not-found', 'interest.own'],
})

export const publishReply = endpoint({
  name: 'publishReply',
  method: 'PUT',
  path: '/api/replies/{replyId}/public',
  summary:
    'Make a reply public, or take it back; what of it could give away a withheld name stays closed until a moderator has released it',
  access: 'moderator',
  ...one,
  body: z.strictObject({ public: z.boolean() }),
  status: 200,
  response: reply,
  errors: ['not-found', 'interest.own'],
})

export const withdrawReply = endpoint({
  name: 'withdrawReply',
  method: 'PUT',
  path: '/api/replies/{replyId}/withdrawal',
  summary: 'Withdraw a reply that was kept by mistake; moderators still see that it was there',
  access: 'moderator',
  ...one,
  status: 200,
  response: reply,
  errors: ['not-found', 'interest.own'],
})

export const restoreReply = endpoint({
  name: 'restoreReply',
  method: 'DELETE',
  path: '/api/replies/{replyId}/withdrawal',
  summary: 'Put back a reply that was withdrawn; it is as public as it was',
  access: 'moderator',
  ...one,
  status: 200,
  response: reply,
  errors: ['not-found', 'interest.own'],
})
