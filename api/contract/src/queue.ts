import { z } from 'zod'
import { claim } from './claims.ts'
import { endpoint } from './endpoint.ts'
import { exclusionKind } from './exclusions.ts'
import { flaggedShown, flagKind } from './flags.ts'
import {
  evidenceId,
  exclusionId,
  flagId,
  identificationId,
  personId,
  portraitId,
  queueItemId,
  subjectId,
  tipId,
} from './ids.ts'
import { noPrisonerKind } from './noPrisoner.ts'
import { pageOf, pageQuery } from './page.ts'
import { personShort } from './people.ts'
import { portrait } from './portraits.ts'
import { queueParts } from './queueScore.ts'
import { status } from './status.ts'
import { shownSighting } from './subjects.ts'
import { instant } from './text.ts'
import { aboutShown } from './tips.ts'

export const queueKinds = [
  ...([
    'flag',
    'tip',
    'identification',
    'evidence',
    'exclusion',
    'reopened',
    'portrait',
    'no-prisoner',
  ] as const),
] as const
export const queueKind = z.enum(queueKinds)
export type QueueKind = z.infer<typeof queueKind>

/** Why something is here. */
export const queueWhy = z.enum([
  'evidence-for',
  'evidence-against',
  'second-signature',
  'ready-confirmed',
  'ready-probable',
  'near',
  'waits-long',
  'reopened',
  'questioned',
  // Confirmed, and its evidence is not what [M2] asks for any more.
  'short',
  'excluded',
  'excluded-decided',
  'exclusion-contested',
  'exclusion-over',
  // It waits for its day, and his family is told ([M8]); or these days were broken off.
  'family-told',
  'days-over',
  'flag-hide-asked',
  'flag-raised',
  'tip-unanswered',
  'tip-undecided',
  'portrait-given',
  'no-prisoner-signed',
])
export type QueueWhy = z.infer<typeof queueWhy>

const waits = {
  id: queueItemId,
  why: queueWhy,
  since: instant,
  score: z.object({
    total: z.number().int(),
    /** The points of each part; `waiting` are the days. */
    parts: z.array(
      z.object({ what: z.enum(['waiting', ...queueParts]), points: z.number().int() }),
    ),
  }),
  /** The man it is about, where it is about one. */
  portrait: shownSighting.nullable(),
  claim: claim.nullable(),
  can: z.object({
    /** Whoever has a part in the case rules nothing there, and so claims nothing. */
    claim: z.boolean(),
    /** Whether it is for him to do something: not where he has signed and another is to agree, nor until a name's day. */
    act: z.boolean(),
  }),
}

/** Something that waits for a moderator, why it is here, and what its place in the queue follows from. */
export const queueItem = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('tip'),
      ...waits,
      tipId,
      about: aboutShown.nullable(),
      who: z.string().nullable(),
      /** How it begins. */
      begins: z.string(),
    }),
    z.object({
      kind: z.literal('flag'),
      ...waits,
      flagId,
      about: flaggedShown.nullable(),
      flag: flagKind,
      /** How it begins. */
      begins: z.string(),
      /** Whether what it is about is hidden until it is resolved. */
      hides: z.boolean(),
    }),
    z.object({
      kind: z.literal('portrait'),
      ...waits,
      portraitId,
      personId,
      whose: personShort,
      given: portrait,
    }),
    z.object({
      kind: z.literal('exclusion'),
      ...waits,
      exclusionId,
      exclusion: exclusionKind,
      /** Of the two, where he was proposed. */
      identificationId: identificationId.nullable(),
      status: status.nullable(),
      subjectId,
      subjectNumber: z.number().int(),
      person: personShort,
      /** How the reasons begin; null where the system raised it. */
      begins: z.string().nullable(),
    }),
    z.object({
      kind: z.literal('no-prisoner'),
      ...waits,
      subjectId,
      subjectNumber: z.number().int(),
      /** As what a moderator signed that he is none ([M9]). */
      noPrisoner: noPrisonerKind,
      /** How his reasons begin. */
      begins: z.string(),
    }),
    z.object({
      kind: queueKind.exclude(['tip', 'flag', 'portrait', 'exclusion', 'no-prisoner']),
      ...waits,
      identificationId,
      evidenceId: evidenceId.nullable(),
      subjectId,
      subjectNumber: z.number().int(),
      person: personShort,
      status,
      /** Signed by all: until then only his family is told ([M8]). */
      publicOn: instant.nullable(),
    }),
  ])
  .meta({ id: 'QueueItem' })
export type QueueItem = z.infer<typeof queueItem>
/** As a presenter makes it, before it is parsed. */
export type QueueItemMade = z.input<typeof queueItem>

/** So many of a kind are counted; where one more is told, there are more. */
export const MOST_TOLD = 99

/** How many wait, by kind: the number itself up to 99; 100 means more than 99. */
export const waiting = z.record(
  queueKind,
  z
    .number()
    .int()
    .max(MOST_TOLD + 1),
)

/** Of which kind, and about what. */
export const deskQuery = pageQuery.extend({
  kind: queueKind.optional(),
  /** Only this flag, tip, portrait, case or man: what a frame of the topic `queue` names. */
  about: queueItemId.optional(),
})

export const getQueue = endpoint({
  name: 'getQueue',
  method: 'GET',
  path: '/api/moderation/queue',
  summary: 'What waits for a moderator, highest score first',
  access: 'moderator',
  query: deskQuery,
  status: 200,
  response: pageOf(queueItem).extend({ waiting }),
  errors: [],
})
