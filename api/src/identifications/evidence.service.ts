import type { EvidenceBody } from '@rollcall/contract/evidence.ts'
import { countAct, noteAccepted } from '../accounts/allowance.service.ts'
import { writeAudit } from '../platform/audit.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { changeCase, openRivals } from './changing.service.ts'
import { Evidence, type EvidenceItem } from './evidence.model.ts'
import type { Giver } from './giver.ts'
import type { Identification } from './identification.model.ts'
import { loadIdentification } from './identification.reader.ts'
import { insertEvidence } from './identification.service.ts'
import { assertNoPart } from './part.service.ts'
import { isOpen } from './status.ts'
import { turnStatus } from './turning.service.ts'

/** Adds something that speaks for or against an open identification; gives the item's id. */
export const giveEvidence = async (
  session: Session,
  by: Giver,
  identificationId: string,
  given: EvidenceBody,
): Promise<string> => {
  const identification = await loadIdentification(session, identificationId)
  if (!isOpen(identification.status))
    throw refuse('identification.closed', {
      detail: 'This proposal is closed. A moderator can reopen it.',
    })
  if ('accountId' in by) await countAct(session, by.accountId, 'evidence')
  const { link = null, ...fields } = given
  const item = { ...fields, link, originAccountId: null }
  const evidenceId = await insertEvidence(session, identification, by, item)
  await changeCase(session, identification, 'evidence-given')
  return evidenceId
}

/** The identification that a piece of evidence stands on. */
export const loadRuledOn = async (session: Session, evidenceId: string): Promise<Identification> =>
  loadIdentification(session, (await loadItem(session, evidenceId)).identificationId)

const loadItem = async (session: Session, evidenceId: string): Promise<EvidenceItem> => {
  const item = await rawOf(Evidence).findOne({ _id: evidenceId }, { session })
  if (!item) throw refuse('not-found')
  return item
}

/** Admits or dismisses an open item. Admitted contrary evidence reopens what was decided ([M3]). */
export const ruleEvidence = async (
  session: Session,
  by: AccountViewer,
  evidenceId: string,
  given: { ruling: 'admitted' | 'dismissed'; reasons: string },
): Promise<string> => {
  const item = await loadItem(session, evidenceId)
  const identification = await loadIdentification(session, item.identificationId)
  await assertNoPart(session, by, identification)
  if (item.state !== 'open')
    throw refuse('evidence.ruled', {
      detail: `This evidence has already been ${item.state}. A ruling cannot be changed.`,
    })
  await rawOf(Evidence).updateOne(
    { _id: evidenceId },
    {
      $set: {
        ...{ state: given.ruling, ruledBy: by.id },
        ...{ ruledBecause: given.reasons, ruledAt: new Date() },
      },
    },
    { session },
  )
  if (item.givenBy && given.ruling === 'admitted') await noteAccepted(session, item.givenBy)
  await changeCase(session, identification, 'evidence-ruled')
  // Two families in conflict take each other's points, so a ruling on one changes the other's case.
  if (item.class === 'family')
    for (const rival of await openRivals(session, identification))
      await changeCase(session, rival, 'evidence-ruled')
  await reopenIfContrary(session, identification, item, given)
  await writeAudit(session, {
    accountId: by.id,
    act: `evidence.${given.ruling}`,
    about: { identification: identification._id, evidence: evidenceId },
    reasons: given.reasons,
  })
  return identification._id
}

const reopenIfContrary = async (
  session: Session,
  identification: Parameters<typeof turnStatus>[1],
  item: EvidenceItem,
  given: { ruling: string; reasons: string },
): Promise<void> => {
  const decided = identification.status === 'probable' || identification.status === 'confirmed'
  if (item.stance !== 'against' || given.ruling !== 'admitted' || !decided) return
  await turnStatus(session, identification, {
    because: 'contrary-evidence',
    to: 'disputed',
    accountId: null,
    reasons: given.reasons,
  })
}
