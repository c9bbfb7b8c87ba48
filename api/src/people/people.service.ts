import type { CampId, PersonId } from '@rollcall/contract/ids.ts'
import type { personBody, personPatch } from '@rollcall/contract/personGiven.ts'
import type { StayGiven } from '@rollcall/contract/stays.ts'
import type { z } from 'zod'
import { nameCamps } from '../camps/naming.service.ts'
import { writeAudit } from '../platform/audit.ts'
import { correct } from '../platform/correcting.ts'
import { nextOf } from '../platform/database/counting.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import { assertFound, readByIds } from '../platform/database/reading.ts'
import { type Reading, reading } from '../platform/database/together.ts'
import type { Session } from '../platform/database/transaction.ts'
import { differing, type Fields } from '../platform/differing.ts'
import { state } from '../platform/facts.ts'
import { refuse } from '../platform/refusal.ts'
import { accountOf, type Viewer, visitor } from '../platform/viewer.ts'
import { hasDeathRecord, hundredthBirthday } from './lifetime.ts'
import { numberKeyOf } from './nameKeys.ts'
import { sortNameOf } from './names.ts'
import { personChanged } from './people.facts.ts'
import {
  Changes,
  People,
  type PersonDoc,
  type PersonFields,
  type Stay,
  type UnreadDate,
} from './people.model.ts'
import { mayReadName } from './people.policy.ts'

/** Some entries of the roster. */
export const peopleOf = (ids: readonly PersonId[]): Reading<PersonDoc> =>
  reading(rawOf(People), { _id: { $in: [...new Set(ids)] } })

/** Entries of the roster by id; an id that is none is missing from the map. */
const PEOPLE_AT_ONCE = 1_000

/** Who is known to have been in some camps, so many at once. */
export async function* peopleWhoStayedIn(camps: readonly CampId[]): AsyncGenerator<PersonId[]> {
  let after = ''
  for (;;) {
    const found = await rawOf(People)
      .find(
        { 'stays.camp': { $in: [...camps] }, _id: { $gt: after as PersonId } },
        { projection: { _id: 1 } },
      )
      .sort({ _id: 1 })
      .limit(PEOPLE_AT_ONCE)
      .toArray()
    const last = found.at(-1)
    if (!last) return
    yield found.map(({ _id }) => _id)
    after = last._id
  }
}

export const readPeople = (
  ids: readonly PersonId[],
  session?: Session,
): Promise<Map<PersonId, PersonDoc>> => readByIds(People, ids, { session })

export const loadPerson = async (id: PersonId, session?: Session): Promise<PersonDoc> => {
  const person = assertFound((await readPeople([id], session)).get(id))
  if (person.takenOff) throw refuse('not-found')
  return person
}

/** Whether he can be proposed. */
export const isOnRoster = async (id: PersonId, session?: Session): Promise<boolean> => {
  const person = (await readPeople([id], session)).get(id)
  return person !== undefined && !person.takenOff
}

/** Adds somebody to the roster. */
export const addPerson = async (
  session: Session,
  viewer: Viewer,
  body: z.output<typeof personBody>,
): Promise<PersonId> => {
  const { id: accountId } = accountOf(viewer)
  const settle = await settlerOf(session, accountId, [body], fieldOf)
  const person = newPerson(accountId, settle(body), await nextChange(session))
  await rawOf(People).insertOne(person, { session })
  const about = { person: person._id }
  await writeAudit(session, { accountId, act: 'person.added', about, reasons: null })
  return person._id
}

/** Adds several at once, for whoever has no session, such as the command line; gives their ids in the same order. */
export const addPeople = async (
  session: Session,
  by: string,
  bodies: readonly (z.output<typeof personBody> & Listed)[],
): Promise<PersonId[]> => {
  if (bodies.length === 0) return []
  const settle = await settlerOf(session, by, bodies, noField)
  const change = await nextChange(session)
  const people = bodies.map((body) => newPerson(by, settle(body), change))
  await rawOf(People).insertMany(people, { session })
  return people.map(({ _id }) => _id)
}

/** What only a list can say. */
interface Listed {
  readonly unread?: UnreadDate[] | undefined
}

/** Whoever searches takes in what came after the last change that he knows of: it is part of the change itself. */
const nextChange = (session: Session): Promise<number> => nextOf(session, Changes, 'people')

type Settled<Body> = Omit<Body, 'stays'> & { readonly stays?: Stay[] | undefined }
interface Staying {
  readonly stays?: readonly StayGiven[] | undefined
}

