import type { PersonId } from '@rollcall/contract/ids.ts'
import type { personBody, personPatch } from '@rollcall/contract/personGiven.ts'
import type { StayGiven } from '@rollcall/contract/stays.ts'
import type { z } from 'zod'
import { nameCamps } from '../camps/naming.service.ts'
import { writeAudit } from '../platform/audit.ts'
import { correct } from '../platform/correcting.ts'
import { nextOf } from '../platform/database/counting.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { differing } from '../platform/differing.ts'
import { state } from '../platform/facts.ts'
import { accountOf, type Viewer, visitor } from '../platform/viewer.ts'
import { personChanged } from './people.facts.ts'
import { Changes, People, type PersonDoc, type PersonFields } from './people.model.ts'
import { mayReadName } from './people.policy.ts'
import { loadPerson } from './people.reader.ts'
import {
  derived,
  fieldsOf,
  type Listed,
  namedFields,
  nothingKnown,
  type Settled,
  toldBy,
  unreadAfter,
} from './personFields.ts'

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

/** Whoever searches takes in what came after the last change that he knows of: it is part of the change itself. */
const nextChange = (session: Session): Promise<number> => nextOf(session, Changes, 'people')

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
    ...namedFields(body),
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
  const fields: PersonFields = { ...was, ...namedFields(settled), ...unreadAfter(was, patch) }
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
