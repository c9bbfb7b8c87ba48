import { z } from 'zod'
import { edtf } from './edtf.ts'
import { giver } from './giver.ts'
import { documentId, evidenceId, tipId } from './ids.ts'
import { poolCounted, poolGiven } from './pool.ts'
import { region } from './sightings.ts'
import { instant, longLine, text } from './text.ts'

/** Classes that people give evidence of; `community` and `machine` are the system's own ([C4]). */
export const evidenceClasses = ['caption', 'witness', 'family', 'examiner', 'circumstance'] as const
export const evidenceClass = z.enum(evidenceClasses)
export type EvidenceClass = z.infer<typeof evidenceClass>

export const link = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .optional()

/**
 * A page of a source document, or a region of it in whole pixels of the page ([K1]). Whoever may not see the page reads
 * that it is cited, and no more: to him the page is not found.
 */
export const cites = z
  .strictObject({
    documentId,
    page: z.number().int().min(1).max(100_000),
    region: region.optional(),
  })
  .meta({ id: 'Cites' })
export type Cites = z.infer<typeof cites>

/** Something of each class with its own fields, all of which may be missing, and some that all have. */
const ofEachClass = <Shared extends z.ZodRawShape>(shared: Shared) =>
  z.discriminatedUnion('class', [
    z.strictObject({ class: z.literal('caption'), ...shared }),
    z.strictObject({
      class: z.literal('witness'),
      ...shared,
      /** How he knew him. */
      knewHim: text.optional(),
      /** Whether he picked him from a line-up without being told who was expected. */
      blindLineUp: z.boolean().optional(),
    }),
    z.strictObject({
      class: z.literal('family'),
      ...shared,
      portraitDate: edtf.optional(),
    }),
    z.strictObject({ class: z.literal('examiner'), ...shared }),
    z.strictObject({
      class: z.literal('circumstance'),
      ...shared,
      /** How many men the circumstances leave. */
      menLeft: z.number().int().min(1).max(1_000_000).optional(),
      /** In place of it, by what the pool is to be narrowed: whom that leaves is counted, and kept with what it assumed. */
      pool: poolGiven.optional(),
    }),
  ])

export const stance = z.enum(['for', 'against'])
export const evidenceState = z.enum(['open', 'admitted', 'dismissed'])

export const evidenceWith = <Own extends z.ZodRawShape>(own: Own) =>
  ofEachClass({ stance, text, link, cites: cites.optional(), ...own })

/** Evidence as it is given. */
export const evidenceBody = evidenceWith({
  /** From whom or what it comes: each origin feeds one class only. */
  origin: longLine,
}).meta({ id: 'EvidenceBody' })
export type EvidenceBody = z.infer<typeof evidenceBody>

export const evidence = z
  .object({
    id: evidenceId,
    class: evidenceClass,
    stance,
    /** This, the text and all else that somebody wrote: null where the viewer may not read it, and `withheld` says so ([P7]). */
    origin: z.string().nullable(),
    withheld: z.boolean(),
    giver,
    /** Its origin is what a visitor sent in, who named none. */
    fromTip: z.boolean(),
    /** From which tip it was made; moderators only. */
    tipId: tipId.optional(),
    text: z.string().nullable(),
    link: z.string().nullable(),
    /** Missing where it cites no page, or where that is withheld as its text is ([P7]). */
    cites: cites.optional(),
    state: evidenceState,
    /** What it adds to the score as it stands now; with `community` they add up to it ([C4]). */
    points: z.number().int(),
    /** What it would score, once admitted, if there were nothing else. */
    alone: z.number().int(),
    /** By how much the score would grow, were it admitted now; null of what is ruled on or speaks against him. */
    would: z.number().int().nullable(),
    /** Why an admitted item that speaks for him adds nothing. */
    why: z.enum(['class', 'origin', 'families', 'examiner', 'lowest']).nullable(),
    knewHim: z.string().optional(),
    blindLineUp: z.boolean().optional(),
    portraitDate: z.string().optional(),
    menLeft: z.number().int().optional(),
    /** How `menLeft` was counted; missing where somebody gave the number himself, and for whoever may not read every name ([P4]). */
    pool: poolCounted.optional(),
    /** Of an examiner's comparison: what qualifies who gave it; or that a moderator entered it from a signed report. */
    qualification: z.string().optional(),
    fromReport: z.boolean().optional(),
    /** Why it was admitted or dismissed. */
    ruledBecause: z.string().nullable(),
    /** Null of what waits, and of what was ruled on before this was noted. */
    ruledAt: instant.nullable(),
    givenAt: instant,
    can: z.object({ rule: z.boolean() }),
  })
  .meta({ id: 'Evidence' })
export type Evidence = z.infer<typeof evidence>
/** As a presenter makes it, before it is parsed. */
export type EvidenceMade = z.input<typeof evidence>

/** What a proposal rests on, told as evidence is; origin and text are else the proposer and his reasons ([I2]). */
const toldBasis = ofEachClass({
  origin: longLine.optional(),
  text: text.optional(),
  link,
  cites: cites.optional(),
}).meta({ id: 'Basis' })
export const basisItem = z
  .union([evidenceClass, toldBasis])
  .transform((given) => (typeof given === 'string' ? { class: given } : given))
export type BasisItem = z.output<typeof toldBasis>
