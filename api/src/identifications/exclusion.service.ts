import type { SubjectId } from '@rollcall/contract/ids.ts'
import { assertRoomForExclusion, countAct, noteAccepted } from '../accounts/allowance.service.ts'
import { writeAudit } from '../platform/audit.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import { type AccountViewer, moderator } from '../platform/viewer.ts'
import { holdBallots } from '../votes/vote.service.ts'
import { noteManStanding } from './changing.service.ts'
import type { ExclusionDoc } from './exclusion.model.ts'
import { countOpenOf, loadExclusion, readByKey, readProposedAs } from './exclusion.reader.ts'
import { insertExclusion, stepExclusion } from './exclusion.writing.ts'
import { type Source, storedGiver } from './giver.ts'
import type { Identification } from './identification.model.ts'
import { type Opener, openUnseen } from './opening.service.ts'
import { assertNoPart } from './part.service.ts'
import { declaredBy, relativesOf } from './relative.service.ts'
import { isUndecided } from './status.ts'
import { turnStatus } from './turning.service.ts'

interface Raised {
  readonly subjectId: SubjectId
  readonly personId: string
  readonly reasons: string
}

/** Gives a reason why a man cannot be somebody; where one is open already it joins that one. Gives its id ([X1]). */
export const raiseExclusion = async (
  session: Session,
  by: Source,
  { reasons, ...of }: Raised,
): Promise<string> => {
  const pair = { ...of, kind: 'other' } as const
  const row = await readByKey(session, pair)
  assertNew(by, row)
  const giver = storedGiver(by)
  if (giver.accountId) await assertNotTooMany(session, giver.accountId)
  if (!row)
    return (await insertExclusion(session, { ...pair, restsOn: [] }, { ...giver, reasons }))._id
  const raisedBy = [
    ...(row.state === 'open' ? row.raisedBy : []),
    ...(giver.accountId ? [giver.accountId] : []),
  ]
  await stepExclusion(session, row, { ...giver, what: 'raised', reasons }, { raisedBy })
  return row._id
}

const assertNew = (by: Source, row: ExclusionDoc | null): void => {
  if (row?.state === 'accepted')
    throw refuse('exclusion.exists', {
      detail: 'It has already been accepted that he cannot be this person.',
      members: { exclusionId: row._id },
    })
  if (row?.state !== 'open') return
  const own = 'accountId' in by ? row.raisedBy.includes(by.accountId) : isFromTip(row, by.tipId)
  if (own)
    throw refuse('exclusion.exists', {
      detail: 'You have raised this, and it waits for a moderator.',
      members: { exclusionId: row._id },
    })
}

/** Whether a tip was made into it before. */
export const isFromTip = ({ history }: ExclusionDoc, tipId: string): boolean =>
  history.some((step) => step.tipId === tipId)

/** So many of one account wait at once ([D4]). */
const assertNotTooMany = async (session: Session, accountId: string): Promise<void> =>
  assertRoomForExclusion(session, accountId, await countOpenOf(session, accountId))

interface Ruling {
  readonly ruling: 'accepted' | 'dismissed'
  readonly reasons: string
  readonly version?: number | undefined
}

/**
 * Accepts or dismisses it. Accepted it rules out whom it is about, and so brings the tally into the open for who accepts
 * ([V2]); what is confirmed it makes disputed ([X2]).
 */
export const ruleExclusion = async (
  session: Session,
  by: AccountViewer,
  exclusionId: string,
  given: Ruling,
): Promise<void> => {
  const row = await loadExclusion(exclusionId, session)
  const about = await readProposedAs(session, row)
  await holdBallots(
    session,
    about.map(({ _id }) => _id),
  )
  await assertMayRule(session, by, row, about)
  assertOpen(by, row, given)
  const { ruling: what, reasons } = given
  await stepExclusion(
    session,
    row,
    { what, accountId: by.id, reasons },
    what === 'dismissed' ? { dismissedOn: row.restsOn } : {},
  )
  if (what === 'accepted') {
    for (const id of row.raisedBy) await noteAccepted(session, id)
    await excludeFrom(session, { accountId: by.id, reasons }, row)
  }
  // Who proposes the same at this moment writes the man too, and so conflicts.
  await noteManStanding(session, row.subjectId)
  await writeAudit(session, {
    accountId: by.id,
    act: `exclusion.${what}`,
    about: { exclusion: row._id, subject: row.subjectId, person: row.personId },
    reasons,
  })
}

