import { type PersonId, personId } from '@rollcall/contract/ids.ts'
import type { personPatch } from '@rollcall/contract/people.ts'
import type { z } from 'zod'
import { writeAudit } from '../platform/audit.ts'
import { rawOf } from '../platform/database/documents.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { ImportAsks } from './ask.model.ts'
import { ImportedPeople, type ImportedPerson } from './import.model.ts'
import { isSameNumber, numberKeyOf, wholeNumberOf } from './nameKeys.ts'
import { tokensOf } from './names.ts'
import { People, type PersonDoc, type PersonFields } from './people.model.ts'
import { addPeople, correctPerson } from './people.service.ts'
import type { PersonBody } from './rosterRow.ts'

export interface RosterEntry {
  readonly key: string
  readonly formerKey: string
  readonly body: PersonBody
}

/** What became of one entry, or would become of it; the fields that changed. */
export type Outcome = 'new' | 'unchanged' | 'asked' | { readonly changed: readonly string[] }

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
    const judged = await judge(entries, new Set(), session)
    const fresh = judged.filter(({ is }) => is === 'new').map(({ entry }) => entry)
    const ids = await addPeople(
      session,
      by,
      fresh.map(({ body }) => body),
    )
    await remember(
      session,
      fresh.map((entry, at) => ({ ...entry, personId: ids[at] ?? '' })),
    )
    for (const one of judged) await carryOut(session, by, one)
    const outcomes = judged.map(outcomeOf)
    await note(session, outcomes)
    return outcomes
  })

/** What would become of them, after those whose numbers are `ahead` of them in the same list; writes nothing. */
export const tryEntries = async (
  entries: readonly RosterEntry[],
  ahead: Set<string>,
): Promise<Outcome[]> => (await judge(entries, ahead)).map(outcomeOf)

type Judged = { readonly entry: RosterEntry } & (
  | { readonly is: 'new' }
  | { readonly is: 'known'; readonly former: ImportedPerson }
  /** The same man by another list: what is not known of him is added. */
  | { readonly is: 'found'; readonly person: PersonDoc }
  | { readonly is: 'asked'; readonly people: readonly PersonDoc[] }
)

/** The list's own key tells a man first, then his service number; where his name is another, somebody is asked. */
const judge = async (
  entries: readonly RosterEntry[],
  ahead: Set<string>,
  session?: Session,
): Promise<Judged[]> => {
  const before = await readImported(entries, session)
  const numbered = await readNumbered(entries, session)
  return entries.map((entry) => {
    const former = before.get(entry.key) ?? before.get(entry.formerKey)
    if (former) return { entry, is: 'known', former }
    const { serviceNumber } = entry.body
    const number = serviceNumber ? numberKeyOf(serviceNumber) : null
    if (!serviceNumber || !number) return { entry, is: 'new' }
    const people = numbered.filter((person) => hasNumber(person, serviceNumber))
    const [person, ...others] = people
    if (person && others.length === 0 && isLikelyNamed(person, entry.body))
      return { entry, is: 'found', person }
    if (person || ahead.has(number)) return { entry, is: 'asked', people }
    ahead.add(number)
    return { entry, is: 'new' }
  })
}

/** However it is written. */
export const hasNumber = (person: PersonDoc, number: string): boolean =>
  numberKeyOf(person.serviceNumber ?? '') === numberKeyOf(number) &&
  isSameNumber(person.serviceNumber ?? '', number)

/** Who may have the numbers of these entries: to be looked at with `hasNumber`. */
export const readNumbered = async (
  entries: readonly { readonly body: Pick<PersonBody, 'serviceNumber'> }[],
  session?: Session,
): Promise<PersonDoc[]> => {
  const keys = entries.flatMap(({ body: { serviceNumber } }) =>
    serviceNumber ? [numberKeyOf(serviceNumber) ?? '', wholeNumberOf(serviceNumber)] : [],
  )
  return rawOf(People)
    .find({ numberKey: { $in: [...new Set(keys)].filter(Boolean) } }, session ? { session } : {})
    .toArray()
}

