import type { PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { refuse } from '../platform/refusal.ts'
import { noteCaseOf, noteNames } from '../subjects/subject.service.ts'
import { setBallot } from '../votes/vote.service.ts'
import { daysOver } from './days.ts'
import { identificationChanged, identificationSigned } from './identification.facts.ts'
import {
  type CaseChange,
  type Identification,
  Identifications,
  type Turn,
} from './identification.model.ts'
import { isOpen, isUndecided } from './status.ts'

/** How many of its latest changes a case remembers. */
export const LOG_KEPT = 50

/** Writes a change of the case: both versions grow, and what changed is remembered for stale decisions ([M4]). */
export const changeCase = async (
  session: Session,
  identification: Identification,
  what: CaseChange['what'],
  update: {
    $set?: Partial<Identification>
    $unset?: Record<string, ''>
    $push?: Record<string, unknown>
  } = {},
): Promise<void> => {
  const over = daysOver(identification, { because: 'case-changed', what })
  await write(session, identification, {
    ...update,
    ...(over && { $unset: { ...update.$unset, ...over.$unset } }),
    $inc: { version: 1, caseVersion: 1 },
    $push: { ...update.$push, ...over?.$push, caseLog: logged(identification, what) },
  })
  await noteChanged(session, identification)
  if (over) await noteSigned(session, identification)
  await noteCaseOf(session, identification.subjectId as SubjectId)
}

const logged = ({ caseVersion }: Identification, what: CaseChange['what']) => ({
  $each: [{ caseVersion: caseVersion + 1, what, at: new Date() }],
  $slice: -LOG_KEPT,
})

/**
 * Writes what only moderators, and those who are told first, may know of: neither its version nor a frame tells anybody
 * else that something is under way ([M8]). Where signatures lapse by it, the case's version grows.
 */
export const changeUntold = async (
  session: Session,
  identification: Identification,
  update: { $set?: Partial<Identification>; $unset?: object; $push?: object },
  what?: CaseChange['what'],
): Promise<void> => {
  await write(session, identification, {
    ...update,
    ...(what && {
      $inc: { caseVersion: 1 },
      $push: { ...update.$push, caseLog: logged(identification, what) },
    }),
  })
  await noteSigned(session, identification)
}

export const noteSigned = (
  session: Session,
  { _id, subjectId }: Pick<Identification, '_id' | 'subjectId'>,
): Promise<void> => state(session, identificationSigned, { identificationId: _id, subjectId })

/** Writes an act that leaves the case as it is: the signature of a retraction, a lifted declaration. */
export const changeAlone = async (
  session: Session,
  identification: Identification,
  update: {
    $set?: Partial<Identification>
    $unset?: Record<string, ''>
    $push?: Record<string, unknown>
  },
): Promise<void> => {
  await write(session, identification, { ...update, $inc: { version: 1 } })
  await noteChanged(session, identification)
}

/** Writes it, and makes what the caller holds what is stored now. */
const write = async (
  session: Session,
  identification: Identification,
  update: object,
): Promise<void> => {
  const one = { _id: identification._id }
  // Not in one step: of a find-and-modify that meets another, mongod writes the words into its log.
  await rawOf(Identifications).updateOne(one, update as never, { session })
  const after = await rawOf(Identifications).findOne(one, { session })
  if (!after) throw refuse('not-found')
  delete identification.openKey
  delete identification.confirmedKey
  delete identification.upheld
  delete identification.days
  delete identification.short
  delete identification.withCommunity
  Object.assign(identification, after)
}

/** A moderator upholds what was questioned: it stays as it is, and what was answered by now is dealt with ([M3]). */
export const uphold = async (
  session: Session,
  identification: Identification,
  { withCommunity, ...by }: Pick<Turn, 'accountId' | 'reasons'> & { withCommunity: boolean },
): Promise<void> => {
  const { _id, status } = identification
  const { version } = await setBallot(session, _id, isOpen(status))
  const at = new Date()
  await changeAlone(session, identification, {
    $set: { upheld: { tally: version, at }, ...(withCommunity && { withCommunity: true }) },
    $push: { history: { because: 'upheld', from: status, to: status, ...by, at } },
  })
}

/** Keeps with the man himself how many names wait for him and which one is confirmed. */
export const noteManStanding = async (session: Session, subjectId: string): Promise<void> => {
  const open = await rawOf(Identifications)
    .find(
      { subjectId, openKey: { $type: 'string' } },
      { session, projection: { status: 1, personId: 1 } },
    )
    .toArray()
  await noteNames(session, subjectId as SubjectId, {
    undecided: open.filter(({ status }) => isUndecided(status)).length,
    confirmed: (open.find(({ status }) => status === 'confirmed')?.personId ??
      null) as PersonId | null,
  })
}

/** Rivals came or went: the case of every other open identification of this man changes. */
export const noteRivals = async (
  session: Session,
  identification: Identification,
): Promise<void> => {
  for (const rival of await openRivals(session, identification))
    await changeCase(session, rival, 'rival-changed')
}

export const openRivals = (
  session: Session,
  identification: Identification,
): Promise<Identification[]> =>
  rawOf(Identifications)
    .find(
      {
        subjectId: identification.subjectId,
        openKey: { $type: 'string' },
        _id: { $ne: identification._id },
      },
      { session },
    )
    .toArray()

export const noteChanged = (
  session: Session,
  { _id, subjectId, version }: Identification,
): Promise<void> =>
  state(session, identificationChanged, { identificationId: _id, subjectId, version })
