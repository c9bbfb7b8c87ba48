import type { Status } from '@rollcall/contract/status.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { type Identification, Identifications } from './identification.model.ts'

/** Which of all that was ever confirmed: of some men where they are named, with a status, since a moment ([E3]). */
export interface PublishedAsked {
  readonly subjectIds: readonly string[] | null
  readonly status?: Status | undefined
  readonly since?: Date | undefined
}

const ofMen = ({ subjectIds }: PublishedAsked) => ({
  everConfirmed: true,
  ...(subjectIds && { subjectId: { $in: [...subjectIds] } }),
})

const asItStands = ({ status, since }: PublishedAsked) => ({
  ...(status && { status }),
  ...(since && { $or: [{ statusAt: { $gte: since } }, { decidedAt: { $gte: since } }] }),
})

/** What was joined into another stands where that one does: of itself it says nothing ([K3]). */
const joined = { joined: { $exists: true } } as const
const alone = { joined: { $exists: false } } as const

/** One batch in the order of proposing; of what was joined into another all. */
export const readPublished = (
  asked: PublishedAsked,
  after: string,
  limit: number,
  session: Session,
): Promise<Identification[]> =>
  rawOf(Identifications)
    .find({ ...ofMen(asked), _id: { $gt: after }, $or: [asItStands(asked), joined] }, { session })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray()

/** How many stand for themselves. */
export const countPublished = (asked: PublishedAsked, session: Session): Promise<number> =>
  rawOf(Identifications).countDocuments(
    { ...ofMen(asked), ...asItStands(asked), ...alone },
    { session },
  )

/** Those that were joined into another. */
export const readJoined = (asked: PublishedAsked, session: Session): Promise<Identification[]> =>
  rawOf(Identifications)
    .find({ ...ofMen(asked), ...joined }, { session })
    .toArray()
