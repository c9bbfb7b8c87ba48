import { type CampId, campId as campIdShape } from '@rollcall/contract/ids.ts'
import { countAct } from '../accounts/allowance.service.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuseField } from '../platform/refusal.ts'
import { type CampDoc, type CampFields, Camps } from './camp.model.ts'
import { readCamps } from './camp.reader.ts'
import { derivedFrom, foldCamp } from './campNames.ts'

/** A camp as somebody gave it, by its id or by a name, in a field of what was sent; a list, which has no fields, knows no ids. */
export interface GivenCamp {
  readonly camp: string
  readonly path: string | null
}

/**
 * Which camps are meant ([P6]): by id, by what one goes by, or by any of its names, the one that was there first. A name that
 * nobody has used yet joins the list as it is written, in the caller's transaction.
 */
export const nameCamps = async (
  session: Session,
  by: string,
  given: readonly GivenCamp[],
): Promise<(camp: string) => CampId> => {
  const known = await readById(session, given)
  const names = [...new Set(given.map(({ camp }) => camp))].filter((camp) => !known.has(camp))
  for (const [name, id] of await readByName(session, names)) known.set(name, id)
  for (const name of names)
    if (!known.has(name)) known.set(name, await grow(session, by, name, known))
  return (camp) => known.get(camp) as CampId
}

/** The same of one field, where anything is said in it. */
export const nameCamp = async <Nothing extends null | undefined>(
  session: Session,
  by: string,
  camp: string | Nothing,
  path: string,
): Promise<CampId | Nothing> =>
  camp == null ? (camp as Nothing) : (await nameCamps(session, by, [{ camp, path }]))(camp)

const readById = async (
  session: Session,
  given: readonly GivenCamp[],
): Promise<Map<string, CampId>> => {
  const asked = given.flatMap(({ camp, path }) => {
    const id = campIdShape.safeParse(camp)
    return id.success && path !== null ? [{ id: id.data, path }] : []
  })
  const found = await readCamps(
    asked.map(({ id }) => id),
    session,
  )
  const unknown = asked.find(({ id }) => !found.has(id))
  if (unknown)
    throw refuseField(unknown.path, 'is the id of no camp: say which, or what it is called')
  return new Map(asked.map(({ id }) => [id, id]))
}

const readByName = async (
  session: Session,
  names: readonly string[],
): Promise<Map<string, CampId>> => {
  if (names.length === 0) return new Map()
  const found = await rawOf(Camps)
    .find({ called: { $in: names.map(foldCamp) } }, { session })
    .sort({ _id: 1 })
    .toArray()
  return new Map(
    names.flatMap((name) => {
      const called = found.filter((camp) => camp.called.includes(foldCamp(name)))
      const camp = called.find((one) => one.name === name) ?? called[0]
      return camp ? [[name, camp._id]] : []
    }),
  )
}

/** Two ways of writing one new name in one act are one camp. */
const grow = async (
  session: Session,
  by: string,
  name: string,
  known: ReadonlyMap<string, CampId>,
): Promise<CampId> => {
  const same = [...known].find(([other]) => foldCamp(other) === foldCamp(name))
  if (same) return same[1]
  return insertCamp(session, by, { names: [{ text: name }] })
}

type CampSaid = Pick<CampFields, 'names'> & {
  readonly [Field in 'place' | 'from' | 'to']?: string | null | undefined
}

/** Puts one on the list; a new account adds only so many in a day ([D4]). */
export const insertCamp = async (
  session: Session,
  by: string,
  { names, place = null, from = null, to = null }: CampSaid,
): Promise<CampId> => {
  await countAct(session, by, 'camps')
  const camp: CampDoc = {
    _id: newId<CampId>(),
    ...{ names, place, from, to, distinctFrom: [] },
    ...derivedFrom(names),
    addedBy: by,
    addedAt: new Date(),
    version: 1,
  }
  await rawOf(Camps).insertOne(camp, { session })
  return camp._id
}
