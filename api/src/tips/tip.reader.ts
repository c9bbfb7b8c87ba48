import type { AboutMade } from '@rollcall/contract/tips.ts'
import { verifyPassword } from '../accounts/password.ts'
import { rawOf } from '../platform/database/documents.ts'
import { assertFound, within } from '../platform/database/reading.ts'
import type { Session } from '../platform/database/transaction.ts'
import { readPending } from '../platform/reactions.ts'
import type { Viewer } from '../platform/viewer.ts'
import { readAbouts } from './about.reader.ts'
import type { Receipt } from './receipt.ts'
import { tipChanged, tipReceived } from './tip.facts.ts'
import { type Tip, type TipMessage, TipMessages, Tips } from './tip.model.ts'

export const readTip = (id: string, session?: Session): Promise<Tip | null> =>
  rawOf(Tips).findOne({ _id: id }, within(session))

export const loadTip = async (id: string, session?: Session): Promise<Tip> =>
  assertFound(await readTip(id, session))

/** The tip that a receipt belongs to. The slow hash is only asked about a tip that there is. */
export const findByReceipt = async ({ lookup, secret }: Receipt): Promise<Tip | null> => {
  for (const tip of await rawOf(Tips).find({ lookup }).toArray())
    if (await verifyPassword({ hash: tip.secretHash, password: secret })) return tip
  return null
}

/** What was sent about something itself, by its id. */
export const readTipsAbout = (id: string, session?: Session): Promise<Tip[]> =>
  rawOf(Tips).find({ 'about.id': id }, within(session)).toArray()

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
  readonly about: AboutMade | null
  readonly who: string | null
  /** How it begins. */
  readonly begins: string
}

const BEGINNING = 200

/** The tips among these that are on the desk. */
export const tipsWaiting = async (
  viewer: Viewer,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WaitingTip>> => {
  const tips = await rawOf(Tips)
    .find({ _id: { $in: [...ids] }, waiting: true })
    .toArray()
  const aboutOf = await readAbouts(
    viewer,
    tips.map(({ about }) => about),
  )
  return new Map(
    tips.map(({ _id, about, who, how }) => [
      _id,
      { about: aboutOf(about), who, begins: beginningOf(how) },
    ]),
  )
}

/** What a tip's place on the desk follows from; null where it is not there. */
export const readWaits = async (
  session: Session,
  id: string,
): Promise<Pick<Tip, 'about' | 'waitsSince' | 'unanswered'> | null> => {
  const tip = await rawOf(Tips).findOne({ _id: id }, { session })
  return tip?.waiting ? tip : null
}

export const readWaitingIds = (): Promise<string[]> =>
  rawOf(Tips).distinct('_id', { waiting: true })

/** The tips whose changes this reaction has not come to yet. */
export const readJustChanged = async (
  reactionName: string,
  limit: number,
): Promise<ReadonlySet<string>> => {
  const read = (one: typeof tipReceived) => readPending(one, reactionName, limit)
  const pending = await Promise.all([tipReceived, tipChanged].map(read))
  return new Set(pending.flat().map(({ tipId }) => tipId))
}

/** How a text begins; never half a character. */
export const beginningOf = (text: string): string =>
  text.length > BEGINNING ? `${text.slice(0, BEGINNING).toWellFormed().trimEnd()}…` : text

export const statusOf = (
  tip: Pick<Tip, 'became' | 'dismissal' | 'answered' | 'unanswered'>,
): 'waiting' | 'answered' | 'converted' | 'dismissed' => {
  if (tip.became.length > 0) return 'converted'
  if (tip.dismissal) return 'dismissed'
  return tip.answered > 0 && !tip.unanswered ? 'answered' : 'waiting'
}
