import type { Claim } from '@rollcall/contract/claims.ts'
import type { AccountId } from '@rollcall/contract/ids.ts'
import { presentName, readAccounts } from '../accounts/account.reader.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { type ClaimDoc, Claims, stillHeld } from './claim.model.ts'

/** Who has these cases in hand now, as the moderators see it. What has run out is gone, swept up or not. */
export const readClaims = async (
  viewer: AccountViewer,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, Claim>> => {
  const found = await rawOf(Claims)
    .find({ _id: { $in: [...caseIds] }, ...stillHeld })
    .toArray()
  return presentClaims(viewer, found)
}

/** Which cases somebody has in hand now, what runs out first at the beginning. */
export const readHeldBy = async ({ id }: AccountViewer, limit: number): Promise<string[]> => {
  const found = rawOf(Claims).find({ accountId: id, ...stillHeld }, { projection: { _id: 1 } })
  return (await found.sort({ until: 1 }).limit(limit).toArray()).map(({ _id }) => _id)
}

const presentClaims = async (
  viewer: AccountViewer,
  claims: readonly ClaimDoc[],
): Promise<ReadonlyMap<string, Claim>> => {
  const accounts = await readAccounts(claims.map(({ accountId }) => accountId as AccountId))
  return new Map(
    claims.map(({ _id, accountId, until }) => [
      _id,
      {
        by: presentName(accounts.get(accountId as AccountId)),
        mine: accountId === viewer.id,
        until: until.toISOString(),
      },
    ]),
  )
}

export const readClaim = async (viewer: AccountViewer, caseId: string): Promise<Claim | null> =>
  (await readClaims(viewer, [caseId])).get(caseId) ?? null
