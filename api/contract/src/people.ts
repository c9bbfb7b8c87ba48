import { z } from 'zod'
import { campShort } from './camps.ts'
import { endpoint } from './endpoint.ts'
import { campId, personId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { factSources, fate, fateCode, publishedList } from './personFacts.ts'
import { authorityId, personBody, personPatch } from './personGiven.ts'
import { givenPortrait, portrait } from './portraits.ts'
import { shownStay } from './stays.ts'
import { instant, line } from './text.ts'

/** A name as it may be shown; `withheld` says that there is one ([P4]). `id` is null for a free-text name. */
export const personShort = z
  .object({ id: personId.nullable(), name: z.string().nullable(), withheld: z.boolean() })
  .meta({ id: 'PersonShort' })
export type PersonShort = z.infer<typeof personShort>

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
