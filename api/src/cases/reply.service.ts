import { spanOf } from '@rollcall/contract/edtf.ts'
import type { DocumentId } from '@rollcall/contract/ids.ts'
import type { ReplyCorrection, ReplyGiven } from '@rollcall/contract/replies.ts'
import { readDocuments } from '../documents/document.reader.ts'
import { changeAlone } from '../identifications/changing.service.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { loadIdentification } from '../identifications/identification.reader.ts'
import { assertNoPart } from '../identifications/part.service.ts'
import { writeAudit } from '../platform/audit.ts'
import { correct } from '../platform/correcting.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import { assertFound } from '../platform/database/reading.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import type { AssertMayBePublic } from './case.texts.ts'
import { Replies, type ReplyDoc, type ReplyFields } from './reply.model.ts'
import { isShown, mayHaveBeenAsked } from './reply.policy.ts'

/** Keeps what an agency answered, where moderators alone read it for now; the log commits to its words ([M6]). */
export const writeReply = async (
  session: Session,
  viewer: AccountViewer,
  identificationId: string,
  fields: ReplyGiven,
): Promise<string> => {
  const one = await loadIdentification(session, identificationId)
  if (!mayHaveBeenAsked(one))
    throw refuse('reply.unasked', {
      detail:
        'Names are handed to agencies once they are confirmed, or probable. This one never was, so nothing can have been answered.',
    })
  await assertRight(session, viewer, fields)
  const reply: ReplyDoc = {
    ...{ _id: newId(), identificationId: one._id, ...fields },
    ...{ public: false, by: viewer.id, at: new Date(), withdrawnAt: null, version: 0 },
  }
  await rawOf(Replies).insertOne(reply, { session })
  await note(session, viewer, one, reply, 'reply.written', wordsOf(fields))
  return reply._id
}

/** Corrects it; what was is kept. What changes nothing leaves no trace. */
export const correctReply = async (
  session: Session,
  viewer: AccountViewer,
  _id: string,
  given: ReplyCorrection,
  assertMayBePublic: AssertMayBePublic,
): Promise<string> => {
  const { reply, one } = await loadBoth(session, _id)
  const was = fieldsOf(reply)
  const now = completed(was, given)
  await assertRight(session, viewer, given)
  if (reply.public) await assertForAll(session, viewer, one, now, assertMayBePublic)
  const isChanged = await correct(session, Replies, reply, {
    of: { reply: _id, identification: reply.identificationId },
    ...{ by: viewer.id, asModerator: true, logged: false },
    ...{ was: { ...was }, now: { ...now }, set: now },
  })
  if (!isChanged) return _id
  await note(session, viewer, one, reply, 'reply.corrected', wordsOf(now))
  if (isShown(reply)) await changeAlone(session, one, {})
  return _id
}

/** Lets everybody read it, or moderators alone; what is so already stays so. */
export const publishReply = async (
  session: Session,
  viewer: AccountViewer,
  _id: string,
  isPublic: boolean,
  assertMayBePublic: AssertMayBePublic,
): Promise<string> => {
  const { reply, one } = await loadBoth(session, _id)
  await assertForAll(session, viewer, one, isPublic ? reply : null, assertMayBePublic)
  if (reply.public === isPublic) return _id
  const act = isPublic ? 'reply.published' : 'reply.unpublished'
  await change(session, viewer, one, reply, { set: { public: isPublic }, act })
  return _id
}

/** Takes it out of sight but moderators', or puts it back; what is so already stays so. */
export const withdrawReply = async (
  session: Session,
  viewer: AccountViewer,
  _id: string,
  isGone: boolean,
): Promise<string> => {
  const { reply, one } = await loadBoth(session, _id)
  if (reply.public) await assertNoPart(session, viewer, one)
  if ((reply.withdrawnAt !== null) === isGone) return _id
  const set = { withdrawnAt: isGone ? new Date() : null }
  const act = isGone ? 'reply.withdrawn' : 'reply.restored'
  await change(session, viewer, one, reply, { set, act })
  return _id
}

interface Changing {
  readonly set: Partial<ReplyDoc>
  readonly act: string
}

/** Where everybody sees something of it, before or after, the public version of its case grows, and watchers are told. */
const change = async (
  session: Session,
  viewer: AccountViewer,
  one: Identification,
  reply: ReplyDoc,
  { set, act }: Changing,
): Promise<void> => {
  const update = { $set: set, $inc: { version: 1 } }
  await rawOf(Replies).updateOne({ _id: reply._id }, update, { session })
  await note(session, viewer, one, reply, act, null)
  if (isShown(reply) || isShown({ ...reply, ...set })) await changeAlone(session, one, {})
}

const note = (
  session: Session,
  { id: accountId }: AccountViewer,
  { _id: identification, subjectId: subject }: Identification,
  { _id: reply }: ReplyDoc,
  act: string,
  reasons: string | null,
): Promise<void> =>
  writeAudit(session, { accountId, act, about: { identification, subject, reply }, reasons })

const loadBoth = async (session: Session, _id: string) => {
  const reply = assertFound(await rawOf(Replies).findOne({ _id }, { session }))
  return { reply, one: await loadIdentification(session, reply.identificationId) }
}

/** Its words may be anybody's to read: not by who has a part in the case, and none that a tip's sender keeps back ([T2]). */
const assertForAll = async (
  session: Session,
  viewer: AccountViewer,
  one: Identification,
  fields: ReplyFields | null,
  assertMayBePublic: AssertMayBePublic,
): Promise<void> => {
  await assertNoPart(session, viewer, one)
  for (const words of [fields?.agency, fields?.reference, fields?.text])
    if (words) await assertMayBePublic(session, one, words)
}

/** Where it is a day already somewhere on earth, it is no day to come. */
const AHEAD_MS = 14 * 3_600_000

const assertRight = async (
  session: Session,
  viewer: AccountViewer,
  { date, documentId }: Pick<ReplyCorrection, 'date' | 'documentId'>,
): Promise<void> => {
  const { from = null, to = null } = spanOf(date ?? '') ?? {}
  if ((from ?? to ?? 0) > Date.now() + AHEAD_MS)
    throw refuseField('date', 'is in the future: the day on which the agency answered stands here')
  if (!documentId) return
  const found = await readDocuments(viewer, [documentId as DocumentId], session)
  if (found.size === 0) throw refuseField('documentId', 'there is no such source document')
}

const fieldsOf = (reply: ReplyFields): ReplyFields => {
  const { agency, date, reference, outcome, text, documentId } = reply
  return { agency, date, reference, outcome, text, documentId }
}

/** What was said, where nothing else is said now. */
const completed = (was: ReplyFields, given: ReplyCorrection): ReplyFields => ({
  ...was,
  ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
})

/** All that it says, as one text to commit to. */
const wordsOf = (fields: ReplyFields): string => JSON.stringify(fieldsOf(fields))
