import { z } from 'zod'
import { campShort } from './camps.ts'
import { endpoint } from './endpoint.ts'
import { giver } from './giver.ts'
import {
  exclusionId,
  filmId,
  identificationId,
  personId,
  stillId,
  subjectId,
  tipId,
} from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { personShort } from './people.ts'
import { status } from './status.ts'
import { instant, text } from './text.ts'

/** Those that the system works out by itself ([X1]). */
export const foundKinds = [
  /** He is confirmed as another man on the same still. */
  'elsewhere',
  /** He died before the source's earliest date. */
  'died-before',
  /** He was captured after its latest. */
  'captured-after',
  'released-before',
  /** He is documented in a camp that was declared to be another one ([P6]). */
  'other-camp',
] as const
export type FoundKind = (typeof foundKinds)[number]

/** `other` is whatever else somebody gives as a reason. */
export const exclusionKinds = [...foundKinds, 'other'] as const
export const exclusionKind = z.enum(exclusionKinds)
export type ExclusionKind = z.infer<typeof exclusionKind>

export const exclusionStates = ['open', 'accepted', 'dismissed', 'lapsed'] as const
export const exclusionState = z.enum(exclusionStates)
export type ExclusionState = z.infer<typeof exclusionState>

export const excludingFacts = ['died', 'captured', 'released'] as const

/** One thing that it rests on, as it was when it was worked out, with what leads there. */
export const restsOn = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('fact'),
    personId,
    field: z.enum(excludingFacts),
    date: z.string(),
    /** Where that is written. */
    source: z.string().nullable(),
  }),
  z.object({
    what: z.literal('stay'),
    personId,
    camp: campShort.nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    source: z.string().nullable(),
  }),
  z.object({
    what: z.literal('film'),
    filmId,
    title: z.string(),
    date: z.string(),
    camp: campShort.nullable(),
  }),
  z.object({
    what: z.literal('photo'),
    stillId,
    title: z.string(),
    date: z.string(),
    camp: campShort.nullable(),
  }),
  z.object({ what: z.literal('still'), stillId }),
  z.object({
    what: z.literal('confirmed'),
    identificationId,
    subjectId,
    subjectNumber: z.number().int(),
  }),
])
export type RestsOn = z.infer<typeof restsOn>

export const exclusionSteps = ['raised', 'accepted', 'dismissed', 'lapsed', 'contested'] as const

/** A reason why a man cannot be a person ([X1]). */
export const exclusion = z
  .object({
    id: exclusionId,
    subjectId,
    person: personShort,
    kind: exclusionKind,
    state: exclusionState,
    /** Why somebody raised it; null of what the system raised, and where the viewer may not read it: `withheld` says so ([P7]). */
    reasons: z.string().nullable(),
    withheld: z.boolean(),
    restsOn: z.array(restsOn),
    /** Who raised it last; null where the system did. */
    giver: giver.nullable(),
    /** His name; null where only `giver` is told. */
    by: z.string().nullable(),
    mine: z.boolean(),
    fromTip: z.boolean(),
    /** From which tip it was made; moderators only. */
    tipId: tipId.optional(),
    /** The identification of the two that is open, or else was the last; null where nobody proposed it. */
    identification: z.object({ id: identificationId, status }).nullable(),
    /** Whether somebody gave reasons against what was accepted, and nobody has dismissed it since. */
    contested: z.boolean(),
    /** All that was done with it, oldest first. */
    history: z.array(
      z.object({
        what: z.enum(exclusionSteps),
        /** Null where the viewer may not read his name, or the system did it. */
        by: z.string().nullable(),
        bySystem: z.boolean(),
        reasons: z.string().nullable(),
        withheld: z.boolean(),
        at: instant,
      }),
    ),
    /** Since when it is open, accepted, dismissed or lapsed. */
    since: instant,
    version: z.number().int(),
    can: z.object({
      /** What the viewer may rule now. */
      rule: z.array(z.enum(['accepted', 'dismissed'])),
      contest: z.boolean(),
    }),
  })
  .meta({ id: 'Exclusion' })
export type Exclusion = z.infer<typeof exclusion>
export type ExclusionMade = z.input<typeof exclusion>

/** What would exclude him if a fact of which nobody is sure were right: it has no state and blocks nothing. */
export const exclusionHint = exclusion
  .pick({ person: true, kind: true, restsOn: true })
  .meta({ id: 'ExclusionHint' })
export type ExclusionHint = z.input<typeof exclusionHint>

const ofMan = { params: z.strictObject({ subjectId }) }
const one = { params: z.strictObject({ exclusionId }) }

export const listExclusions = endpoint({
  name: 'listExclusions',
  method: 'GET',
  path: '/api/subjects/{subjectId}/exclusions',
  kept: true,
  summary:
    'Who he cannot be, and why, in the order in which it was found; of somebody whose name is withheld the kind only',
  access: 'visitor',
  ...ofMan,
  query: pageQuery,
  status: 200,
  response: pageOf(exclusion).extend({
    hints: z.array(exclusionHint),
    can: z.object({ raise: z.boolean() }),
  }),
  errors: ['not-found'],
})

export const raiseExclusion = endpoint({
  name: 'raiseExclusion',
  method: 'POST',
  path: '/api/subjects/{subjectId}/exclusions',
  summary:
    'Give a reason why he cannot be somebody of the roster; a second one of the same person joins the first',
  access: 'contributor',
  ...ofMan,
  body: z.strictObject({ personId, reasons: text }),
  status: 201,
  response: exclusion,
  errors: ['not-found', 'limit.reached', 'exclusion.exists'],
})

export const ruleExclusion = endpoint({
  name: 'ruleExclusion',
  method: 'POST',
  path: '/api/exclusions/{exclusionId}/ruling',
  summary:
    'Accept it, which rules the identification out, or dismiss it; what another moderator accepted can be dismissed',
  access: 'moderator',
  ...one,
  body: z.strictObject({
    ruling: z.enum(['accepted', 'dismissed']),
    reasons: text,
    /** The version that was read: one that has changed since is refused. */
    version: z.number().int().min(0).optional(),
  }),
  status: 200,
  response: exclusion,
  errors: ['not-found', 'interest.own', 'exclusion.ruled', 'decision.stale'],
})

export const contestExclusion = endpoint({
  name: 'contestExclusion',
  method: 'POST',
  path: '/api/exclusions/{exclusionId}/contest',
  summary:
    'Give reasons against one that was accepted: they go to the desk, where another moderator may dismiss it',
  access: 'contributor',
  ...one,
  body: z.strictObject({ reasons: text }),
  status: 201,
  response: exclusion,
  errors: ['not-found', 'exclusion.exists', 'exclusion.ruled', 'limit.reached'],
})

export const listPersonExclusions = endpoint({
  name: 'listPersonExclusions',
  method: 'GET',
  path: '/api/people/{personId}/exclusions',
  kept: true,
  summary:
    'Which men somebody of the roster cannot be, and why; empty for whoever may not read his name',
  access: 'visitor',
  params: z.strictObject({ personId }),
  query: pageQuery,
  status: 200,
  response: pageOf(
    z.object({ subject: z.object({ id: subjectId, number: z.number().int() }), exclusion }),
  ),
  errors: ['not-found'],
})
