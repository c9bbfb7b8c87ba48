import type { PageQuery } from '@rollcall/contract/page.ts'
import { verifyPassword } from '../accounts/password.ts'
import { rawOf } from '../platform/database/documents.ts'
import { assertFound, readByIds, within } from '../platform/database/reading.ts'
import type { Session } from '../platform/database/transaction.ts'
import { idShape, pageFrom, partsOf } from '../platform/page.ts'
import { readPending } from '../platform/reactions.ts'
import type { Receipt } from '../tips/receipt.ts'
import { flagChanged } from './flag.facts.ts'
import { type FlagDoc, Flags } from './flag.model.ts'

export const loadFlag = async (id: string, session?: Session): Promise<FlagDoc> =>
  assertFound(await rawOf(Flags).findOne({ _id: id }, within(session)))

export const isKnown = async (maker: string, session?: Session): Promise<boolean> =>
  (await rawOf(Flags).findOne({ maker }, { projection: { _id: 1 }, ...within(session) })) !== null

/** The flag that a receipt belongs to. The slow hash is only asked about one that there is. */
export const findByReceipt = async ({ lookup, secret }: Receipt): Promise<FlagDoc | null> => {
  for (const flag of await rawOf(Flags).find({ lookup }).toArray())
    if (await verifyPassword({ hash: flag.secretHash ?? '', password: secret })) return flag
  return null
}

/** What an account has raised, newest first. */
export const readOwn = async (by: string, { cursor, limit }: PageQuery) => {
  const [after] = cursor === undefined ? [] : partsOf(cursor, idShape)
  const found = await rawOf(Flags)
    .find({ by, ...(after && { _id: { $lt: after } }) })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .toArray()
  return pageFrom(found, limit, ({ _id }) => _id)
}

export const readFlags = (ids: readonly string[], session?: Session) =>
  readByIds(Flags, ids, { session })

/** Those among these that wait for a moderator. */
export const flagsWaiting = (ids: readonly string[], session?: Session) =>
  readByIds(Flags, ids, { session, where: { resolution: null } })

export const readWaitingIds = (): Promise<string[]> =>
  rawOf(Flags).distinct('_id', { resolution: null })

/** The flags whose changes this reaction has not come to yet. */
export const readJustChanged = async (
  reactionName: string,
  limit: number,
): Promise<ReadonlySet<string>> =>
  new Set((await readPending(flagChanged, reactionName, limit)).map(({ flagId }) => flagId))
