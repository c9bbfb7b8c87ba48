import { z } from 'zod'
import { campGiven } from './camps.ts'
import { edtf } from './edtf.ts'
import { campId } from './ids.ts'
import { rightsUri } from './rights.ts'
import { longLine, text } from './text.ts'

const fields = {
  /** The collection, record series or fonds that it belongs to, by name: of one name is one collection. */
  collection: longLine.optional(),
  archive: longLine.optional(),
  /** National Archives Identifier. */
  naid: longLine.optional(),
  recordGroup: longLine.optional(),
  localId: longLine.optional(),
  captor: longLine.optional(),
  maker: longLine.optional(),
  date: edtf.optional(),
  place: longLine.optional(),
  camp: campGiven.optional(),
  /** In words of one's own: who holds them, what is allowed. */
  rights: longLine.optional(),
  /** As a statement that has an address. */
  rightsUri: rightsUri.optional(),
  /** How it was obtained. */
  obtained: text.optional(),
  publishedBefore: z.boolean().optional(),
}
type Fields = typeof fields

/** Where a source comes from ([A8]); every field may be missing. */
export const provenance = z.strictObject(fields).meta({ id: 'Provenance' })
export type ProvenanceGiven = z.infer<typeof provenance>

/**
 * As it is kept and shown: the camp by its id ([P6]), and a date that was stored before dates were read so strictly as it was
 * written.
 */
export const shownProvenance = z
  .strictObject({ ...fields, date: z.string().optional(), camp: campId.optional() })
  .meta({ id: 'ShownProvenance' })
export type Provenance = z.infer<typeof shownProvenance>

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
