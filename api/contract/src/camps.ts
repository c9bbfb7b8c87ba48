import { z } from 'zod'
import { edtf, inOrder } from './edtf.ts'
import { endpoint } from './endpoint.ts'
import { campId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { instant, line, text } from './text.ts'

/** BCP 47: a language, and a script where one language has several, as `ko`, `ko-Latn` or `zh-Hant`. */
const language = z
  .string()
  .trim()
  .max(35)
  .refine(isLanguage, 'is not the tag of a language, such as en, ko or zh-Hant')
  .meta({ description: 'BCP 47', example: 'ko' })

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

const campName = z.strictObject({ text: line, lang: language.optional() })
export type CampName = z.infer<typeof campName>

/** What is sent for a camp: its id, or what somebody calls it, which joins the list where it is not on it yet ([P6]). */
export const campGiven = line.meta({
  description: 'the id of a camp, or a name: one that nobody has used yet makes a camp',
})

/** What it is called: what it goes by on the list first. Names of before may be longer than those that are taken now. */
export const campShort = z
  .object({ id: campId, names: z.array(campName.extend({ text: z.string() })) })
  .meta({ id: 'CampShort' })
export type CampShort = z.infer<typeof campShort>

/** A camp, a column on the march, a hospital: a place where prisoners were kept. */
export const camp = campShort
  .extend({
    /** Where it lay. */
    place: z.string().nullable(),
    /** When it was there: EDTF. */
    from: z.string().nullable(),
    to: z.string().nullable(),
    /** Camps that a moderator has declared to be others than this one: only such exclude ([X1]). */
    distinctFrom: z.array(campShort),
    addedAt: instant,
    version: z.number().int(),
    can: z.object({ edit: z.boolean() }),
  })
  .meta({ id: 'Camp' })
export type Camp = z.infer<typeof camp>

/** What a correction of one says, was and is. */
export const toldOfCamp = camp
  .pick({ names: true, place: true, from: true, to: true })
  .extend({ distinctFrom: z.array(campId) })
  .partial()

const campFields = {
  names: z.array(campName).min(1).max(30),
  place: line.optional(),
  from: edtf.optional(),
  to: edtf.optional(),
}
const one = { params: z.strictObject({ campId }) }

export const listCamps = endpoint({
  name: 'listCamps',
  method: 'GET',
  path: '/api/camps',
  kept: true,
  summary: 'Camps and other places where prisoners were kept, by name; for `q`, in any script',
  access: 'visitor',
  query: pageQuery.extend({ q: line.optional() }),
  status: 200,
  response: pageOf(camp),
  errors: [],
})

export const addCamp = endpoint({
  name: 'addCamp',
  method: 'POST',
  path: '/api/camps',
  summary: 'Put a camp on the list; where one goes by its first name, that one is answered',
  access: 'contributor',
  body: inOrder(z.strictObject(campFields)),
  status: 201,
  response: camp,
  errors: ['limit.reached'],
})

export const getCamp = endpoint({
  name: 'getCamp',
  method: 'GET',
  path: '/api/camps/{campId}',
  kept: true,
  summary: 'One camp',
  access: 'visitor',
  ...one,
  status: 200,
  response: camp,
  errors: ['not-found'],
})

export const correctCamp = endpoint({
  name: 'correctCamp',
  method: 'PATCH',
  path: '/api/camps/{campId}',
  summary: 'Correct what is said of a camp; the history keeps what was, and why it was changed',
  access: 'moderator',
  ...one,
  /** Null empties a field; fields that are not named stay. */
  body: inOrder(
    z.strictObject({
      names: campFields.names.optional(),
      place: line.nullable().optional(),
      from: edtf.nullable().optional(),
      to: edtf.nullable().optional(),
      reasons: text,
    }),
  ),
  status: 200,
  response: camp,
  errors: ['not-found'],
})

export const declareDistinct = endpoint({
  name: 'declareDistinct',
  method: 'PUT',
  path: '/api/camps/{campId}/distinct/{otherId}',
  summary: 'Declare that two camps are not one, so that nobody was in both at once; or lift that',
  access: 'moderator',
  params: z.strictObject({ campId, otherId: campId }),
  body: z.strictObject({ distinct: z.boolean(), reasons: text }),
  status: 200,
  response: camp,
  errors: ['not-found'],
})
