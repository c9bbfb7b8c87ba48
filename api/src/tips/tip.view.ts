import type { AccountId } from '@rollcall/contract/ids.ts'
import type { TipMade } from '@rollcall/contract/tipDesk.ts'
import type { ThreadMade } from '@rollcall/contract/tips.ts'
import { readAccounts } from '../accounts/account.reader.ts'
import { inSnapshot, type Session } from '../platform/database/transaction.ts'
import { type Viewer, visitor } from '../platform/viewer.ts'
import { readAbouts } from './about.reader.ts'
import { readBecame } from './became.reader.ts'
import { presentThread, presentTip } from './tip.presenter.ts'
import { loadTip, readMessages, readSame } from './tip.reader.ts'

/** A tip with its thread and what became of it, read in one snapshot. */
const readFile = async (session: Session, viewer: Viewer, id: string) => {
  const tip = await loadTip(id, session)
  const aboutOf = await readAbouts(viewer, [tip.about], session)
  return {
    tip,
    about: aboutOf(tip.about),
    messages: await readMessages(id, session),
    became: await readBecame(viewer, tip, session),
  }
}

/** For whoever has the receipt; he may read what any visitor may. */
export const viewThread = (id: string): Promise<ThreadMade> =>
  inSnapshot(async (session) => presentThread(await readFile(session, visitor, id)))

/** For moderators. */
export const viewTip = (viewer: Viewer, id: string): Promise<TipMade> =>
  inSnapshot(async (session) => {
    const file = await readFile(session, viewer, id)
    const writers = file.messages.flatMap(({ by }) => by ?? [])
    const { dismissal, keyedBy } = file.tip
    const involved = [...writers, dismissal?.by ?? [], keyedBy ?? []].flat()
    const accounts = await readAccounts(involved as AccountId[], session)
    return presentTip({
      ...file,
      same: await readSame(file.tip, session),
      account: (accountId) => accounts.get(accountId as AccountId),
    })
  })
