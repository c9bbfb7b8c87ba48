import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { authorityId } from './people.ts'
import { counts } from './votes.ts'

/** Said by every page, export and badge that shows a name. */
export const notice =
  'A name given here is a finding of contributors and moderators of Rollcall. It is not an official accounting.'

export const exportConfirmed = endpoint({
  name: 'exportConfirmed',
  method: 'GET',
  path: '/api/exports/confirmed.{format}',
  summary: 'Confirmed and retracted identifications, streamed, each row with the notice',
  access: 'visitor',
  params: z.strictObject({ format: z.enum(['csv', 'json', 'jsonl']) }),
  query: z.strictObject({ profile: z.enum(['public']).default('public') }),
  status: 200,
  response: { file: ['text/csv', 'application/json', 'application/jsonl'] },
  errors: [],
})

/** One row; CSV has the same fields, lists joined by spaces. */
export const exportRow = z.object({
  id: z.string(),
  version: z.number().int(),
  status: z.enum(['confirmed', 'retracted']),
  decidedAt: z.string(),
  subjectId: z.string(),
  subjectNumber: z.number().int(),
  personId: z.string().nullable(),
  name: z.string().nullable(),
  nameWithheld: z.boolean(),
  /** The ids that authorities gave him; empty where his name is withheld ([P6]). In CSV as `authority: id; …`. */
  ids: z.array(authorityId),
  evidenceClasses: z.array(z.string()),
  /** Null while answers are on their way to where they belong, after men were joined or taken apart ([K3]). */
  tally: counts.nullable(),
  /** SHA-256 of every still he is marked on that everybody may see: of what is restricted nothing is said ([E2]). */
  stillSha256: z.array(z.string()),
  notice: z.string(),
})
export type ExportRow = z.infer<typeof exportRow>
