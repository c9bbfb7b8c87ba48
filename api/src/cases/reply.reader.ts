import type { QueryOf } from '@rollcall/contract/endpoint.ts'
import type { listReplies } from '@rollcall/contract/replies.ts'
import { rawOf } from '../platform/database/documents.ts'
import { assertFound, within } from '../platform/database/reading.ts'
import { type Reading, reading } from '../platform/database/together.ts'
import type { Session } from '../platform/database/transaction.ts'
import { idShape, type Page, pageFrom, partsOf } from '../platform/page.ts'
import type { Viewer } from '../platform/viewer.ts'
import { Replies, type ReplyDoc } from './reply.model.ts'
import { repliesSeenBy } from './reply.policy.ts'

/** What agencies answered on some identifications, all that is kept of it. */
export const repliesOn = (identificationIds: readonly string[]): Reading<ReplyDoc> =>
  reading(rawOf(Replies), { identificationId: { $in: [...identificationIds] } })

/** Of these what everybody reads, as far as he may read the words. */
export const readPublicReplies = (
  session: Session,
  identificationIds: readonly string[],
): Promise<ReplyDoc[]> =>
  rawOf(Replies)
    .find(
      { identificationId: { $in: [...identificationIds] }, public: true, withdrawnAt: null },
      { session },
    )
    .sort({ _id: 1 })
    .toArray()

/** One page of what was answered on a case, and on what was joined into it, in the order of writing. */
export const findReplies = async (
  viewer: Viewer,
  identificationIds: readonly string[],
  { cursor, limit }: QueryOf<typeof listReplies>,
): Promise<Page<ReplyDoc>> => {
  const [after = ''] = cursor === undefined ? [] : partsOf(cursor, idShape)
  const found = await rawOf(Replies)
    .find({
      identificationId: { $in: [...identificationIds] },
      ...repliesSeenBy(viewer),
      _id: { $gt: after },
    })
    .sort({ _id: 1 })
    .limit(limit + 1)
    .toArray()
  return pageFrom(found, limit, ({ _id }) => _id)
}

export const findReply = (_id: string, session?: Session): Promise<ReplyDoc | null> =>
  rawOf(Replies).findOne({ _id }, within(session))

export const loadReply = async (_id: string): Promise<ReplyDoc> => assertFound(await findReply(_id))
