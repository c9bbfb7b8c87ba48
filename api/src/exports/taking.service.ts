import type { ExportAsked } from '@rollcall/contract/exports.ts'
import type { AccountId } from '@rollcall/contract/ids.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import { presentName, readAccounts } from '../accounts/account.reader.ts'
import { atTheMachine, writeAudit } from '../platform/audit.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { idShape, pageFrom, partsOf } from '../platform/page.ts'
import { refuseField } from '../platform/refusal.ts'
import { assertFactorFresh, moderator, refusalTo, type Viewer } from '../platform/viewer.ts'
import { toldFilters } from './filters.ts'
import { type Taken, Takens } from './taken.model.ts'

/**
 * Lets somebody take away what he asks for, or refuses ([E2]). What is not for everybody is for moderators, who say what for and
 * gave their second factor just now; it is written into the log before the first byte leaves.
 */
export const letTake = async (
  viewer: Viewer,
  what: string,
  asked: ExportAsked,
  client: Asking,
): Promise<string | null> => {
  assertMayTake(viewer, asked)
  return noteTakenBy(viewer, what, asked, client)
}

/** Whether he asks what it would be, and takes nothing. */
interface Asking {
  readonly onlyAsks: boolean
}

type Wanted = Pick<ExportAsked, 'profile' | 'reason'>

/** Before it is looked whether there is what he asks for. */
export const assertMayTake = (viewer: Viewer, { profile, reason }: Wanted): void => {
  if (profile === 'public') return
  if (!moderator(viewer)) throw refusalTo(viewer, moderator)
  if (reason === undefined) throw refuseField('reason', `is needed for the profile ${profile}`)
  assertFactorFresh(viewer)
}

/** Of what everybody may take nothing is written down, and nothing where nothing is taken. */
export const noteTakenBy = async (
  viewer: Viewer,
  what: string,
  { reason, ...asked }: ExportAsked,
  { onlyAsks }: Asking,
): Promise<string | null> => {
  if (onlyAsks || asked.profile === 'public') return null
  if (reason === undefined || viewer.kind === 'visitor') return null
  return noteTaken(viewer.id, what, { ...asked, reason })
}

/** Lets somebody look at a few rows: what is in those of partner and full, moderators read anyhow. */
export const letLook = (viewer: Viewer, { profile }: Pick<ExportAsked, 'profile'>): void => {
  if (profile !== 'public' && !moderator(viewer)) throw refusalTo(viewer, moderator)
}

/** Writes down that somebody takes away what is not for everybody, before he has it; gives the id of that. */
export const noteTaken = (
  by: string,
  what: string,
  { profile, reason, ...filters }: ExportAsked & { readonly reason: string },
): Promise<string> =>
  inTransaction(async (session) => {
    const [_id, at] = [newId(), new Date()]
    const taken = { _id, what, profile, filters: toldFilters(filters), reason, by, at }
    await rawOf(Takens).insertOne({ ...taken, ended: 'unfinished' }, { session })
    const act = `export.${profile}`
    await writeAudit(session, { accountId: by, act, about: { download: _id }, reasons: reason })
    return _id
  })

/** How many rows it is to have, and the head of the log that it names. */
export type Amount = Required<Pick<Taken, 'rows' | 'logHead'>>

/** Adds how much it is, once that is known. */
export const noteAmount = async (id: string | null, amount: Amount): Promise<void> => {
  if (id !== null) await rawOf(Takens).updateOne({ _id: id }, { $set: amount })
}

/** Says of one that is written down how it ended, once nothing of it is sent any more. */
export const endingOf = (id: string | null) =>
  id === null
    ? undefined
    : async (whole: boolean): Promise<void> => {
        const ended = whole ? 'whole' : 'broken-off'
        await rawOf(Takens).updateOne({ _id: id }, { $set: { ended } })
      }

/** What was taken away, by whom and why, the latest first. */
export const listTaken = async ({ cursor, limit }: PageQuery) => {
  const before = cursor === undefined ? null : partsOf(cursor, idShape)[0]
  const found = await rawOf(Takens)
    .find(before ? { _id: { $lt: before } } : {})
    .sort({ _id: -1 })
    .limit(limit + 1)
    .toArray()
  const { items, nextCursor } = pageFrom(found, limit, ({ _id }) => _id)
  const accounts = await readAccounts(items.map(({ by }) => by as AccountId))
  const shown = items.map(
    ({ _id, by, at, rows = null, logHead = null, ended = null, ...taken }) => ({
      ...{ ...taken, rows, logHead, ended },
      id: _id,
      by: by === atTheMachine ? 'the command line' : presentName(accounts.get(by as AccountId)),
      at: at.toISOString(),
    }),
  )
  return { items: shown, nextCursor }
}
