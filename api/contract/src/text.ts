import { z } from 'zod'

const wellFormed = (value: string) => value.isWellFormed() && !value.includes('\u0000')

/** One line or many: 1 to `max` characters after trimming, well-formed Unicode without NUL. */
const textOf = (max: number) =>
  z
    .string()
    .refine(wellFormed, 'is not well-formed text')
    .trim()
    .min(1, 'must not be empty')
    .max(max, `has more than ${max} characters`)

/** What people write: reasons, comments, evidence. */
export const text = textOf(5000)

/** Titles, names, places: what fits on a line. */
export const line = textOf(300)

/** Equality of free-text names and origins ([I2], [C4]): NFC, trimmed, inner space folded, case-folded. */
export const folded = (value: string): string =>
  value
    .normalize('NFC')
    .trim()
    .replace(/\s+/gu, ' ')
    .toLocaleUpperCase('und')
    .toLocaleLowerCase('und')

/** RFC 3339, UTC. */
export const instant = z.iso.datetime({ offset: true })
