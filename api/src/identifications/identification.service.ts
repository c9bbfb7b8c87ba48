import type { EvidenceClass } from '@rollcall/contract/identifications.ts'
import type { PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import { folded } from '@rollcall/contract/text.ts'
import { countAct } from '../accounts/allowance.service.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { refuse } from '../platform/refusal.ts'
import { noteStanding } from '../subjects/subject.service.ts'
import { bar, makeBallot, setBallot } from '../votes/vote.service.ts'
import { originOfTip, storedGiver } from './giver.ts'
import { identificationChanged } from './identification.facts.ts'
import {
  type CaseChange,
  Evidence,
  type EvidenceItem,
  type Giver,
  type Identification,
  Identifications,
  type Turn,
} from './identification.model.ts'
import { readStanding } from './identification.reader.ts'
import { barKnownRelatives, declareRelative } from './relative.service.ts'
import { isOpen, isUndecided } from './status.ts'

/** Who somebody is proposed to be: an entry of the roster, or a name that is not in it. */
export type Named = { readonly personId: PersonId } | { readonly name: string }

export interface ProposalGiven {
  readonly who: Named
  readonly basis: readonly EvidenceClass[]
  readonly reasons: string
  readonly relative: boolean
}

export const LOG_KEPT = 50

export const openKeyOf = (
  subjectId: string,
  who: { personId: string | null; name: string | null },
): string =>
  who.personId
    ? `${subjectId}:person:${who.personId}`
    : `${subjectId}:name:${folded(who.name ?? '')}`

/** Loads it in the transaction, or what it was joined into; refuses where there is none. */
export const loadIdentification = async (session: Session, id: string): Promise<Identification> => {
  const found = await readStanding(id, session)
  if (!found) throw refuse('not-found')
  return found
}

/** Proposes who a man is; joins the open identification of the same person if there is one ([I2]). */
export const proposeIdentification = async (
  session: Session,
  by: Giver,
  subjectId: SubjectId,
  given: ProposalGiven,
): Promise<string> => {
  if ('accountId' in by) await countAct(session, by.accountId, 'proposals')
  const who = { personId: null, name: null, ...given.who }
  const openKey = openKeyOf(subjectId, who)
  const proposal = {
    ...storedGiver(by),
    basis: [...new Set(given.basis)],
    reasons: given.reasons,
    at: new Date(),
  }
  const known = await rawOf(Identifications).findOne({ openKey }, { session })
  const identification = known ?? (await insertNew(session, subjectId, who, openKey))
  await changeCase(session, identification, 'proposal-joined', { $push: { proposals: proposal } })
  for (const evidenceClass of proposal.basis)
    await insertEvidence(session, identification._id, by, {
      class: evidenceClass,
      stance: 'for',
      ...ownOrigin(by),
      text: given.reasons,
    })
  if ('accountId' in by) {
    await bar(session, identification._id, by.accountId, 'proposer')
    if (given.relative) await declareRelative(session, by.accountId, identification)
  }
  return identification._id
}

const ownOrigin = (by: Giver): Pick<EvidenceItem, 'origin' | 'originAccountId'> =>
  'tipId' in by
    ? { origin: originOfTip(by.tipId), originAccountId: null }
    : { origin: null, originAccountId: by.accountId }

const insertNew = async (
  session: Session,
  subjectId: string,
  who: { personId: string | null; name: string | null },
  openKey: string,
): Promise<Identification> => {
  const now = new Date()
  const made: Identification = {
    _id: newId(),
    subjectId,
    ...who,
    status: 'proposed',
    openKey,
    proposals: [],
    history: [],
    signatures: [],
    caseLog: [],
    decidedAt: null,
    confirmedTally: null,
    everConfirmed: false,
    version: 0,
    caseVersion: 0,
    at: now,
    statusAt: now,
  }
  await rawOf(Identifications).insertOne(made, { session })
  await makeBallot(session, made._id)
  await barKnownRelatives(session, made)
  await noteRivals(session, made)
  await noteManStanding(session, subjectId)
  return made
}

type NewEvidence = Pick<EvidenceItem, 'class' | 'stance' | 'origin' | 'originAccountId' | 'text'> &
  Partial<EvidenceItem>

/** Adds an open item; the caller changes the case. */
export const insertEvidence = async (
  session: Session,
  identificationId: string,
  by: Giver,
  given: NewEvidence,
): Promise<string> => {
  const { accountId, ...tip } = storedGiver(by)
  const item: EvidenceItem = {
    _id: newId(),
    identificationId,
    link: null,
    state: 'open',
    givenBy: accountId,
    ...tip,
    ruledBy: null,
    ruledBecause: null,
    at: new Date(),
    ...given,
  }
  await rawOf(Evidence).insertOne(item, { session })
  return item._id
}

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
  const entry = { caseVersion: identification.caseVersion + 1, what, at: new Date() }
  const after = await rawOf(Identifications).findOneAndUpdate(
    { _id: identification._id },
    {
      ...update,
      $inc: { version: 1, caseVersion: 1 },
      $push: { ...update.$push, caseLog: { $each: [entry], $slice: -LOG_KEPT } },
    } as never,
    { session, returnDocument: 'after' },
  )
  if (!after) throw refuse('not-found')
  Object.assign(identification, after)
  await noteChanged(session, after)
}

