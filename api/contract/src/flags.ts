import { z } from 'zod'
import { provenWork } from './challenge.ts'
import { endpoint } from './endpoint.ts'
import { flaggedText, textKind } from './flaggedTexts.ts'
import { flagId, personId, portraitId, stillId, subjectId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { personShort } from './people.ts'
import { instant, text } from './text.ts'
import { about, aboutShown, receipt } from './tips.ts'

/** What is wrong with something ([D3]). */
export const flagKinds = [
  ...(['wrong-man', 'privacy', 'take-down', 'disrespect'] as const),
  ...(['spam', 'rights', 'other'] as const),
] as const
export const flagKind = z.enum(flagKinds)
export type FlagKind = z.infer<typeof flagKind>

/** What may be flagged: what a tip may be about, a portrait, and a single text. */
export const flagged = z.discriminatedUnion('kind', [
  ...about.options,
  z.strictObject({ kind: z.literal('portrait'), id: portraitId }),
  ...flaggedText.options,
])
export type Flagged = z.infer<typeof flagged>

/** In one line, as an address and a field of a form have it: `kind:id`, of some texts with what more tells which. */
export const inOneLine = (of: Flagged): string =>
  [of.kind, of.id, ...('at' in of ? [of.at] : []), ...('clue' in of ? [of.clue] : [])].join(':')

/** The same read; null where it is nothing of ours. */
export const fromOneLine = (line: string): Flagged | null => {
  const [kind, id, ...more] = line.split(':')
  const which = more.length > 0 && { [kind === 'clue' ? 'clue' : 'at']: more.join(':') }
  return flagged.safeParse({ kind, id, ...which }).data ?? null
}

/** The same with what one needs to name it and to link to it. */
export const flaggedShown = z.discriminatedUnion('kind', [
  ...aboutShown.options,
  z.object({ kind: z.literal('portrait'), id: portraitId, personId, person: personShort }),
  z.object({
    kind: textKind,
    id: z.string(),
    subjectId,
    subjectNumber: z.number().int(),
    /** On which still it is read, where it is of a mark. */
    stillId: stillId.nullable(),
    /** As whoever reads this may read it. */
    text: z.string().nullable(),
  }),
])
export type FlaggedShown = z.infer<typeof flaggedShown>
export type FlaggedMade = z.input<typeof flaggedShown>

/** `acted`: something was done, and what was hidden stays so · `kept`: nothing was, and what was hidden is shown again. */
export const flagOutcome = z.enum(['acted', 'kept'])
export type FlagOutcome = z.infer<typeof flagOutcome>

const raised = {
  /** Null where it is not there any more for whoever reads this. */
  about: flaggedShown.nullable(),
  kind: flagKind,
  text: z.string(),
  at: instant,
}
const resolved = { outcome: flagOutcome, text: z.string(), at: instant }

/** A flag as whoever raised it reads it. */
export const ownFlag = z
  .object({ ...raised, resolution: z.object(resolved).nullable() })
  .meta({ id: 'OwnFlag' })
export type OwnFlag = z.infer<typeof ownFlag>
export type OwnFlagMade = z.input<typeof ownFlag>

/** The same at the desk. */
export const flag = z
  .object({
    id: flagId,
    ...raised,
    /** Null for a visitor. */
    by: z.string().nullable(),
    resolution: z.object({ ...resolved, by: z.string() }).nullable(),
    /** Whether it hides what it is about, until it is resolved. */
    hides: z.boolean(),
    version: z.number().int(),
    can: z.object({ hide: z.boolean(), resolve: z.boolean() }),
  })
  .meta({ id: 'Flag' })
export type Flag = z.infer<typeof flag>
export type FlagMade = z.input<typeof flag>

export const flagBody = z.strictObject({
  about: flagged,
  kind: flagKind,
  text,
  /** Of whoever has no account: what the ALTCHA widget gives ([T3]). A repeat with the same key and body needs none. */
  challenge: provenWork,
})
export type FlagBody = z.infer<typeof flagBody>

export const raiseFlag = endpoint({
  name: 'raiseFlag',
  method: 'POST',
  path: '/api/flags',
  summary:
    'Say that something is wrong with a still, film, man, person, portrait or text. Without an account it needs an `Idempotency-Key` (a random UUID) and a proof of work, and gets a receipt',
  access: 'visitor',
  body: flagBody,
  status: 201,
  response: z.union([z.object({ id: flagId }), z.object({ receipt: z.string() })]),
  errors: ['challenge.refused', 'too-many', 'limit.reached'],
})

export const openFlag = endpoint({
  name: 'openFlag',
  method: 'POST',
  path: '/api/flags/receipt',
  summary: 'Read with a receipt what became of a flag',
  access: 'visitor',
  body: z.strictObject({ receipt }),
  status: 200,
  response: ownFlag,
  errors: ['receipt.unknown', 'too-many'],
})

export const listOwnFlags = endpoint({
  name: 'listOwnFlags',
  method: 'GET',
  path: '/api/flags',
  summary: 'The flags that one has raised oneself, newest first',
  access: 'contributor',
  query: pageQuery,
  status: 200,
  response: pageOf(ownFlag.extend({ id: flagId })),
  errors: [],
})

const one = { params: z.strictObject({ flagId }) }

export const getFlag = endpoint({
  name: 'getFlag',
  method: 'GET',
  path: '/api/flags/{flagId}',
  summary: 'One flag, as moderators see it',
  access: 'moderator',
  ...one,
  status: 200,
  response: flag,
  errors: ['not-found'],
})

export const hideFlagged = endpoint({
  name: 'hideFlagged',
  method: 'PUT',
  path: '/api/flags/{flagId}/hiding',
  summary:
    'Hide what was flagged until the flag is resolved, or show it again: a film or still is restricted, a man’s stills are, a portrait is taken off, a person’s name or a text withheld',
  access: 'moderator',
  ...one,
  body: z.strictObject({ hides: z.boolean() }),
  status: 200,
  response: flag,
  errors: ['not-found', 'flag.resolved'],
})

export const resolveFlag = endpoint({
  name: 'resolveFlag',
  method: 'POST',
  path: '/api/flags/{flagId}/resolution',
  summary: 'Say what was done about a flag, and why; whoever raised it reads both',
  access: 'moderator',
  ...one,
  body: z.strictObject({ outcome: flagOutcome, text }),
  status: 201,
  response: flag,
  errors: ['not-found', 'flag.resolved'],
})
