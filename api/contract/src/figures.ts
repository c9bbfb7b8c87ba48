import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { evidenceClass } from './evidence.ts'
import { instant } from './text.ts'

/** Of fewer names than these no share is told: one more or less would change it by more than it says. */
export const LEAST_NAMES = 30

/** What became of a name that was once confirmed: the furthest that it came, in this order. */
export const became = ['undoubted', 'questioned', 'reopened', 'retracted'] as const
export type Became = (typeof became)[number]

const part = z.number().min(0).max(1)
const count = z.number().int().min(0)

const counted = z.object({
  names: count,
  /** Of all names of its group, with Wilson's bounds at z = 1.645: each holds in 95 of 100 cases. Null below 30 names. */
  share: z.object({ lower: part, value: part, upper: part }).nullable(),
})
export type Counted = z.infer<typeof counted>

const group = z.object({
  names: count,
  became: z.object({
    /** It stands, and nothing has questioned it. */
    undoubted: counted,
    /** Answers questioned it, or its evidence was not enough any more; it was upheld, or nobody has ruled on that yet. */
    questioned: counted,
    /** It was disputed again; it may have been confirmed again since. */
    reopened: counted,
    /** It was taken back, or ruled out after it was reopened. */
    retracted: counted,
  }),
})
export type Group = z.infer<typeof group>

export const figures = z
  .object({
    countedAt: instant,
    /** All names that were ever confirmed, whatever they are now. */
    all: group,
    /** How many of them are confirmed now. */
    confirmed: count,
    /** By the evidence that was admitted when they were confirmed first: most rest on several classes. From 30 names on. */
    byEvidence: z.array(group.extend({ class: evidenceClass })),
    /** By the years between a portrait and the nearest picture in time; null where it was not known or not public then. */
    byYears: z.array(
      group.extend({
        years: z.object({ from: count, to: count.nullable() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'Figures' })
export type Figures = z.infer<typeof figures>

export const getFigures = endpoint({
  name: 'getFigures',
  method: 'GET',
  path: '/api/figures',
  summary:
    'How often are we right: what became of all names that were ever confirmed, by evidence and by the years between the pictures; the same for whoever asks',
  access: 'visitor',
  status: 200,
  response: figures,
  errors: [],
})
