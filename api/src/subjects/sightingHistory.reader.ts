import type { SightingId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { cursorAt, type Place } from '../platform/place.ts'
import { SightingHistories, type SightingHistory } from './subject.model.ts'

/** What was changed of the marks on a still, or of those of some men, newest first. */
export const readHistory = async (
  of: { stillId: StillId } | { home: { $in: SubjectId[] } },
  before: Place | null,
  limit: number,
): Promise<{ histories: SightingHistory[]; nextCursor: string | null }> => {
  const older = before && {
    $or: [{ at: { $lt: before.since } }, { at: before.since, _id: { $lt: before.id } }],
  }
  const found = await rawOf(SightingHistories)
    .find({ ...of, ...older })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .toArray()
  const histories = found.slice(0, limit)
  const last = found.length > limit ? histories.at(-1) : undefined
  return { histories, nextCursor: last ? cursorAt({ since: last.at, id: last._id }) : null }
}

/** What was changed of the marks of some men and told why, oldest first. */
export const readReasoned = (
  session: Session,
  homes: readonly SubjectId[],
): Promise<SightingHistory[]> =>
  rawOf(SightingHistories)
    .find({ home: { $in: [...homes] }, reasons: { $ne: null } }, { session })
    .sort({ at: 1, _id: 1 })
    .toArray()

/** Whether somebody else than this account has mended a mark. */
export const isMendedByOthers = async (
  session: Session,
  sightingId: SightingId,
  accountId: string,
): Promise<boolean> =>
  (await rawOf(SightingHistories).findOne(
    { sightingId, by: { $ne: accountId } },
    { session, projection: { _id: 1 } },
  )) !== null
