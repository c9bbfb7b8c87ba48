import { z } from 'zod'
import { provenWork } from './challenge.ts'
import { endpoint } from './endpoint.ts'
import { exclusionState } from './exclusions.ts'
import {
  evidenceId,
  exclusionId,
  filmId,
  identificationId,
  personId,
  type SubjectId,
  sightingId,
  stillId,
  subjectId,
} from './ids.ts'
import { personShort } from './people.ts'
import { status } from './status.ts'
import { instant, longLine, text } from './text.ts'

/** What a tip may be about ([T2]). */
export const about = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('still'), id: stillId }),
  z.strictObject({ kind: z.literal('sighting'), id: sightingId }),
  z.strictObject({ kind: z.literal('subject'), id: subjectId }),
  z.strictObject({ kind: z.literal('film'), id: filmId }),
  z.strictObject({ kind: z.literal('person'), id: personId }),
])
export type About = z.infer<typeof about>

/** The same with what one needs to name it and to link to it. */
export const aboutShown = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('still'),
    id: stillId,
    title: z.string(),
    filmId: filmId.nullable(),
    frame: z.number().int().nullable(),
  }),
  z.object({
    kind: z.literal('sighting'),
    id: sightingId,
    stillId,
    subjectId,
    subjectNumber: z.number().int(),
  }),
  z.object({ kind: z.literal('subject'), id: subjectId, subjectNumber: z.number().int() }),
  z.object({ kind: z.literal('film'), id: filmId, title: z.string() }),
  z.object({ kind: z.literal('person'), id: personId, person: personShort }),
])
export type AboutShown = z.infer<typeof aboutShown>
export type AboutMade = z.input<typeof aboutShown>

/** The man it is about, where it is about one. */
export function manIn(
  about: { readonly kind: string; readonly id: string; readonly subjectId?: string } | null,
): SubjectId | null {
  if (about?.kind === 'subject') return about.id as SubjectId
  return (about?.subjectId as SubjectId | undefined) ?? null
}

export const getTipChallenge = endpoint({
  name: 'getTipChallenge',
  method: 'GET',
  path: '/api/tips/challenge',
  summary:
    'A proof of work for one tip, or for one request that `too-many` refuses and calls `provable`, as the ALTCHA widget reads it',
  access: 'visitor',
  status: 200,
  response: z.object({
    parameters: z.object({
      algorithm: z.string(),
      nonce: z.string(),
      salt: z.string(),
      cost: z.number().int(),
      keyLength: z.number().int(),
      keyPrefix: z.string(),
      keySignature: z.string(),
      /** Seconds since 1970. */
      expiresAt: z.number().int(),
    }),
    signature: z.string(),
  }),
  errors: ['too-many'],
})

export const tipBody = z.strictObject({
  about: about.optional(),
  /** Who the man is, as far as the sender can say. */
  who: longLine.optional(),
  /** How the sender knows. */
  how: text,
  /** What the sender is to him. */
  relationship: longLine.optional(),
  /** Whether the sender's name may be published. */
  mayPublish: z.boolean(),
  /** Whether the sender's words may be: if not, or not said, only a moderator's summary of them ever is. */
  mayQuote: z.boolean().optional(),
  /** What the ALTCHA widget gives. A repeat with the same key and body needs none. */
  challenge: provenWork,
})
export type TipBody = z.infer<typeof tipBody>

export const sendTip = endpoint({
  name: 'sendTip',
  method: 'POST',
  path: '/api/tips',
  summary: 'Send a tip, without an account. Needs an `Idempotency-Key`: a random UUID',
  access: 'visitor',
  body: tipBody,
  status: 201,
  response: z.object({ receipt: z.string() }),
  errors: ['challenge.refused', 'too-many'],
})

/** What somebody wrote on paper; he has no account, and whoever keys it in has one. */
export const keyedTip = tipBody.omit({ challenge: true })
export type KeyedTip = z.infer<typeof keyedTip>

export const keyInTip = endpoint({
  name: 'keyInTip',
  method: 'POST',
  path: '/api/tips/keyed',
  summary:
    'Key in on somebody’s behalf what he wrote on paper. The receipt is his; moderators read who keyed it in',
  access: 'contributor',
  body: keyedTip,
  status: 201,
  response: z.object({ receipt: z.string() }),
  errors: ['limit.reached'],
})

