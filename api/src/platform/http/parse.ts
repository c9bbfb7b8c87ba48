import type { FieldError } from '@rollcall/contract/problem.ts'
import type { z } from 'zod'
import { refuse } from '../refusal.ts'
import { inWords } from './wrong.ts'

/** What came in, parsed; else a refusal that names each field and what would be right ([S3]). */
export const parse = <S extends z.ZodType>(
  schema: S,
  value: unknown,
  name?: string,
): z.output<S> => {
  const parsed = schema.safeParse(value, { error: inWords })
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.flatMap(within).flatMap((issue) => fieldErrors(issue, name))
  const first = errors[0]
  throw refuse('request.invalid', {
    detail: first
      ? `${first.path || 'The request'}: ${first.message}`
      : 'The request is not in the expected form.',
    errors,
  })
}

const MOST_SHOWN = 300

/** Of what may come in several shapes, what is wrong with the one that was meant: the one of which some field is read. */
const within = (issue: z.core.$ZodIssue): z.core.$ZodIssue[] => {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
  const isMeant = (issues: readonly z.core.$ZodIssue[]) =>
    issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys')
  const meant = issue.errors.find(isMeant) ?? issue.errors[0] ?? []
  return meant.flatMap((one) => within({ ...one, path: [...issue.path, ...one.path] }))
}

/** A field that is not known is named like any other that is wrong. */
const fieldErrors = (issue: z.core.$ZodIssue, name: string | undefined): FieldError[] => {
  const strangers = issue.code === 'unrecognized_keys' ? issue.keys : []
  const places = strangers.length > 0 ? strangers.map((key) => [...issue.path, key]) : [issue.path]
  return places.map((place) => ({
    path: [...(name ? [name] : []), ...place.map(String)].join('.').slice(0, MOST_SHOWN),
    message: issue.message.slice(0, MOST_SHOWN),
  }))
}
