import { z } from 'zod'
import { campGiven, campShort } from './camps.ts'
import { edtf, inOrder } from './edtf.ts'
import { endpoint } from './endpoint.ts'
import { giver } from './giver.ts'
import { campId, personId, portraitId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { factSources, fate, fateCode, publishedList } from './personFacts.ts'
import { pictureName } from './pictures.ts'
import { givenPortrait, portrait, portraitRuling } from './portraits.ts'
import { instant, line, text } from './text.ts'

/** A name as it may be shown; `withheld` says that there is one ([P4]). `id` is null for a free-text name. */
export const personShort = z
  .object({ id: personId.nullable(), name: z.string().nullable(), withheld: z.boolean() })
  .meta({ id: 'PersonShort' })
export type PersonShort = z.infer<typeof personShort>

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
    /** What contributors gave and no moderator has accepted: to moderators what waits, to an account its own. */
    given: z.array(givenPortrait).optional(),
    addedAt: instant,
    version: z.number().int(),
    can: z.object({ edit: z.boolean(), givePortrait: z.boolean() }),
  })
  .meta({ id: 'Person' })
export type Person = z.infer<typeof person>

const one = { params: z.strictObject({ personId }) }

/** What the roster is told apart by. */
const traits = {
  force: line.optional(),
  unit: line.optional(),
  campId: campId.optional(),
  fate: fateCode.optional(),
}

export const listPeople = endpoint({
  name: 'listPeople',
  method: 'GET',
  path: '/api/people',
  kept: true,
  summary:
    'The roster by name, or the best hits for `q`, of one force, unit, camp or fate; names withheld from the viewer are not searched',
  access: 'visitor',
  query: pageQuery.extend({ q: line.optional(), ...traits }),
  status: 200,
  response: pageOf(
    person.extend({
      /** Why he is among the hits. */
      hit: z.enum(['exact', 'prefix', 'similar', 'sounds-like', 'number']).nullable(),
    }),
  ),
  errors: [],
})

const people = z.number().int()

export const countPeople = endpoint({
  name: 'countPeople',
  method: 'GET',
  path: '/api/people/counts',
  kept: true,
  summary:
    'How many of the roster each force, unit, camp and fate leaves over, beside what else is chosen; names withheld from the viewer are not counted',
  access: 'visitor',
  query: pageQuery.omit({ cursor: true }).extend(traits),
  status: 200,
  response: z.object({
    people,
    /** At most `limit` of each, those with most people first. */
    forces: z.array(z.object({ name: z.string(), people })),
    units: z.array(z.object({ name: z.string(), people })),
    camps: z.array(z.object({ camp: campShort, people })),
    fates: z.array(z.object({ code: fateCode, people })),
  }),
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
  kept: true,
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
  summary:
    'Make a portrait of a finished upload of a picture; the same bytes twice are one. What a contributor gives waits for a moderator, seen by moderators and by him',
  access: 'contributor',
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
  errors: ['not-found', 'forbidden', 'media.unfit', 'upload.unfinished', 'limit.reached'],
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

export const rulePortrait = endpoint({
  name: 'rulePortrait',
  method: 'POST',
  path: '/api/portraits/{portraitId}/ruling',
  summary:
    'Accept a portrait that a contributor gave, or refuse it, with reasons that he reads; not by whoever gave it',
  access: 'moderator',
  params: z.strictObject({ portraitId }),
  body: z.strictObject({ ruling: portraitRuling, reasons: text }),
  status: 200,
  response: person,
  errors: ['not-found', 'interest.own', 'portrait.ruled'],
})

export const withdrawPortrait = endpoint({
  name: 'withdrawPortrait',
  method: 'DELETE',
  path: '/api/portraits/{portraitId}',
  summary: 'Take back a portrait that one gave, while it waits for a moderator',
  access: 'contributor',
  params: z.strictObject({ portraitId }),
  status: 200,
  response: person,
  errors: ['not-found', 'portrait.ruled'],
})

export const getPortraitPicture = endpoint({
  name: 'getPortraitPicture',
  method: 'GET',
  path: '/api/people/{personId}/portraits/{portraitId}/{picture}',
  summary:
    'One size of a portrait, for whoever may read the name; of one that waits, for moderators and whoever gave it',
  access: 'visitor',
  params: onePortrait.extend({ picture: pictureName }),
  status: 200,
  response: { file: ['image/webp', 'image/jpeg'] },
  errors: ['not-found'],
})