const ofTip = {
  subjectId,
  subjectNumber: z.number().int(),
  person: personShort,
  at: instant,
  /** Two moderators have signed it: who sent the tip is told before everybody else who may read it from then on ([M8]). */
  publicOn: instant.nullable(),
  /** What everybody reads of it, word for word ([T7]); null while it is withheld, until a moderator releases it ([P7]). */
  words: z.array(
    z.object({ of: z.enum(['reasons', 'text', 'origin', 'knewHim']), text: z.string().nullable() }),
  ),
}
const madeOfTip = { identificationId, status, ...ofTip }

/** What was made of a tip, and how that stands now. A tip that names two men may become several things. */
export const became = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('identification'), ...madeOfTip }),
  z.object({
    kind: z.literal('evidence'),
    evidenceId,
    state: z.enum(['open', 'admitted', 'dismissed']),
    ...madeOfTip,
  }),
  /** Why he cannot be somebody ([X1]). */
  z.object({
    kind: z.literal('exclusion'),
    exclusionId,
    state: exclusionState,
    /** The identification of the two, where there is one. */
    identificationId: identificationId.nullable(),
    status: status.nullable(),
    ...ofTip,
  }),
])
export type Became = z.infer<typeof became>
export type BecameMade = z.input<typeof became>

export const sent = {
  about: aboutShown.nullable(),
  who: z.string().nullable(),
  how: z.string(),
  relationship: z.string().nullable(),
  mayPublish: z.boolean(),
  mayQuote: z.boolean(),
  /** It was written on paper, and somebody with an account keyed it in. */
  keyedIn: z.boolean(),
  at: instant,
}
export const dismissed = { dismissal: z.object({ reasons: z.string(), at: instant }) }

/** What the sender reads with his receipt. Messages are in the order in which they were written; what was sent first is beside them. */
const threadOf = { tip: z.object(sent), canAdd: z.boolean() }
const senderMessages = {
  messages: z.array(
    z.object({ from: z.enum(['sender', 'moderator']), text: z.string(), at: instant }),
  ),
}
export const thread = z
  .discriminatedUnion('status', [
    z.object({ status: z.literal('waiting'), ...threadOf, ...senderMessages }),
    z.object({ status: z.literal('answered'), ...threadOf, ...senderMessages }),
    z.object({
      status: z.literal('converted'),
      became: z.array(became),
      ...threadOf,
      ...senderMessages,
    }),
    z.object({ status: z.literal('dismissed'), ...dismissed, ...threadOf, ...senderMessages }),
  ])
  .meta({ id: 'TipThread' })
export type Thread = z.infer<typeof thread>
export type ThreadMade = z.input<typeof thread>

/** How many words a receipt has. */
export const RECEIPT_WORDS = 12

/** How many there are of them in what was typed. */
export const wordsTyped = (receipt: string): number =>
  receipt.normalize('NFKC').match(/[a-z]+/gi)?.length ?? 0

/** Twelve words. How they are written does not matter: upper case, commas, hyphens, blanks, whole words or their first four letters. */
export const receipt = z
  .string()
  .min(1, 'must not be empty')
  .max(500, 'has more than 500 characters')

export const openThread = endpoint({
  name: 'openThread',
  method: 'POST',
  path: '/api/tips/thread',
  summary: 'Read with a receipt how the tip stands, and what was answered',
  access: 'visitor',
  body: z.strictObject({ receipt }),
  status: 200,
  response: thread,
  errors: ['receipt.unknown', 'too-many'],
})

export const addToTip = endpoint({
  name: 'addToTip',
  method: 'POST',
  path: '/api/tips/thread/messages',
  summary: 'Add to a tip with its receipt',
  access: 'visitor',
  body: z.strictObject({
    receipt,
    text,
    /**
     * Whether it speaks against a name that waits to become public ([M8]). Where that is not said it does: nothing is
     * confirmed before a moderator has read what was added.
     */
    objects: z.boolean().optional(),
  }),
  status: 201,
  response: thread,
  errors: ['receipt.unknown', 'tip.full', 'too-many', 'idempotency.reused'],
})
