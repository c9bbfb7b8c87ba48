import type { AccountId } from '@rollcall/contract/ids.ts'
import type { TipMade } from '@rollcall/contract/tipDesk.ts'
import type { AboutMade, BecameMade, ThreadMade } from '@rollcall/contract/tips.ts'
import { type AccountFacts, presentName } from '../accounts/account.reader.ts'
import { MOST_MESSAGES } from './thread.service.ts'
import type { Tip, TipMessage } from './tip.model.ts'
import { statusOf } from './tip.reader.ts'

/** A tip with what was read around it. */
export interface TipFile {
  readonly tip: Tip
  readonly about: AboutMade | null
  readonly messages: readonly TipMessage[]
  readonly became: BecameMade[]
  readonly same: { readonly count: number; readonly tips: readonly Pick<Tip, '_id' | 'at'>[] }
  readonly account: (id: string) => AccountFacts | undefined
}

const presentSent = ({ tip, about }: Pick<TipFile, 'tip' | 'about'>) => ({
  about,
  who: tip.who,
  how: tip.how,
  relationship: tip.relationship,
  mayPublish: tip.mayPublish,
  mayQuote: tip.mayQuote ?? false,
  keyedIn: tip.keyedBy !== undefined,
  at: tip.at.toISOString(),
})

/** What its sender reads: who of the moderators wrote is not told. */
export const presentThread = (
  file: Pick<TipFile, 'tip' | 'about' | 'messages' | 'became'>,
): ThreadMade => {
  const { tip, messages, became } = file
  const status = statusOf(tip)
  const shared = {
    tip: presentSent(file),
    canAdd: tip.added < MOST_MESSAGES,
    messages: messages.map(({ from, text, at }) => ({ from, text, at: at.toISOString() })),
  }
  if (status === 'converted') return { status, became, ...shared }
  if (status !== 'dismissed') return { status, ...shared }
  const { reasons, at } = dismissalOf(tip)
  return { status, dismissal: { reasons, at: at.toISOString() }, ...shared }
}

/** What moderators read. */
export const presentTip = (file: TipFile): TipMade => {
  const { tip, messages, became, same, account } = file
  const status = statusOf(tip)
  const nameOf = (id: string): string => presentName(account(id as AccountId))
  const shared = {
    id: tip._id,
    ...presentSent(file),
    messages: messages.map(({ from, by, text, at }) => ({
      from,
      by: by && nameOf(by),
      text,
      at: at.toISOString(),
    })),
    keyedBy: tip.keyedBy === undefined ? null : nameOf(tip.keyedBy),
    became,
    unanswered: tip.unanswered,
    same: {
      count: same.count,
      tips: same.tips.map(({ _id, at }) => ({ id: _id, at: at.toISOString() })),
    },
    version: tip.version,
    can: {
      answer: tip.answered < MOST_MESSAGES,
      convert: true,
      dismiss: status === 'waiting' || status === 'answered',
    },
  }
  if (status !== 'dismissed') return { status, ...shared }
  const { reasons, by, at } = dismissalOf(tip)
  return { status, dismissal: { reasons, by: nameOf(by), at: at.toISOString() }, ...shared }
}

const dismissalOf = ({ dismissal }: Tip): NonNullable<Tip['dismissal']> => {
  if (!dismissal) throw new Error('a dismissed tip has no dismissal')
  return dismissal
}
