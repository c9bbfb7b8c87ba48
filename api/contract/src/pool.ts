import { z } from 'zod'
import { campShort } from './camps.ts'
import { endpoint } from './endpoint.ts'
import { subjectId } from './ids.ts'
import { idQuery, pageOf } from './page.ts'
import { person } from './people.ts'
import { heightCm } from './personGiven.ts'
import { instant, line } from './text.ts'
import { sourceKind } from './traits.ts'

/** What narrows the roster for one man, in this order ([C5]): the first five by what is known, the others as the reader chose. */
export const poolFilters = [
  'captured',
  'released',
  'died',
  'camp',
  'excluded',
  'force',
  'rank',
  'unit',
  'height',
] as const
export const poolFilter = z.enum(poolFilters)
export type PoolFilter = z.infer<typeof poolFilter>

const people = z.number().int()

/** What a filter takes for true. */
const assumed = z.object({
  /** On what he is seen: the film or photo whose date (EDTF) decides, or whose camp. */
  source: z.object({ kind: sourceKind, id: z.string(), title: z.string() }).nullable(),
  date: z.string().nullable(),
  camp: campShort.nullable(),
  /** What the reader chose. */
  value: z.string().nullable(),
})

export const poolRow = z.object({
  filter: poolFilter,
  on: z.boolean(),
  assumed,
  /** How many are left once it and those that are on above it have gone through; of one that is off, how many it would leave in the end. */
  left: people,
  /** How many of those who came to it it takes out. */
  removes: people,
  /** How many of those who came to it have no fact to decide by: they stay. */
  undecided: people,
})
export type PoolRow = z.infer<typeof poolRow>

const words = { force: line.optional(), rank: line.optional(), unit: line.optional() }

/** What a reader chose; `off` names the filters that are not to count. */
export const poolChoice = {
  off: z
    .string()
    .max(200)
    .transform((names) => names.split(',').filter(Boolean))
    .pipe(z.array(poolFilter))
    .optional(),
  ...words,
  /** In cm, as somebody guessed: up to five more or less. */
  height: z.coerce.number().pipe(heightCm).optional(),
}

/** The same with what is to be counted by it: how many the circumstances leave ([C4], [C5]). */
export const poolGiven = z
  .strictObject({
    off: z.array(poolFilter).max(poolFilters.length).optional(),
    ...words,
    height: heightCm.optional(),
  })
  .meta({ id: 'PoolGiven' })
export type PoolGiven = z.infer<typeof poolGiven>

/** What was counted then, and kept: the roster and the pictures may say something else today. */
export const poolCounted = z
  .object({
    at: instant,
    people,
    left: people,
    rows: z.array(
      poolRow.omit({ assumed: true }).extend({
        date: z.string().nullable(),
        camp: campShort.nullable(),
        value: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'PoolCounted' })
export type PoolCounted = z.infer<typeof poolCounted>

export const getPool = endpoint({
  name: 'getPool',
  method: 'GET',
  path: '/api/subjects/{subjectId}/pool',
  kept: true,
  summary:
    'Who of the roster an unknown man could be: how each filter narrows it, what it assumes, and who is left, by name; names withheld from the viewer are neither shown nor counted',
  access: 'visitor',
  params: z.strictObject({ subjectId }),
  query: idQuery.extend({
    ...poolChoice,
    /** A name: the best hits among those who are left, in place of all of them. */
    q: line.optional(),
  }),
  status: 200,
  response: pageOf(person).extend({
    /** Of how many it begins. */
    people,
    left: people,
    rows: z.array(poolRow),
    /** Whether names that are withheld from the viewer are left out of all this. */
    partial: z.boolean(),
  }),
  errors: ['not-found', 'subject.no-prisoner'],
})
