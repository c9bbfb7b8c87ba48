import type { StillId } from '@rollcall/contract/ids.ts'
import type { SentAsked } from '../films/underWay.ts'
import { rawOf } from '../platform/database/documents.ts'
import { type StillDoc, Stills } from './still.model.ts'

/** Photos as they were sent, the newest first, whoever may see them; each was read while it was added. */
export const photosSent = async ({ before, state, limit }: SentAsked): Promise<StillDoc[]> =>
  state === undefined || state === 'ready'
    ? rawOf(Stills)
        .find({ filmId: null, frame: null, ...(before && { _id: { $lt: before as StillId } }) })
        .sort({ _id: -1 })
        .limit(limit)
        .toArray()
    : []
