import type { FlagOutcome } from '@rollcall/contract/flags.ts'
import { writeAudit } from '../platform/audit.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { refuse } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { flagChanged } from './flag.facts.ts'
import { type FlagDoc, Flags } from './flag.model.ts'
import { loadFlag } from './flag.reader.ts'
import { hide, show } from './hiding.service.ts'
import { noteLeading } from './leading.service.ts'

/**
 * One press hides what was flagged until that is resolved, and another one shows it again, also what stayed hidden after
 * that ([D3]). What changes nothing leaves no trace.
 */
export const setHiding = async (
  session: Session,
  by: AccountViewer,
  id: string,
  hides: boolean,
): Promise<FlagDoc['hidden']> => {
  const flag = await loadFlag(id, session)
  if (hides) assertOpen(flag)
  if (flag.hides === hides) return []
  // Written first: of two who press at once, one finds what the other did.
  await change(session, flag, { hides })
  const hidden = hides ? await hide(session, by, flag) : flag.hidden
  if (!hides) await show(session, by, flag)
  await rawOf(Flags).updateOne({ _id: id }, { $set: { hidden: hides ? hidden : [] } }, { session })
  const act = hides ? 'flag.hidden' : 'flag.shown'
  await writeAudit(session, { accountId: by.id, act, about: { flag: id }, reasons: null })
  return hidden
}

/** Says what was done. Where nothing was, what it hid is shown again. */
export const resolveFlag = async (
  session: Session,
  by: AccountViewer,
  id: string,
  { outcome, text }: { readonly outcome: FlagOutcome; readonly text: string },
): Promise<FlagDoc['hidden']> => {
  const flag = await loadFlag(id, session)
  assertOpen(flag)
  const resolution = { outcome, text, by: by.id, at: new Date() }
  const shown = outcome === 'kept' ? { hides: false, hidden: [] } : {}
  await change(session, flag, { resolution, ...shown })
  await noteLeading(session, flag)
  if (outcome === 'kept') await show(session, by, flag)
  const act = `flag.${outcome}`
  await writeAudit(session, { accountId: by.id, act, about: { flag: id }, reasons: text })
  return outcome === 'kept' ? flag.hidden : []
}

const assertOpen = ({ resolution }: FlagDoc): void => {
  if (resolution) throw refuse('flag.resolved')
}

const change = async (
  session: Session,
  { _id }: FlagDoc,
  $set: Partial<FlagDoc>,
): Promise<void> => {
  await rawOf(Flags).updateOne({ _id }, { $set, $inc: { version: 1 } }, { session })
  await state(session, flagChanged, { flagId: _id })
}
