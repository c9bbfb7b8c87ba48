import { type PersonId, personId } from '@rollcall/contract/ids.ts'
import type { personPatch } from '@rollcall/contract/personGiven.ts'
import type { z } from 'zod'
import { writeAudit } from '../platform/audit.ts'
import { rawOf } from '../platform/database/documents.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { ImportAsks } from './ask.model.ts'
import { ImportedPeople, type ImportedPerson, type Remembered } from './import.model.ts'
import {
  Ahead,
  changedIn,
  type Given,
  type Judged,
  judge,
  type Man,
  type Outcome,
  outcomeOf,
  type RosterEntry,
} from './judging.ts'
import { addPeople, correctPerson } from './people.service.ts'
import type { PersonBody } from './rosterRow.ts'

/** States who began to import which file: one act, with hashes and nothing of what is in it ([M6]). */
export const beginImport = (
  session: Session,
  accountId: string,
  hashes: Record<string, string>,
): Promise<void> =>
  writeAudit(session, { accountId, act: 'people.import', about: hashes, reasons: null })

/**
 * Writes some entries in one transaction: all of them or, when it is interrupted, none. `note` writes down in the same
 * transaction what became of them.
 */
export const importEntries = (
  by: string,
  entries: readonly RosterEntry[],
  note: (session: Session, outcomes: readonly Outcome[]) => Promise<void> = async () => {},
): Promise<Outcome[]> =>
  inTransaction(async (session) => {
    const judged = await judge(entries, new Ahead(), session)
    const fresh = judged.filter(({ is }) => is === 'new').map(({ entry }) => entry)
    const bodies = fresh.map(({ list, body }) => sourced(body, list))
    const ids = await addPeople(session, by, bodies)
    const added = fresh.map((entry, at) => ({ ...entry, personId: ids[at] as PersonId }))
    await remember(session, added)
    const byKey = new Map(added.map(({ key, personId }) => [key, personId]))
    for (const one of judged) await carryOut(session, by, one, byKey)
    const outcomes = judged.map(outcomeOf)
    await note(session, outcomes)
    return outcomes
  })

/** What would become of them, after those that are `ahead` of them in the same list; writes nothing. */
export const tryEntries = async (
  entries: readonly RosterEntry[],
  ahead: Ahead,
): Promise<Outcome[]> => (await judge(entries, ahead)).map(outcomeOf)

const carryOut = async (
  session: Session,
  by: string,
  judged: Judged,
  added: ReadonlyMap<string, PersonId>,
): Promise<void> => {
  const { entry } = judged
  const idOf = ({ is, addedBy = '' }: Man) => is?._id ?? (added.get(addedBy) as PersonId)
  if (judged.is === 'known' && typeof outcomeOf(judged) === 'object')
    await correct(session, by, entry, judged.former)
  if (judged.is === 'found') await joinTo(session, by, entry, idOf(judged.man), judged.adds)
  if (judged.is === 'asked') await ask(session, by, entry, judged.men.map(idOf))
}

/** A row and its list; of one that asks from before, the list is not known. */
interface Joining extends Pick<RosterEntry, 'key' | 'body'> {
  readonly list?: string | undefined
}

/** A list is where it is written that he was in a camp, where it names nothing else ([P6]). */
export const sourced = <Body extends Pick<PersonBody, 'stays'>>(
  body: Body,
  list: string | undefined,
): Body => ({
  ...body,
  ...(body.stays && {
    stays: body.stays.map((stay) => ({ ...stay, source: stay.source ?? list ?? null })),
  }),
})

/** The row is this man's from now on, and what it adds is known of him. */
export const joinTo = async (
  session: Session,
  by: string,
  entry: Joining,
  personId: PersonId,
  adds: Given,
): Promise<PersonId> => {
  await remember(session, [{ ...entry, personId }])
  await correctPerson(session, { by, logged: false }, personId, sourced(adds, entry.list))
  return personId
}

/** Waits for somebody to say who it is; asked again with each import until then. */
const ask = async (
  session: Session,
  by: string,
  { key, list, body }: RosterEntry,
  people: readonly PersonId[],
): Promise<void> => {
  const $set = {
    given: body as Remembered,
    list,
    people: [...people],
    why: 'number' as const,
  }
  const $setOnInsert = { by, at: new Date() }
  const change = { $set, $setOnInsert }
  await rawOf(ImportAsks).updateOne({ _id: key }, change, { session, upsert: true })
}

export const remember = async (
  session: Session,
  entries: readonly (Pick<RosterEntry, 'key' | 'body'> & { personId: string })[],
): Promise<void> => {
  if (entries.length === 0) return
  const at = new Date()
  const rows = entries.map(({ key, personId, body }) => ({
    _id: key,
    personId,
    given: body as Remembered,
    at,
  }))
  await rawOf(ImportedPeople).insertMany(rows, { session })
}

/** Only what the list says anew is written, so that what moderators corrected since stays as they left it. */
const correct = async (
  session: Session,
  by: string,
  { list, body }: RosterEntry,
  former: ImportedPerson,
): Promise<void> => {
  await correctPerson(
    session,
    { by, logged: false },
    personId.parse(former.personId),
    sourced(patchFrom(body, former), list),
  )
  const $set = { given: body as Remembered, at: new Date() }
  await rawOf(ImportedPeople).updateOne({ _id: former._id }, { $set }, { session })
}

const lists = ['otherNames', 'stays', 'ids', 'fates', 'publishedLists', 'unread']

/** What the list does not say any more is emptied. */
const patchFrom = (body: Given, { given }: ImportedPerson): z.output<typeof personPatch> =>
  Object.fromEntries(
    changedIn(body, given as Given).map((field) => [field, body[field] ?? nothingIn(field)]),
  )

/** A patch that leaves nothing in these fields. */
export const emptied = (fields: readonly string[]): z.output<typeof personPatch> =>
  Object.fromEntries(fields.map((field) => [field, nothingIn(field)]))

const nothingIn = (field: string): [] | null => (lists.includes(field) ? [] : null)
