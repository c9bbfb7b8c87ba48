import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { evidenceWith } from './evidence.ts'
import { identificationId, personId, subjectId, tipId } from './ids.ts'
import { isOneName, proposed, sayOneName } from './proposals.ts'
import { instant, longLine, text } from './text.ts'
import { became, dismissed, sent } from './tips.ts'

/** A tip as moderators see it. */
const tipOf = {
  id: tipId,
  ...sent,
  messages: z.array(
    z.object({
      from: z.enum(['sender', 'moderator']),
      /** Which moderator; null for the sender. */
      by: z.string().nullable(),
      text: z.string(),
      at: instant,
    }),
  ),
  /** Who keyed it in from paper; null where its sender sent it himself. */
  keyedBy: z.string().nullable(),
  became: z.array(became),
  /** Whether the sender has the last word. */
  unanswered: z.boolean(),
  /** Other tips with the same words about the same thing, the newest first: at most 20 of `count`. */
  same: z.object({ count: z.number().int(), tips: z.array(z.object({ id: tipId, at: instant })) }),
  version: z.number().int(),
  can: z.object({ answer: z.boolean(), convert: z.boolean(), dismiss: z.boolean() }),
}
export const tip = z
  .discriminatedUnion('status', [
    z.object({ status: z.literal('waiting'), ...tipOf }),
    z.object({ status: z.literal('answered'), ...tipOf }),
    z.object({ status: z.literal('converted'), ...tipOf }),
    z.object({
      status: z.literal('dismissed'),
      dismissal: dismissed.dismissal.extend({ by: z.string() }),
      ...tipOf,
    }),
  ])
  .meta({ id: 'Tip' })
export type Tip = z.infer<typeof tip>
export type TipMade = z.input<typeof tip>

export const one = { params: z.strictObject({ tipId }) }

export const getTip = endpoint({
  name: 'getTip',
  method: 'GET',
  path: '/api/tips/{tipId}',
  summary: 'One tip with its thread, what it is about and what became of it',
  access: 'moderator',
  ...one,
  status: 200,
  response: tip,
  errors: ['not-found'],
})

export const answerTip = endpoint({
  name: 'answerTip',
  method: 'POST',
  path: '/api/tips/{tipId}/messages',
  summary: 'Answer the sender, who reads it with his receipt',
  access: 'moderator',
  ...one,
  body: z.strictObject({ text }),
  status: 201,
  response: tip,
  errors: ['not-found', 'tip.full'],
})

/** What a moderator makes of a tip; its sender is then the proposer, the giver of the evidence, or who raised the exclusion ([T7]). */
export const conversionBody = z
  .discriminatedUnion('to', [
    z
      .strictObject({ to: z.literal('identification'), subjectId, ...proposed })
      .refine(isOneName, sayOneName),
    z.strictObject({ to: z.literal('exclusion'), subjectId, personId, reasons: text }),
    evidenceWith({
      to: z.literal('evidence'),
      identificationId,
      /** From whom or what the tip has it; the tip itself if not said. */
      origin: longLine.optional(),
    }),
  ])
  .meta({ id: 'TipConversion' })
export type ConversionBody = z.infer<typeof conversionBody>

export const convertTip = endpoint({
  name: 'convertTip',
  method: 'POST',
  path: '/api/tips/{tipId}/conversion',
  summary: 'Make an identification, evidence or an exclusion of a tip, in its sender’s place',
  access: 'moderator',
  ...one,
  body: conversionBody,
  status: 201,
  response: tip,
  errors: [
    'not-found',
    'tip.converted',
    'identification.closed',
    'exclusion.accepted',
    'subject.no-prisoner',
    'exclusion.exists',
  ],
})

export const dismissTip = endpoint({
  name: 'dismissTip',
  method: 'POST',
  path: '/api/tips/{tipId}/dismissal',
  summary: 'Close a tip of which nothing is made; the sender reads the reasons',
  access: 'moderator',
  ...one,
  body: z.strictObject({ reasons: text }),
  status: 201,
  response: tip,
  errors: ['not-found', 'tip.converted', 'tip.dismissed'],
})
