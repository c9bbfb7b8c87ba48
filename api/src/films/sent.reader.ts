import type { FilmId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import { type FilmDoc, Films } from './film.model.ts'
import { inState, type SentAsked } from './underWay.ts'

export type FilmSent = Omit<FilmDoc, 'facts' | 'shots'>

/** Films as they were sent, the newest first, whoever may see them. */
export const filmsSent = ({ before, state, limit }: SentAsked): Promise<FilmSent[]> =>
  rawOf(Films)
    .find({
      ...inState(state, 'ingesting' as const),
      ...(before && { _id: { $lt: before as FilmId } }),
    })
    .project<FilmSent>({ facts: 0, shots: 0 })
    .sort({ _id: -1 })
    .limit(limit)
    .toArray()

/** How many are in a state, up to a limit. */
export const countFilmsIn = (state: NonNullable<SentAsked['state']>, limit: number) =>
  rawOf(Films).countDocuments(inState(state, 'ingesting' as const), { limit })
