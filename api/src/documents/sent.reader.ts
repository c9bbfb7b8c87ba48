import type { DocumentId } from '@rollcall/contract/ids.ts'
import { inState, type SentAsked } from '../films/underWay.ts'
import { rawOf } from '../platform/database/documents.ts'
import { Documents, type SourceDocumentDoc } from './document.model.ts'

/** Documents as they were sent, the newest first, whoever may see them. */
export const documentsSent = ({ before, state, limit }: SentAsked): Promise<SourceDocumentDoc[]> =>
  rawOf(Documents)
    .find({
      ...inState(state, 'rendering' as const),
      ...(before && { _id: { $lt: before as DocumentId } }),
    })
    .sort({ _id: -1 })
    .limit(limit)
    .toArray()

/** How many are in a state, up to a limit. */
export const countDocumentsIn = (state: NonNullable<SentAsked['state']>, limit: number) =>
  rawOf(Documents).countDocuments(inState(state, 'rendering' as const), { limit })
