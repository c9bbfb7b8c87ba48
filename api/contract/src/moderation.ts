import { z } from 'zod'
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

/**
 * What the score of an item is made of, each with its points; every whole day it has waited adds one ([M5]). Nothing in
 * it follows from votes that are hidden, so the order is the same for all moderators, whatever each of them has seen ([V2]).
 */
export const queuePoints = {
  /** Somebody asks for privacy, or that something is taken down: it leads the desk ([D3]). */
  'hide-asked': 730,
  /** Something says that a name which is probable or confirmed cannot be he: it leads the desk too ([X2]). */
  'excludes-decided': 730,
  /** A confirmed name is questioned by those who answered, as everybody sees: it comes before all else. */
  questioned: 365,
  /** A decision was contradicted: a wrong name may be about. */
  reopened: 20,
  /** It speaks against a name, and nothing can be confirmed while it is open. */
  contrary: 20,
  /** It says that he cannot be who was proposed, and nothing can be confirmed while it is open. */
  excludes: 20,
  /** One moderator has signed; his signature lapses when the case changes. */
  'second-signature': 15,
  /** Somebody wrote to us and has not been answered. */
  unanswered: 10,
  /** The evidence alone meets what a ruling asks for. */
  ready: 10,
  /** Those who knew him, and his family, are old. */
  'knew-him': 10,
  /** Only one thing is lacking for a ruling. */
  near: 5,
} as const
export const queueParts = Object.keys(queuePoints) as [QueuePart, ...QueuePart[]]
export type QueuePart = keyof typeof queuePoints

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

/** Who has it in hand, and until when unless he says so again. */
export const claim = z
  .object({ by: z.string(), mine: z.boolean(), until: instant })
  .meta({ id: 'Claim' })
export type Claim = z.infer<typeof claim>

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
const waiting = z.record(
  queueKind,
  z
    .number()
    .int()
    .max(MOST_TOLD + 1),
)

export const getQueue = endpoint({
  name: 'getQueue',
  method: 'GET',
  path: '/api/moderation/queue',
  summary: 'What waits for a moderator, highest score first',
  access: 'moderator',
  query: pageQuery.extend({
    kind: queueKind.optional(),
    /** Only what waits of this flag, tip, portrait, case or man: what a frame of the topic `queue` names. */
    about: queueItemId.optional(),
  }),
  status: 200,
  response: pageOf(queueItem).extend({ waiting }),
  errors: [],
})

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
  query: pageQuery.extend({
    kind: queueKind.optional(),
    /** Only the man of this flag, tip or case, or this man: what a frame of the topic `queue` names. */
    about: queueItemId.optional(),
  }),
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