/** Which camps the stays of some entries mean ([P6]): what gives each of them with these. */
const settlerOf = async (
  session: Session,
  by: string,
  bodies: readonly Staying[],
  pathOf: (at: number) => string | null,
) => {
  const given = bodies.flatMap(({ stays = [] }) =>
    stays.map(({ camp }, at) => ({ camp, path: pathOf(at) })),
  )
  const idOf = await nameCamps(session, by, given)
  return <Body extends Staying>({ stays, ...body }: Body): Settled<Body> => ({
    ...body,
    ...(stays && { stays: stays.map((stay) => ({ ...stay, camp: idOf(stay.camp) })) }),
  })
}

/** Where a camp stands in what was sent; in a row of a list it stands in no field. */
const fieldOf = (at: number): string => `stays.${at}.camp`
const noField = () => null

const newPerson = (
  by: string,
  body: Settled<z.output<typeof personBody>> & Listed,
  change: number,
): PersonDoc => {
  const { unread } = body
  const fields: PersonFields = {
    ...nothingKnown,
    ...given(body),
    name: body.name,
    ...(unread && { unread }),
  }
  return {
    _id: newId<PersonId>(),
    ...fields,
    ...derived(fields),
    addedBy: by,
    addedAt: new Date(),
    version: 1,
    change,
  }
}

/** Corrects an entry; what it was before is kept. A correction that changes nothing leaves no trace. */
export const editPerson = async (
  session: Session,
  viewer: Viewer,
  id: PersonId,
  patch: z.output<typeof personPatch>,
): Promise<PersonId> => {
  await correctPerson(session, { by: accountOf(viewer).id, logged: true }, id, patch)
  return id
}

/** The same for whoever writes one line into the log for many. Whether anything changed. */
export const correctPerson = async (
  session: Session,
  { by, logged }: { readonly by: string; readonly logged: boolean },
  id: PersonId,
  patch: z.output<typeof personPatch> & Listed,
): Promise<boolean> => {
  const person = await loadPerson(id, session)
  const was = fieldsOf(person)
  const settled = (await settlerOf(session, by, [patch], logged ? fieldOf : noField))(patch)
  const fields: PersonFields = { ...was, ...given(settled), ...unreadAfter(was, patch) }
  const [told, now] = [toldBy(was), toldBy(fields)]
  // Only what changes something takes the next place among the changes.
  if (!differing(told, now)) return false
  const set = { ...fields, ...derived(fields), change: await nextChange(session) }
  const isOpen = [person, { ...person, ...set }].every((one) => mayReadName(visitor, one))
  await correct(session, People, person, {
    of: { person: id },
    ...{ by, asModerator: true, logged },
    ...{ was: told, now, set },
    closed: () => !isOpen,
  })
  await state(session, personChanged, { personId: id })
  return true
}

/** Nobody finds him any more, by name or number, or can propose him. What came to point at him meanwhile still tells who he is. */
export const takeOffRoster = async (session: Session, id: PersonId): Promise<void> => {
  const $set = { takenOff: true, numberKey: null, change: await nextChange(session) } as const
  await rawOf(People).updateOne({ _id: id }, { $set }, { session })
  await state(session, personChanged, { personId: id })
}

/** Withholds his name from visitors, or gives it back to what else says who may read it. */
export const setNameHidden = async (
  session: Session,
  by: string,
  id: PersonId,
  hidden: boolean,
): Promise<void> => {
  const change = await nextChange(session)
  const $set = { nameHidden: hidden, change }
  await rawOf(People).updateOne({ _id: id }, { $set, $inc: { version: 1 } }, { session })
  const act = hidden ? 'person.name-hidden' : 'person.name-shown'
  await writeAudit(session, { accountId: by, act, about: { person: id }, reasons: null })
  await state(session, personChanged, { personId: id })
}

const toldBy = ({ unread = [], ...fields }: PersonFields): Fields => ({ ...fields, unread })

/** What is said of a date anew takes the place of what could not be read. */
const unreadAfter = (was: PersonFields, patch: object & Listed): Listed => {
  const unread = patch.unread ?? was.unread?.filter(({ field }) => !Object.hasOwn(patch, field))
  return unread ? { unread } : {}
}

const nothingKnown: PersonFields = {
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
const given = (body: Settled<z.output<typeof personPatch>>): Partial<PersonFields> =>
  Object.fromEntries(
    fieldNames
      .filter((field) => body[field] !== undefined)
      .map((field) => [field, body[field] ?? nothingKnown[field]]),
  )

const fieldsOf = (person: PersonDoc): PersonFields =>
  Object.fromEntries(
    [...fieldNames, ...(person.unread ? (['unread'] as const) : [])].map((field) => [
      field,
      person[field],
    ]),
  ) as unknown as PersonFields

const derived = (fields: PersonFields) => ({
  deathRecorded: hasDeathRecord(fields.died, fields.fates),
  hundredAt: hundredthBirthday(fields.born),
  sortName: sortNameOf(fields.name),
  numberKey: fields.serviceNumber === null ? null : numberKeyOf(fields.serviceNumber),
})
