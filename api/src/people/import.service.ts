import { personId } from '@rollcall/contract/ids.ts'
import type { personPatch } from '@rollcall/contract/people.ts'
import type { z } from 'zod'
import { writeAudit } from '../platform/audit.ts'
import { rawOf } from '../platform/database/documents.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { ImportedPeople, type ImportedPerson } from './import.model.ts'
import { addPeople, editPersonBy } from './people.service.ts'
import type { PersonBody } from './rosterRow.ts'

export interface RosterEntry {
  readonly key: string
  readonly body: PersonBody
}

/** What became of one entry, or would become of it; the fields that changed. */
export type Outcome = 'new' | 'unchanged' | { readonly changed: readonly string[] }

/** States who began to import which file: one act, with hashes and nothing of what is in it ([M6]). */
export const beginImport = (accountId: string, hashes: Record<string, string>): Promise<void> =>
  inTransaction((session) =>
    writeAudit(session, { accountId, act: 'people.import', about: hashes, reasons: null }),
  )

/** Writes some entries in one transaction: all of them or, when it is interrupted, none. */
export const importEntries = (by: string, entries: readonly RosterEntry[]): Promise<Outcome[]> =>
  inTransaction(async (session) => {
    const before = await readImported(entries, session)
    const fresh = entries.filter(({ key }) => !before.has(key))
    const ids = await addPeople(
      session,
      by,
      fresh.map(({ body }) => body),
    )
    await remember(
      session,
      fresh.map((entry, at) => ({ ...entry, personId: ids[at] ?? '' })),
    )
    const outcomes = entries.map((entry) => outcomeOf(entry, before.get(entry.key)))
    for (const [at, entry] of entries.entries())
      if (typeof outcomes[at] === 'object') await correct(session, by, entry, before.get(entry.key))
    return outcomes
  })

/** What would become of them; writes nothing. */
export const tryEntries = async (entries: readonly RosterEntry[]): Promise<Outcome[]> => {
  const before = await readImported(entries)
  return entries.map((entry) => outcomeOf(entry, before.get(entry.key)))
}

const readImported = async (
  entries: readonly RosterEntry[],
  session?: Session,
): Promise<ReadonlyMap<string, ImportedPerson>> => {
  const found = await rawOf(ImportedPeople)
    .find({ _id: { $in: entries.map(({ key }) => key) } }, session ? { session } : {})
    .toArray()
  return new Map(found.map((one) => [one._id, one]))
}

type Given = Readonly<Record<string, unknown>>

/** The fields in which the list itself says something else than last time. */
const changedIn = (body: Given, former: Given): string[] =>
  [...new Set([...Object.keys(body), ...Object.keys(former)])].filter(
    (field) => JSON.stringify(body[field]) !== JSON.stringify(former[field]),
  )

const outcomeOf = ({ body }: RosterEntry, former: ImportedPerson | undefined): Outcome => {
  if (!former) return 'new'
  const changed = changedIn(body, former.given)
  return changed.length > 0 ? { changed } : 'unchanged'
}

const remember = async (
  session: Session,
  entries: readonly (RosterEntry & { personId: string })[],
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
  { key, body }: RosterEntry,
  former: ImportedPerson | undefined,
): Promise<void> => {
  if (!former) return
  await editPersonBy(session, by, personId.parse(former.personId), patchFrom(body, former))
  const $set = { given: body as ImportedPerson['given'], at: new Date() }
  await rawOf(ImportedPeople).updateOne({ _id: key }, { $set }, { session })
}

const lists = ['otherNames', 'camps', 'fates', 'publishedLists']

/** What the list does not say any more is emptied. */
const patchFrom = (body: Given, { given }: ImportedPerson): z.output<typeof personPatch> =>
  Object.fromEntries(
    changedIn(body, given as Given).map((field) => [
      field,
      body[field] ?? (lists.includes(field) ? [] : null),
    ]),
  )
