import type { z } from 'zod'

const kinds: Readonly<Record<string, string>> = {
  string: 'must be text',
  number: 'must be a number',
  int: 'must be a whole number',
  boolean: 'must be true or false',
  object: 'must be an object',
  array: 'must be a list',
}

/** What is wrong with a field, for whoever sent it; undefined where the library's words are as good. A schema's own words come first. */
export const inWords = (issue: z.core.$ZodRawIssue): string | undefined => {
  if (issue.input === undefined && issue.code !== 'custom') return 'is missing'
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected]
    case 'invalid_value':
      return oneOf(issue.values)
    case 'invalid_union':
      return Array.isArray(issue.options) ? oneOf(issue.options) : undefined
    case 'unrecognized_keys':
      return 'is not known here'
    case 'too_small':
      return tooSmall(issue.origin, issue.minimum)
    case 'too_big':
      return tooBig(issue.origin, issue.maximum)
    case 'invalid_format':
      return issue.format === 'url' ? 'must be an address with http:// or https://' : undefined
    default:
      return undefined
  }
}

const oneOf = (values: readonly unknown[]): string =>
  `must be ${values.length > 1 ? 'one of: ' : ''}${values.join(', ')}`

const tooSmall = (of: string, least: number | bigint): string => {
  if (of === 'array') return `must have at least ${least} entries`
  if (of !== 'string') return `must be at least ${least}`
  return least === 1 ? 'must not be empty' : `has fewer than ${least} characters`
}

const tooBig = (of: string, most: number | bigint): string => {
  if (of === 'array') return `must have at most ${most} entries`
  return of === 'string' ? `has more than ${most} characters` : `must be at most ${most}`
}
