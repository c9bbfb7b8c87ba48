import type { AccountId } from '@rollcall/contract/ids.ts'
import { writeAudit } from '../platform/audit.ts'
import type { Session } from '../platform/database/transaction.ts'
import { openTallyFor } from '../votes/barring.service.ts'
import { readBallots } from '../votes/vote.reader.ts'
import type { Identification } from './identification.model.ts'
import { idsOf } from './idsOf.ts'

/** A moderator by whose act tallies come into the open. */
export interface Opener {
  readonly accountId: AccountId
  readonly reasons: string | null
}

/** Opens the tally of an identification, with all that went into it, for who has not seen it by right. Whether it did. */
export const openUnseen = async (
  session: Session,
  by: Opener,
  one: Identification,
): Promise<boolean> => {
  const seen = await seenAmong(session, by.accountId, idsOf(one))
  if (seen.has(one._id)) return false
  await openTallies(
    session,
    by,
    idsOf(one).filter((id) => !seen.has(id)),
  )
  return true
}

/** From now on he sees these tallies, and no answer of his counts there: each is told in the log ([V2], [M6]). */
export const openTallies = async (
  session: Session,
  { accountId, reasons }: Opener,
  ids: readonly string[],
): Promise<void> => {
  for (const identification of ids) {
    await openTallyFor(session, identification, accountId)
    await writeAudit(session, {
      accountId,
      act: 'tally.opened',
      about: { identification },
      reasons,
    })
  }
}

/** Of these ballots those whose tally an account has seen. */
export const seenAmong = async (
  session: Session,
  accountId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  const { voteOf } = await readBallots(session, ids, accountId)
  return new Set(ids.filter((id) => voteOf(id)?.seen))
}
