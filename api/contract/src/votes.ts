import { z } from 'zod'
import { text } from './text.ts'

/** Is this the same man? From "same, sure" to "different, sure" ([V1]). */
export const answers = [
  'same-sure',
  'same-likely',
  'cant-tell',
  'different-likely',
  'different-sure',
] as const
export const answer = z.enum(answers)
export type Answer = z.infer<typeof answer>

/** Counted answers by kind. */
export const counts = z
  .object({
    'same-sure': z.number().int(),
    'same-likely': z.number().int(),
    'cant-tell': z.number().int(),
    'different-likely': z.number().int(),
    'different-sure': z.number().int(),
  })
  .meta({ id: 'Counts' })
export type Counts = z.infer<typeof counts>

/** Why an answer is recorded but not counted ([V3]), in the order in which they are told. */
export const whys = [
  'proposer',
  'relative',
  'new-account',
  'unverified',
  'suspended',
  'opened',
  'nothing-to-compare',
] as const
export const why = z.enum(whys)
export type Why = z.infer<typeof why>

export const verdict = z.enum(['open', 'supported', 'unsupported', 'disputed'])
export type Verdict = z.infer<typeof verdict>

/** What can be compared on two faces, from the whole to the small. */
export const features = [
  'face-shape',
  'hairline',
  'brows',
  'eyes',
  'nose',
  'philtrum',
  'mouth',
  'chin',
  'ears',
  'scars',
] as const
export type Feature = (typeof features)[number]

export const findings = ['alike', 'different', 'cannot-see'] as const
const finding = z.enum(findings)
export type Finding = z.infer<typeof finding>

/** What somebody found feature by feature, as his own note: it is summed nowhere and shown to nobody else. */
export const check = z
  .strictObject({
    'face-shape': finding.optional(),
    hairline: finding.optional(),
    brows: finding.optional(),
    eyes: finding.optional(),
    nose: finding.optional(),
    philtrum: finding.optional(),
    mouth: finding.optional(),
    chin: finding.optional(),
    ears: finding.optional(),
    scars: finding.optional(),
  } satisfies Record<Feature, unknown>)
  .meta({ id: 'Check' })
export type Check = z.infer<typeof check>

export const voteBody = z.strictObject({
  answer,
  /** Needed when, having seen the tally, one gives another answer than before ([V4]). */
  reason: text.optional(),
  /** Says that one is a relative of the person ([I4]); it cannot be unsaid here. */
  relative: z.boolean().optional(),
  /** His private note; an answer without one has none. */
  check: check.optional(),
})
export type VoteBody = z.infer<typeof voteBody>
