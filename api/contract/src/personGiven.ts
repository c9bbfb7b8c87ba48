import { z } from 'zod'
import { edtf } from './edtf.ts'
import { factSources, fate, publishedList } from './personFacts.ts'
import { stay } from './stays.ts'
import { line, text } from './text.ts'

/** How an authority calls him in its own records. */
export const authorityId = z.strictObject({ authority: line, id: line })
export type AuthorityId = z.infer<typeof authorityId>

export const heightCm = z.number().int().min(100).max(250)

const personFields = {
  name: line,
  /** Other spellings, nicknames, romanisations. */
  otherNames: z.array(line).max(20).optional(),
  rank: line.optional(),
  branch: line.optional(),
  unit: line.optional(),
  /** Never public; found by moderators. */
  serviceNumber: line.optional(),
  born: edtf.optional(),
  died: edtf.optional(),
  captured: edtf.optional(),
  released: edtf.optional(),
  /** Of which nation's or alliance's forces he was. */
  force: line.optional(),
  heightCm: heightCm.optional(),
  stays: z.array(stay).max(30).optional(),
  ids: z.array(authorityId).max(20).optional(),
  sources: factSources.optional(),
  fates: z.array(fate).max(30).optional(),
  publishedLists: z.array(publishedList).max(30).optional(),
  /** Why the name may be shown although he may be living: who consented, and when. */
  consent: text.optional(),
}

export const personBody = z.strictObject(personFields).meta({ id: 'PersonBody' })
/** Null empties a field. */
export const personPatch = z.strictObject({
  name: line.optional(),
  otherNames: personFields.otherNames,
  rank: line.nullable().optional(),
  branch: line.nullable().optional(),
  unit: line.nullable().optional(),
  serviceNumber: line.nullable().optional(),
  born: edtf.nullable().optional(),
  died: edtf.nullable().optional(),
  captured: edtf.nullable().optional(),
  released: edtf.nullable().optional(),
  force: line.nullable().optional(),
  heightCm: heightCm.nullable().optional(),
  stays: personFields.stays,
  ids: personFields.ids,
  sources: personFields.sources,
  fates: personFields.fates,
  publishedLists: personFields.publishedLists,
  consent: text.nullable().optional(),
})