/** Who raised it, proposed him, gave evidence for or against him, or is his relative, rules nothing here. */
const assertMayRule = async (
  session: Session,
  by: AccountViewer,
  row: ExclusionDoc,
  about: readonly Identification[],
): Promise<void> => {
  const relatives = await relativesOf(session, { _id: row._id, personId: row.personId })
  if (hasRaised(row, by.id) || relatives.includes(by.id))
    throw refuse('interest.own', {
      detail: 'You raised this, or are a relative. Another moderator must rule on it.',
    })
  for (const identification of about) await assertNoPart(session, by, identification)
}

/** Those of some on which an account does not rule: it raised them, or is a relative. */
export const raisedBy = async (
  { id }: AccountViewer,
  rows: readonly ExclusionDoc[],
): Promise<ReadonlySet<string>> => {
  const declared = await declaredBy(id, rows)
  const own = rows.filter((row) => hasRaised(row, id) || declared.has(row._id))
  return new Set(own.map(({ _id }) => _id))
}

/** Whether an account raised it, now or before, or contested it. */
export const hasRaised = ({ history }: Pick<ExclusionDoc, 'history'>, accountId: string): boolean =>
  history.some(
    (step) => (step.what === 'raised' || step.what === 'contested') && step.accountId === accountId,
  )

const assertOpen = (by: AccountViewer, row: ExclusionDoc, { ruling, version }: Ruling): void => {
  if (version !== undefined && version !== row.version)
    throw refuse('decision.stale', {
      detail: 'This has changed since you read it. Please read it again before you rule.',
      members: { version: row.version },
    })
  if (rulingsOn(row, by.id).includes(ruling)) return
  throw refuse('exclusion.ruled', {
    detail:
      row.state === 'accepted' && ruling === 'dismissed'
        ? 'You accepted this. Another moderator can dismiss it.'
        : `This is ${row.state}, and cannot be ${ruling} now.`,
  })
}

/** What may be ruled as it stands: what one moderator accepted another may dismiss ([X2]). */
export const rulingsOn = (
  { state, history }: Pick<ExclusionDoc, 'state' | 'history'>,
  accountId: string,
): Ruling['ruling'][] => {
  if (state === 'open') return ['accepted', 'dismissed']
  const last = history.findLast(({ what }) => what === 'accepted')
  return state === 'accepted' && last?.accountId !== accountId ? ['dismissed'] : []
}

/** What was accepted has its effect on what is proposed of the two. */
export const excludeFrom = async (
  session: Session,
  by: Opener,
  row: Pick<ExclusionDoc, 'subjectId' | 'personId'>,
  since?: Date,
): Promise<void> => {
  for (const one of await readProposedAs(session, row)) {
    // It has had its effect before.
    if (since && one.history.some(({ because, at }) => because === 'exclusion' && at >= since))
      continue
    const turn = { because: 'exclusion', accountId: by.accountId, reasons: by.reasons } as const
    if (isUndecided(one.status)) {
      await openUnseen(session, by, one)
      await turnStatus(session, one, { ...turn, to: 'ruled-out' })
    } else if (one.status === 'confirmed')
      await turnStatus(session, one, { ...turn, to: 'disputed' })
  }
}

/** Gives reasons against what was accepted: they wait at the desk for another moderator. */
export const contestExclusion = async (
  session: Session,
  by: AccountViewer,
  exclusionId: string,
  reasons: string,
): Promise<void> => {
  const row = await loadExclusion(exclusionId, session)
  if (row.state !== 'accepted')
    throw refuse('exclusion.ruled', {
      detail: `Only what was accepted can be contested: this is ${row.state}.`,
    })
  if (isContested(row) && row.history.at(-1)?.accountId === by.id)
    throw refuse('exclusion.exists', { detail: 'Your reasons are at the desk already.' })
  await countAct(session, by.id, 'flags')
  await stepExclusion(session, row, { what: 'contested', accountId: by.id, reasons })
  if (moderator(by))
    await writeAudit(session, {
      accountId: by.id,
      act: 'exclusion.contested',
      about: { exclusion: row._id, subject: row.subjectId, person: row.personId },
      reasons,
    })
}

/** Whether reasons against it wait for a ruling. */
export const isContested = ({ state, history }: Pick<ExclusionDoc, 'state' | 'history'>): boolean =>
  state === 'accepted' && history.at(-1)?.what === 'contested'
