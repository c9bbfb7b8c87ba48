import { rawOf } from '../platform/database/documents.ts'
import { type Reading, reading, readTogether } from '../platform/database/together.ts'
import type { Session } from '../platform/database/transaction.ts'
import { bar, unbar } from '../votes/barring.service.ts'
import { noteSigned } from './changing.service.ts'
import { readInDaysOf } from './days.reader.ts'
import { type Identification, Identifications } from './identification.model.ts'
import { idsOf } from './idsOf.ts'
import { type Relative, Relatives } from './relative.model.ts'

/** Whom a declaration is about: the person, or the free-text identification itself while it is not linked. */
const aboutOf = (identification: Pick<Identification, '_id' | 'personId'>) =>
  identification.personId
    ? { personId: identification.personId, identificationId: null }
    : { personId: null, identificationId: identification._id }

const idOf = (accountId: string, about: ReturnType<typeof aboutOf>): string =>
  `${accountId}:${about.personId ?? about.identificationId}`

/** Declares an account to be a relative of the person: on all his identifications, until a moderator lifts it ([I4]). */
export const declareRelative = async (
  session: Session,
  accountId: string,
  identification: Pick<Identification, '_id' | 'personId'>,
): Promise<void> => {
  const about = aboutOf(identification)
  const { _id, ...row }: Relative = {
    _id: idOf(accountId, about),
    accountId,
    ...about,
    at: new Date(),
  }
  await rawOf(Relatives).updateOne({ _id }, { $setOnInsert: row }, { session, upsert: true })
  for (const id of await concerned(session, about)) await bar(session, id, accountId, 'relative')
  // Who says so while his family is being told is told too ([M8]).
  if (about.personId)
    for (const one of await readInDaysOf(session, about.personId)) await noteSigned(session, one)
}

/** Lifts the declaration; answers it kept from counting may count again. Whether there was one. */
export const liftRelative = async (
  session: Session,
  accountId: string,
  identification: Identification,
): Promise<boolean> => {
  const { deletedCount } = await rawOf(Relatives).deleteMany(
    { accountId, ...declaredOn(identification) },
    { session },
  )
  const ids = await concerned(session, aboutOf(identification))
  for (const id of new Set([...ids, ...(identification.took ?? [])]))
    await unbar(session, id, accountId, 'relative')
  return deletedCount > 0
}

/** Who has declared to be a relative of the person of this identification. */
export const relativesOf = async (session: Session, identification: Named): Promise<string[]> => {
  const [rows] = await readTogether(session, declaredOnAny([identification]))
  return relativesIn(rows, [identification]).get(identification._id) ?? []
}

/** Every declaration on some identifications. */
export const declaredOnAny = (identifications: readonly Named[]): Reading<Relative> => {
  const personIds = identifications.flatMap(({ personId }) => personId ?? [])
  const others = identifications.filter(({ personId }) => personId === null)
  const ids = others.flatMap(idsOf)
  return reading(rawOf(Relatives), {
    $or: [{ personId: { $in: personIds } }, { identificationId: { $in: ids } }],
  })
}

/** Whom each identification has as relatives, by the declarations on all of them. */
export const relativesIn = (
  rows: readonly Relative[],
  identifications: readonly Named[],
): ReadonlyMap<string, string[]> => {
  const whoOf = (one: Named) =>
    rows.filter((row) => isOn(row, one)).map(({ accountId }) => accountId)
  return new Map(identifications.map((one) => [one._id, [...new Set(whoOf(one))]]))
}

type Named = Pick<Identification, '_id' | 'personId' | 'took'>

/** Declarations on a free-text name hold for those that were joined into it too. */
const declaredOn = (one: Named) =>
  one.personId ? { personId: one.personId } : { identificationId: { $in: idsOf(one) } }

const isOn = (row: Relative, one: Named): boolean =>
  one.personId ? row.personId === one.personId : idsOf(one).includes(row.identificationId ?? '')

/** Of some identifications those whose man an account has declared to be a relative of. */
export const declaredBy = async (
  accountId: string,
  identifications: readonly Named[],
): Promise<ReadonlySet<string>> => {
  const keysOf = (one: Named) =>
    (one.personId ? [one.personId] : idsOf(one)).map((about) => `${accountId}:${about}`)
  const rows = await rawOf(Relatives)
    .find({ _id: { $in: identifications.flatMap(keysOf) } })
    .toArray()
  const declared = new Set(rows.map(({ _id }) => _id))
  const own = identifications.filter((one) => idsOf(one).some((id) => declared.has(id)))
  return new Set(own.map(({ _id }) => _id))
}

/** A new identification of a person whose relatives are known. */
export const barKnownRelatives = async (
  session: Session,
  identification: Identification,
): Promise<void> => {
  for (const accountId of await relativesOf(session, identification))
    await bar(session, identification._id, accountId, 'relative')
}

/** Carries declarations on a free-text name over to the person it is linked to. */
export const carryRelatives = async (
  session: Session,
  before: Named,
  after: Identification,
): Promise<void> => {
  for (const accountId of await relativesOf(session, before))
    await declareRelative(session, accountId, after)
  await barKnownRelatives(session, after)
}

const concerned = async (
  session: Session,
  about: ReturnType<typeof aboutOf>,
): Promise<string[]> => {
  if (!about.personId) return about.identificationId ? [about.identificationId] : []
  const found = await rawOf(Identifications)
    .find({ personId: about.personId }, { session, projection: { _id: 1 } })
    .toArray()
  return found.map(({ _id }) => _id)
}