/** Writes an act that leaves the case as it is: a signature, a lifted declaration. */
export const changeAlone = async (
  session: Session,
  identification: Identification,
  update: { $set?: Partial<Identification>; $push?: Record<string, unknown> },
): Promise<void> => {
  const after = await rawOf(Identifications).findOneAndUpdate(
    { _id: identification._id },
    { ...update, $inc: { version: 1 } } as never,
    { session, returnDocument: 'after' },
  )
  if (!after) throw refuse('not-found')
  Object.assign(identification, after)
  await noteChanged(session, after)
}

/** Takes it to another status, with everything that hangs on that: keys, ballot, rivals, the man's own count. */
export const turnStatus = async (
  session: Session,
  identification: Identification,
  turn: Pick<Turn, 'because' | 'accountId' | 'reasons'> & { to: Turn['to'] },
): Promise<void> => {
  const from = identification.status
  const now = new Date()
  const tally = await setBallot(session, identification._id, isOpen(turn.to))
  const openKey = openKeyOf(identification.subjectId, identification)
  const decides = turn.to === 'confirmed' || turn.to === 'retracted'
  await changeCase(session, identification, 'status', {
    $set: {
      status: turn.to,
      statusAt: now,
      signatures: [],
      ...(isOpen(turn.to) && { openKey }),
      ...(turn.to === 'confirmed' && {
        confirmedKey: identification.subjectId,
        confirmedTally: tally.version,
        everConfirmed: true,
      }),
      ...(decides && { decidedAt: now }),
    },
    $unset: {
      ...(!isOpen(turn.to) && { openKey: '' }),
      ...(turn.to !== 'confirmed' && { confirmedKey: '' }),
    },
    $push: {
      history: { $each: [...signedBefore(identification, turn.to), { ...turn, from, at: now }] },
    },
  })
  if (isUndecided(turn.to) !== isUndecided(from)) await noteRivals(session, identification)
  await noteManStanding(session, identification.subjectId)
}

/** Signatures that this ruling completes stay in the history, with their reasons. */
const signedBefore = (
  { status, signatures, caseVersion }: Identification,
  to: Turn['to'],
): Turn[] =>
  signatures
    .filter((signature) => signature.ruling === to && signature.caseVersion === caseVersion)
    .map(({ accountId, reasons, at }) => ({
      because: 'signed',
      from: status,
      to,
      accountId,
      reasons,
      at,
    }))

/** Keeps with the man himself how many names wait for him and which one is confirmed. */
export const noteManStanding = async (session: Session, subjectId: string): Promise<void> => {
  const open = await rawOf(Identifications)
    .find(
      { subjectId, openKey: { $type: 'string' } },
      { session, projection: { status: 1, personId: 1 } },
    )
    .toArray()
  await noteStanding(session, subjectId as SubjectId, {
    undecided: open.filter(({ status }) => isUndecided(status)).length,
    confirmed: (open.find(({ status }) => status === 'confirmed')?.personId ??
      null) as PersonId | null,
  })
}

/** Rivals came or went: the case of every other open identification of this man changes. */
const noteRivals = async (session: Session, identification: Identification): Promise<void> => {
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
