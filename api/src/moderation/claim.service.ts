import type { AccountId, PortraitId } from '@rollcall/contract/ids.ts'
import { presentName, readAccounts } from '../accounts/account.reader.ts'
import { readFlags } from '../flags/flag.reader.ts'
import { readItems } from '../identifications/evidence.reader.ts'
import type { ExclusionDoc } from '../identifications/exclusion.model.ts'
import { readExclusionsById } from '../identifications/exclusion.reader.ts'
import { raisedBy } from '../identifications/exclusion.service.ts'
import {
  readIdentifications,
  readOfPerson,
  readStanding,
} from '../identifications/identification.reader.ts'
import { assertNoPart } from '../identifications/part.service.ts'
import { isOpen } from '../identifications/status.ts'
import { givenWaiting } from '../people/given.reader.ts'
import { writeAudit } from '../platform/audit.ts'
import { fromNow } from '../platform/database/clock.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { refuse } from '../platform/refusal.ts'
import { settings } from '../platform/settings.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { readSubjects } from '../subjects/subject.reader.ts'
import { loadTip } from '../tips/tip.reader.ts'
import { claimChanged } from './claim.facts.ts'
import { type ClaimDoc, Claims, stillHeld } from './claim.model.ts'

const MINUTE_MS = 60_000

/** The case that an item of the queue belongs to, or the tip, flag, portrait or man that it is: one claim covers all that waits in it. */
export const caseOf = async (itemId: string, session?: Session): Promise<string> => {
  const identification = await readStanding(itemId, session)
  if (identification) return identification._id
  const item = (await readItems([itemId], session)).get(itemId)
  if (item) return item.identificationId
  const excluded = (await readExclusionsById([itemId], session)).get(itemId)
  if (excluded) return caseOfExclusion(excluded, session)
  const man = (await readSubjects([itemId], session)).get(itemId)
  const flag = (await readFlags([itemId], session)).get(itemId)
  const given = (await givenWaiting([itemId], session)).get(itemId as PortraitId)
  return (man ?? flag ?? given ?? (await loadTip(itemId, session)))._id
}

/** That of the two, where he was proposed; else it is one by itself. */
const caseOfExclusion = async (row: ExclusionDoc, session?: Session): Promise<string> => {
  const about = await readOfPerson(row.personId, session)
  const own = about.filter(({ subjectId, joined }) => subjectId === row.subjectId && !joined)
  const found = own.find(({ status }) => isOpen(status)) ?? own.at(-1)
  return found?._id ?? row._id
}

/** Takes a case in hand, or keeps it longer. What another has is his until he lets go, unless it is taken over. */
export const claimItem = async (
  session: Session,
  by: AccountViewer,
  itemId: string,
  { takeOver }: { takeOver: boolean },
): Promise<string> => {
  const caseId = await caseOf(itemId, session)
  await assertFree(session, by, caseId)
  const held = await heldByOther(session, by, caseId)
  if (held && !takeOver) throw await taken(session, held)
  const until = fromNow(settings.CLAIM_MINUTES * MINUTE_MS)
  await rawOf(Claims).updateOne(
    { _id: caseId },
    [{ $set: { accountId: { $literal: by.id }, until } }],
    { session, upsert: true },
  )
  await state(session, claimChanged, { caseId })
  await writeAudit(session, {
    accountId: by.id,
    act: held ? 'claim.taken-over' : 'claim.taken',
    about: { case: caseId, ...(held && { account: held.accountId }) },
    reasons: null,
  })
  return caseId
}

/** Lets go of what one has in hand oneself; another's claim stays. */
export const releaseItem = async (
  session: Session,
  by: AccountViewer,
  itemId: string,
): Promise<string> => {
  const caseId = await caseOf(itemId, session)
  const { deletedCount } = await rawOf(Claims).deleteOne(
    { _id: caseId, accountId: by.id },
    { session },
  )
  if (deletedCount === 0) return caseId
  await state(session, claimChanged, { caseId })
  const about = { case: caseId }
  await writeAudit(session, { accountId: by.id, act: 'claim.released', about, reasons: null })
  return caseId
}

const assertFree = async (session: Session, by: AccountViewer, caseId: string): Promise<void> => {
  const identification = (await readIdentifications([caseId], session)).get(caseId)
  if (identification) await assertNoPart(session, by, identification)
  const given = (await givenWaiting([caseId], session)).get(caseId as PortraitId)
  const excluded = (await readExclusionsById([caseId], session)).get(caseId)
  const isHis = excluded && (await raisedBy(by, [excluded])).size > 0
  if (isHis || given?.by === by.id) throw refuse('interest.own')
}

const heldByOther = (
  session: Session,
  by: AccountViewer,
  caseId: string,
): Promise<ClaimDoc | null> =>
  rawOf(Claims).findOne({ _id: caseId, accountId: { $ne: by.id }, ...stillHeld }, { session })

const taken = async (session: Session, { accountId, until }: ClaimDoc) => {
  const name = presentName(
    (await readAccounts([accountId as AccountId], session)).get(accountId as AccountId),
  )
  const claim = { by: name, mine: false, until: until.toISOString() }
  return refuse('claim.taken', {
    detail: `${name} is working on this until ${claim.until}. You can take over.`,
    members: { claim },
  })
}
