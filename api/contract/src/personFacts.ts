import { z } from 'zod'
import { edtf } from './edtf.ts'
import { line } from './text.ts'

export const fateCodes = [
  'returned-little-switch',
  'returned-big-switch',
  'returned-other',
  'died-in-captivity',
  'declined-repatriation',
  'unaccounted-pow',
  'unaccounted-mia',
  'unaccounted-kia',
  'unaccounted-non-battle',
  'civilian-internee',
  'unknown',
] as const
export const fateCode = z.enum(fateCodes)

/** What one authority said of him as of a date ([P2]). */
export const fate = z.strictObject({
  code: fateCode,
  authority: line.optional(),
  asOf: edtf.optional(),
})
export type Fate = z.infer<typeof fate>

/** An official list that has been published and names him: it makes the name public ([P4]). */
export const publishedList = z.strictObject({
  title: line,
  date: edtf.optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
})

/** Facts whose source can be named: where it is written. */
export const sourcedFacts = [
  'rank',
  'branch',
  'unit',
  'born',
  'died',
  'captured',
  'released',
  'force',
  'heightCm',
] as const
export const factSources = z.partialRecord(z.enum(sourcedFacts), line)
export type FactSources = z.infer<typeof factSources>
