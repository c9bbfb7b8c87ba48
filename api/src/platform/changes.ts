import type { ChangeId } from '@rollcall/contract/ids.ts'
import { Schema } from 'mongoose'
import { writeAudit } from './audit.ts'
import { documentOf, modelOf, newId, nullable, rawOf, required } from './database/documents.ts'
import { assertFound, within } from './database/reading.ts'
import type { Session } from './database/transaction.ts'
import type { Fields } from './differing.ts'
import { cursorAt, type Place } from './place.ts'

/** What a thing was before somebody changed it; only ever added to ([A8], [K5]). */
export interface ChangeDoc {
  _id: string
  about: { kind: string; id: string }
  /** Where it is read, as `film:{id}`: at the thing itself first, then at what it belongs to. */
  readAt: string[]
  /** The version that the thing had. */
  version: number
  /** Only what changed: as it was, and as it is since; null where nothing of the thing is left. */
  was: Fields
  now: Fields | null
  /** Of these fields, those that visitors could not read, before or after; missing: none. */
  closed?: readonly string[]
  /** Whether moderators alone read it; missing: no. */
  hidden?: boolean
  by: string
  /** Whether he did it as a moderator; else it was his own. */
  asModerator: boolean
  reasons: string | null
  at: Date
}

const schema = new Schema<ChangeDoc>(
  {
    _id: required(String),
    about: required({ _id: false, kind: required(String), id: required(String) }),
    readAt: required([String]),
    version: required(Number),
    was: required(Schema.Types.Mixed),
    now: nullable(Schema.Types.Mixed),
    closed: { type: [String], default: undefined },
    hidden: Boolean,
    by: required(String),
    asModerator: required(Boolean),
    reasons: nullable(String),
    at: required(Date),
  },
  documentOf('changes'),
)
// A version is left once.
schema.index({ 'about.kind': 1, 'about.id': 1, version: 1 }, { unique: true })
schema.index({ readAt: 1, at: -1, _id: -1 })
const Changes = modelOf('Change', schema)

/** A thing by its kind and id, then what it belongs to: `{ portrait: id, person: id }`. */
export type Whereabouts = Readonly<Record<string, string>>

export interface Changing extends Pick<ChangeDoc, 'version' | 'was' | 'now' | 'by'> {
  readonly of: Whereabouts
  readonly asModerator: boolean
  readonly closed?: readonly string[]
  readonly reasons?: string | null
}

/** Keeps what was, in the transaction that changes it: the one way into the history. */
export const keepChange = async (
  session: Session,
  { of, reasons = null, closed = [], ...change }: Changing,
): Promise<void> => {
  const places = Object.entries(of)
  const [[kind, id] = ['', '']] = places
  const readAt = places.map(([at, which]) => `${at}:${which}`)
  const doc: ChangeDoc = {
    _id: newId(),
    about: { kind, id },
    readAt,
    ...change,
    ...(closed.length > 0 && { closed }),
    reasons,
    at: new Date(),
  }
  await rawOf(Changes).insertOne(doc, { session })
}

/** Hides one from everybody but moderators, or shows it again. */
export const setHidden = async (
  session: Session,
  by: string,
  { _id, about }: ChangeDoc,
  { hidden, reasons }: { readonly hidden: boolean; readonly reasons: string },
): Promise<void> => {
  const { modifiedCount } = await rawOf(Changes).updateOne(
    { _id },
    { $set: { hidden } },
    { session },
  )
  if (modifiedCount === 0) return
  const act = hidden ? 'change.hidden' : 'change.shown'
  const of = { change: _id, [about.kind]: about.id }
  await writeAudit(session, { accountId: by, act, about: of, reasons })
}

export const findChange = (id: ChangeId, session?: Session): Promise<ChangeDoc | null> =>
  rawOf(Changes).findOne({ _id: id }, within(session))

export const loadChange = async (id: ChangeId, session?: Session): Promise<ChangeDoc> =>
  assertFound(await findChange(id, session))

/** What was changed at any of these places, newest first, from one on. */
export const readChanges = (
  readAt: readonly string[],
  before: Place | null,
  limit: number,
): Promise<ChangeDoc[]> => {
  const older = before && {
    $or: [{ at: { $lt: before.since } }, { at: before.since, _id: { $lt: before.id } }],
  }
  return rawOf(Changes)
    .find({ readAt: { $in: [...readAt] }, ...older })
    .sort({ at: -1, _id: -1 })
    .limit(limit)
    .toArray()
}

export const placeOfChange = ({ at, _id }: ChangeDoc): Place => ({ since: at, id: _id })
export const cursorAfter = (change: ChangeDoc): string => cursorAt(placeOfChange(change))

/** What was changed at any of these places and told why, oldest first. */
export const readReasoned = (session: Session, readAt: readonly string[]): Promise<ChangeDoc[]> =>
  rawOf(Changes)
    .find({ readAt: { $in: [...readAt] }, reasons: { $ne: null } }, { session })
    .sort({ at: 1, _id: 1 })
    .toArray()

/** Whether somebody else than this account has changed a thing. */
export const isChangedByOthers = async (
  session: Session,
  kind: string,
  id: string,
  accountId: string,
): Promise<boolean> =>
  (await rawOf(Changes).findOne(
    { 'about.kind': kind, 'about.id': id, by: { $ne: accountId } },
    { session, projection: { _id: 1 } },
  )) !== null

/** The id of what a change is read at, by its kind. */
export const idIn = <Id extends string>({ readAt }: ChangeDoc, kind: string): Id =>
  (readAt.find((one) => one.startsWith(`${kind}:`))?.slice(kind.length + 1) ?? '') as Id
