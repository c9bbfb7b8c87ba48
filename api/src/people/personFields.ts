import type { personPatch } from '@rollcall/contract/personGiven.ts'
import type { z } from 'zod'
import type { Fields } from '../platform/differing.ts'
import { hasDeathRecord, hundredthBirthday } from './lifetime.ts'
import { numberKeyOf } from './nameKeys.ts'
import { sortNameOf } from './names.ts'
import type { PersonDoc, PersonFields, Stay, UnreadDate } from './people.model.ts'

/** What only a list can say. */
export interface Listed {
  readonly unread?: UnreadDate[] | undefined
}

/** Its stays say which camps of the list they mean. */
export type Settled<Body> = Omit<Body, 'stays'> & { readonly stays?: Stay[] | undefined }

/** As its history tells it. */
export const toldBy = ({ unread = [], ...fields }: PersonFields): Fields => ({ ...fields, unread })

/** What is said of a date anew takes the place of what could not be read. */
export const unreadAfter = (was: PersonFields, patch: object & Listed): Listed => {
  const unread = patch.unread ?? was.unread?.filter(({ field }) => !Object.hasOwn(patch, field))
  return unread ? { unread } : {}
}

export const nothingKnown: PersonFields = {
  name: '',
  otherNames: [],
  rank: null,
  branch: null,
  unit: null,
  serviceNumber: null,
  born: null,
  died: null,
  captured: null,
  released: null,
  force: null,
  heightCm: null,
  stays: [],
  ids: [],
  sources: {},
  fates: [],
  publishedLists: [],
  consent: null,
}
const fieldNames = Object.keys(nothingKnown) as Exclude<keyof PersonFields, 'unread'>[]

/** The fields that were named; null empties one. */
export const namedFields = (body: Settled<z.output<typeof personPatch>>): Partial<PersonFields> =>
  Object.fromEntries(
    fieldNames
      .filter((field) => body[field] !== undefined)
      .map((field) => [field, body[field] ?? nothingKnown[field]]),
  )

export const fieldsOf = (person: PersonDoc): PersonFields =>
  Object.fromEntries(
    [...fieldNames, ...(person.unread ? (['unread'] as const) : [])].map((field) => [
      field,
      person[field],
    ]),
  ) as unknown as PersonFields

/** What lists and searches go by. */
export const derived = (fields: PersonFields) => ({
  deathRecorded: hasDeathRecord(fields.died, fields.fates),
  hundredAt: hundredthBirthday(fields.born),
  sortName: sortNameOf(fields.name),
  numberKey: fields.serviceNumber === null ? null : numberKeyOf(fields.serviceNumber),
})
