import { z } from 'zod'

const wellFormed = (value: string) => value.isWellFormed() && !value.includes('\u0000')

/** Whether anything of a text can be seen: blanks, and signs that have no look of their own, say nothing ([I2]). */
export const isVisible = (value: string): boolean =>
  /[^\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(value)

/** One line or many: 1 to `max` characters after trimming, something of it visible, well-formed Unicode without NUL. */
const textOf = (max: number, from = z.string()) =>
  from
    .refine(wellFormed, 'is not well-formed text')
    .trim()
    .min(1, { error: 'must not be empty', abort: true })
    .refine(isVisible, { error: 'must not be empty', abort: true })
    .max(max, `has more than ${max} characters`)

/** What people write: reasons, comments, evidence. */
export const text = textOf(5000)

/** What would break a line becomes a blank; what would turn the direction of the words after it is left out. */
const onOneLine = (value: string): string =>
  value
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')

/** What stands on one line. No format that we export could hold its control characters. */
const oneLine = z
  .string()
  .overwrite(onOneLine)
  .refine((value) => !/[\p{Cc}\ufffe\uffff]/u.test(value), {
    error: 'must have no control characters',
    abort: true,
  })

/** Names and facts of the roster: what fits on a line. */
export const line = textOf(300, oneLine)

/** Titles, provenance, origins, and what a visitor says: on a line, however much there is to say. */
export const longLine = textOf(5000, oneLine)

/** Equality of origins ([C4]) and of what tips say: NFC, trimmed, inner space folded, case-folded. */
export const folded = (value: string): string =>
  value
    .normalize('NFC')
    .trim()
    .replace(/\s+/gu, ' ')
    .toLocaleUpperCase('und')
    .toLocaleLowerCase('und')

/** RFC 3339, UTC. */
export const instant = z.iso.datetime({ offset: true })
