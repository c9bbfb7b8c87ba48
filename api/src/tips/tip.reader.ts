import type { AboutMade } from '@rollcall/contract/tips.ts'
import { verifyPassword } from '../accounts/password.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import type { Viewer } from '../platform/viewer.ts'
import { readAbouts } from './about.reader.ts'
import type { Receipt } from './receipt.ts'
import { type Tip, type TipMessage, TipMessages, Tips } from './tip.model.ts'

const within = (session: Session | undefined) => (session ? { session } : {})

export const loadTip = async (id: string, session?: Session): Promise<Tip> => {
  const found = await rawOf(Tips).findOne({ _id: id }, within(session))
  if (!found) throw refuse('not-found')
  return found
}

/** The tip that a receipt belongs to. The slow hash is only asked about a tip that there is. */
export const findByReceipt = async ({ lookup, secret }: Receipt): Promise<Tip | null> => {
  for (const tip of await rawOf(Tips).find({ lookup }).toArray())
    if (await verifyPassword({ hash: tip.secretHash, password: secret })) return tip
  return null
}

/** What was written in a thread, in its order. */
export const readMessages = (tipId: string, session?: Session): Promise<TipMessage[]> =>
  rawOf(TipMessages).find({ tipId }, within(session)).sort({ seq: 1 }).toArray()

const MOST_SAME = 20

/** Other tips with the same words about the same thing. */
export const readSame = async (
  { _id, likeness }: Tip,
  session?: Session,
): Promise<{ count: number; tips: Pick<Tip, '_id' | 'at'>[] }> => {
  const filter = { likeness, _id: { $ne: _id } }
  const tips = await rawOf(Tips)
    .find(filter, { ...within(session), projection: { at: 1 } })
    .sort({ _id: -1 })
    .limit(MOST_SAME)
    .toArray()
  if (tips.length < MOST_SAME) return { count: tips.length, tips }
  const [counted] = await rawOf(Tips)
    .aggregate<{ count: number }>([{ $match: filter }, { $count: 'count' }], within(session))
    .toArray()
  return { count: counted?.count ?? 0, tips }
}

/** A tip as the desk lists it. */
export interface WaitingTip {
  readonly id: string
  readonly about: AboutMade | null
  readonly who: string | null
  /** How it begins. */
  readonly begins: string
  readonly at: Date
  /** Since when it waits: its place in the list. */
  readonly since: Date
  readonly lastSentAt: Date
  /** Whether the sender has the last word. */
  readonly unanswered: boolean
  readonly status: 'waiting' | 'answered' | 'converted' | 'dismissed'
}

const BEGINNING = 200

/** Tips on the desk, longest waiting first, after a place in that list. */
export const tipsWaiting = async (
  viewer: Viewer,
  after: { readonly since: Date; readonly id: string } | null,
  limit: number,
): Promise<WaitingTip[]> => {
  const later = after
    ? {
        $or: [
          { waitsSince: { $gt: after.since } },
          { waitsSince: after.since, _id: { $gt: after.id } },
        ],
      }
    : {}
  const tips = await rawOf(Tips)
    .find({ waiting: true, ...later })
    .sort({ waitsSince: 1, _id: 1 })
    .limit(limit)
    .toArray()
  const aboutOf = await readAbouts(
    viewer,
    tips.map(({ about }) => about),
  )
  return tips.map((tip) => ({
    id: tip._id,
    about: aboutOf(tip.about),
    who: tip.who,
    begins: beginningOf(tip.how),
    at: tip.at,
    since: tip.waitsSince,
    lastSentAt: tip.lastSentAt,
    unanswered: tip.unanswered,
    status: statusOf(tip),
  }))
}

/** Never half a character. */
const beginningOf = (text: string): string =>
  text.length > BEGINNING ? `${text.slice(0, BEGINNING).toWellFormed().trimEnd()}…` : text

export const statusOf = (
  tip: Pick<Tip, 'became' | 'dismissal' | 'answered' | 'unanswered'>,
): WaitingTip['status'] => {
  if (tip.became.length > 0) return 'converted'
  if (tip.dismissal) return 'dismissed'
  return tip.answered > 0 && !tip.unanswered ? 'answered' : 'waiting'
}
