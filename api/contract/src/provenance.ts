/// <reference path="./edtf.d.ts" />
import { parse } from 'edtf'
import { z } from 'zod'
import { longLine, text } from './text.ts'

const isEdtf = (value: string): boolean => {
  try {
    parse(value)
    return true
  } catch {
    return false
  }
}

/** Extended Date/Time Format (ISO 8601-2): `1950-11`, `1950-11/1951-02`, `195X`, `1951~`. */
export const edtf = z
  .string()
  .trim()
  .max(100)
  .refine(isEdtf, 'is not an EDTF date, such as 1951, 1950-11-30, 1950-11/1951-02 or 1951~')
  .meta({ description: 'EDTF (ISO 8601-2)', example: '1950-11/1951-02' })

const fields = {
  archive: longLine.optional(),
  /** National Archives Identifier. */
  naid: longLine.optional(),
  recordGroup: longLine.optional(),
  localId: longLine.optional(),
  captor: longLine.optional(),
  maker: longLine.optional(),
  date: edtf.optional(),
  place: longLine.optional(),
  camp: longLine.optional(),
  rights: longLine.optional(),
  /** How it was obtained. */
  obtained: text.optional(),
  publishedBefore: z.boolean().optional(),
}
type Fields = typeof fields

/** Where a source comes from ([A8]); every field may be missing. */
export const provenance = z.strictObject(fields).meta({ id: 'Provenance' })
export type Provenance = z.infer<typeof provenance>

const emptiable = Object.fromEntries(
  Object.entries(fields).map(([name, field]) => [name, field.nullable()]),
) as { [Name in keyof Fields]: z.ZodNullable<Fields[Name]> }

/** What is corrected of a source ([A8]): a field that is not named stays, null empties one. */
export const correction = z
  .strictObject({
    title: longLine.optional(),
    provenance: z.strictObject(emptiable).optional(),
  })
  .meta({ id: 'SourceCorrection' })
export type Correction = z.infer<typeof correction>
