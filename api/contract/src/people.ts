import { z } from 'zod'
import { campGiven, campShort } from './camps.ts'
import { edtf, inOrder } from './edtf.ts'
import { endpoint } from './endpoint.ts'
import { campId, personId, portraitId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { picture, pictureName } from './pictures.ts'
import { instant, line, text } from './text.ts'

/** A name as it may be shown; `withheld` says that there is one ([P4]). `id` is null for a free-text name. */
export const personShort = z
  .object({ id: personId.nullable(), name: z.string().nullable(), withheld: z.boolean() })
  .meta({ id: 'PersonShort' })
export type PersonShort = z.infer<typeof personShort>

/** What is told of who gave something, where his name is not ([P7]). */
export const giver = z.enum(['relative', 'comrade', 'contributor'])
export type GiverKind = z.infer<typeof giver>

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
  'force',
  'heightCm',
] as const
export const factSources = z.partialRecord(z.enum(sourcedFacts), line)
export type FactSources = z.infer<typeof factSources>

/** Where he was, from when to when, and where that is written: null where nobody said ([P6]). */
export const stay = inOrder(
  z.strictObject({
    camp: campGiven,
    from: edtf.optional(),
    to: edtf.optional(),
    source: line.nullable(),
  }),
)
export type StayGiven = z.infer<typeof stay>

/** As it is shown: a camp is told by its id and what it is called. */
export const shownStay = z.object({
  camp: campId,
  names: campShort.shape.names,
  from: z.string().optional(),
  to: z.string().optional(),
  source: z.string().nullable(),
})

/** How an authority calls him in its own records. */
export const authorityId = z.strictObject({ authority: line, id: line })
export type AuthorityId = z.infer<typeof authorityId>

const heightCm = z.number().int().min(100).max(250)

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

/** A dated reference photo of a person, with its source and rights. */
export const portrait = z
  .object({
    id: portraitId,
    /** EDTF; null where it is not known. */
    date: z.string().nullable(),
    /** Where a relative lent it, visitors read only that: null ([P4]). */
    source: z.string().nullable(),
    /** Who lent it, by kind; null where nobody did, or it is not known ([P7]). */
    lentBy: giver.nullable(),
    rights: z.string().nullable(),
    width: z.number().int(),
    height: z.number().int(),
    /** Asked for anew each time: whoever may not read the name does not get them ([P4]). */
    pictures: z.array(picture),
    /** A data URI of about 20 pixels' width. */
    placeholder: z.string(),
    addedAt: instant,
  })
  .meta({ id: 'Portrait' })
export type Portrait = z.infer<typeof portrait>

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
    force: z.string().nullable(),
    heightCm: z.number().int().nullable(),
    stays: z.array(shownStay),
    /** One that is his service number is for moderators. */
    ids: z.array(authorityId),
    sources: factSources,
    /** Dates that were stored before they were read so strictly stand as they were written. */
    fates: z.array(fate.extend({ asOf: z.string().optional() })),
    publishedLists: z.array(publishedList.extend({ date: z.string().optional() })),
    /** What a list has in place of a date, in which of its columns: it counts as unknown ([P1]). */
    unread: z.array(z.object({ field: z.string(), column: z.string(), written: z.string() })),
    /** By date, those without one last. */
    portraits: z.array(portrait),
    presumedLiving: z.boolean(),
    /** Whether everybody may see the name, and with it all of this. */
    nameIsPublic: z.boolean(),
    /** Moderators only; else missing. */
    serviceNumber: z.string().nullable().optional(),
    consent: z.string().nullable().optional(),
    /** Portraits that are shown to nobody else any more, such as another man's. */
    takenOff: z.array(portrait).optional(),
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
    'The roster by name, or the best hits for `q`, of one camp with `campId`; names withheld from the viewer are not searched',
  access: 'visitor',
  query: pageQuery.extend({ q: line.optional(), campId: campId.optional() }),
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

export const addPortrait = endpoint({
  name: 'addPortrait',
  method: 'POST',
  path: '/api/people/{personId}/portraits',
  summary: 'Make a portrait of a finished upload of a picture; the same bytes twice are one',
  access: 'moderator',
  ...one,
  body: z.strictObject({
    uploadId: z.string().min(1).max(200),
    date: edtf.optional(),
    source: line.optional(),
    lentBy: giver.optional(),
    rights: line.optional(),
  }),
  status: 201,
  response: person,
  errors: ['not-found', 'media.unfit', 'upload.unfinished'],
})

const onePortrait = z.strictObject({ personId, portraitId })

export const correctPortrait = endpoint({
  name: 'correctPortrait',
  method: 'PATCH',
  path: '/api/people/{personId}/portraits/{portraitId}',
  summary:
    'Correct what is said of a portrait, take it off or put it back; the history keeps what was',
  access: 'moderator',
  params: onePortrait,
  /** Null empties a field; fields that are not named stay. */
  body: z.strictObject({
    date: edtf.nullable().optional(),
    source: line.nullable().optional(),
    lentBy: giver.nullable().optional(),
    rights: line.nullable().optional(),
    takenOff: z.boolean().optional(),
  }),
  status: 200,
  response: person,
  errors: ['not-found'],
})

export const getPortraitPicture = endpoint({
  name: 'getPortraitPicture',
  method: 'GET',
  path: '/api/people/{personId}/portraits/{portraitId}/{picture}',
  summary: 'One size of a portrait, for whoever may read the name',
  access: 'visitor',
  params: onePortrait.extend({ picture: pictureName }),
  status: 200,
  response: { file: ['image/webp', 'image/jpeg'] },
  errors: ['not-found'],
})