/** They have the family name in common, and another part of the name or its initial. */
const isLikelyNamed = (person: PersonDoc, { name }: PersonBody): boolean => {
  const [mine, theirs] = [tokensOf(name), tokensOf(person.name)]
  const shared = mine.filter((token) => theirs.includes(token))
  const initials = (tokens: readonly string[]) => tokens.map((token) => token[0])
  return (
    shared.some((token) => token.length > 1) &&
    initials(mine).filter((one) => initials(theirs).includes(one)).length >= 2
  )
}

const readImported = async (
  entries: readonly RosterEntry[],
  session?: Session,
): Promise<ReadonlyMap<string, ImportedPerson>> => {
  const found = await rawOf(ImportedPeople)
    .find(
      { _id: { $in: entries.flatMap(({ key, formerKey }) => [key, formerKey]) } },
      session ? { session } : {},
    )
    .toArray()
  return new Map(found.map((one) => [one._id, one]))
}

type Given = Readonly<Record<string, unknown>>

/** The fields in which the list itself says something else than last time. */
const changedIn = (body: Given, former: Given): string[] =>
  [...new Set([...Object.keys(body), ...Object.keys(former)])].filter(
    (field) => JSON.stringify(body[field]) !== JSON.stringify(former[field]),
  )

const outcomeOf = (judged: Judged): Outcome => {
  if (judged.is === 'new' || judged.is === 'asked') return judged.is
  const { body } = judged.entry
  const changed =
    judged.is === 'known'
      ? changedIn(body, judged.former.given)
      : Object.keys(missingOf(judged.person, body))
  return changed.length > 0 ? { changed } : 'unchanged'
}

/** What a list says of him that is not known yet. */
const missingOf = (person: PersonFields, body: Given): Given =>
  Object.fromEntries(
    Object.entries(body).filter(([field]) => {
      const known = person[field as keyof PersonFields]
      return field !== 'unread' && (known === null || (Array.isArray(known) && known.length === 0))
    }),
  )

const carryOut = async (session: Session, by: string, judged: Judged): Promise<void> => {
  const { entry } = judged
  if (judged.is === 'known' && typeof outcomeOf(judged) === 'object')
    await correct(session, by, entry, judged.former)
  if (judged.is === 'found') await joinTo(session, by, entry, judged.person)
  if (judged.is === 'asked') await ask(session, by, entry, judged.people)
}

/** The row is this man's from now on. */
export const joinTo = async (
  session: Session,
  by: string,
  entry: Pick<RosterEntry, 'key' | 'body'>,
  person: PersonDoc,
): Promise<PersonId> => {
  await remember(session, [{ ...entry, personId: person._id }])
  await correctPerson(session, { by, logged: false }, person._id, missingOf(person, entry.body))
  return person._id
}

/** Waits for somebody to say who it is; asked again with each import until then. */
const ask = async (
  session: Session,
  by: string,
  { key, body }: RosterEntry,
  people: readonly PersonDoc[],
): Promise<void> => {
  const $set = {
    given: body as ImportedPerson['given'],
    people: people.map(({ _id }) => _id),
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
    given: body as ImportedPerson['given'],
    at,
  }))
  await rawOf(ImportedPeople).insertMany(rows, { session })
}

/** Only what the list says anew is written, so that what moderators corrected since stays as they left it. */
const correct = async (
  session: Session,
  by: string,
  { body }: RosterEntry,
  former: ImportedPerson,
): Promise<void> => {
  await correctPerson(
    session,
    { by, logged: false },
    personId.parse(former.personId),
    patchFrom(body, former),
  )
  const $set = { given: body as ImportedPerson['given'], at: new Date() }
  await rawOf(ImportedPeople).updateOne({ _id: former._id }, { $set }, { session })
}

const lists = ['otherNames', 'camps', 'fates', 'publishedLists', 'unread']

/** What the list does not say any more is emptied. */
const patchFrom = (body: Given, { given }: ImportedPerson): z.output<typeof personPatch> =>
  Object.fromEntries(
    changedIn(body, given as Given).map((field) => [
      field,
      body[field] ?? (lists.includes(field) ? [] : null),
    ]),
  )
