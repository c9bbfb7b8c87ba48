import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { personId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { edtf } from './provenance.ts'
import { instant, line, text } from './text.ts'

/** A name as it may be shown; `withheld` says that there is one ([P4]). `id` is null for a free-text name. */
export const personShort = z
  .object({ id: personId.nullable(), name: z.string().nullable(), withheld: z.boolean() })
  .meta({ id: 'PersonShort' })
export type PersonShort = z.infer<typeof personShort>

export const fateCode = z.enum([
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
])

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
  'camps',
] as const
export const factSources = z.partialRecord(z.enum(sourcedFacts), line)
export type FactSources = z.infer<typeof factSources>

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
  camps: z.array(line).max(30).optional(),
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
  camps: personFields.camps,
  sources: personFields.sources,
  fates: personFields.fates,
  publishedLists: personFields.publishedLists,
  consent: text.nullable().optional(),
})

/** Fields beside the name are null or empty for whoever may not see the name. */
export const person = z
  .object({
    id: personId,
    name: z.string().nullable(),
    withheld: z.boolean(),
    otherNames: z.array(z.string()),
    rank: z.string().nullable(),
    branch: z.string().nullable(),
    unit: z.string().nullable(),
    born: z.string().nullable(),
    died: z.string().nullable(),
    captured: z.string().nullable(),
    released: z.string().nullable(),
    camps: z.array(z.string()),
    sources: factSources,
    fates: z.array(fate),
    publishedLists: z.array(publishedList),
    presumedLiving: z.boolean(),
    /** Whether everybody may see the name, and with it all of this. */
    nameIsPublic: z.boolean(),
    /** Moderators only; else missing. */
    serviceNumber: z.string().nullable().optional(),
    consent: z.string().nullable().optional(),
    addedAt: instant,
    version: z.number().int(),
    can: z.object({ edit: z.boolean() }),
  })
  .meta({ id: 'Person' })
export type Person = z.infer<typeof person>

const one = { params: z.strictObject({ personId }) }

export const listPeople = endpoint({
  name: 'listPeople',
  method: 'GET',
  path: '/api/people',
  summary:
    'The roster by name, or the best hits for `q`; names withheld from the viewer are not searched',
  access: 'visitor',
  query: pageQuery.extend({ q: line.optional() }),
  status: 200,
  response: pageOf(
    person.extend({
      /** Why he is among the hits. */
      hit: z.enum(['exact', 'prefix', 'similar', 'sounds-like', 'number']).nullable(),
    }),
  ),
  errors: [],
})

export const addPerson = endpoint({
  name: 'addPerson',
  method: 'POST',
  path: '/api/people',
  summary: 'Add somebody to the roster',
  access: 'moderator',
  body: personBody,
  status: 201,
  response: person,
  errors: [],
})

export const getPerson = endpoint({
  name: 'getPerson',
  method: 'GET',
  path: '/api/people/{personId}',
  summary: 'One entry of the roster',
  access: 'visitor',
  ...one,
  status: 200,
  response: person,
  errors: ['not-found'],
})

export const editPerson = endpoint({
  name: 'editPerson',
  method: 'PATCH',
  path: '/api/people/{personId}',
  summary: 'Correct an entry; fields that are not named stay',
  access: 'moderator',
  ...one,
  body: personPatch,
  status: 200,
  response: person,
  errors: ['not-found'],
})
