import type { FilmId, StillId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import { Films } from './film.model.ts'
import type { Progress } from './progress.ts'

/** Whether there is anything to ingest: false for a film that is ready or has failed. */
export const beginIngest = async (id: FilmId): Promise<boolean> => {
  const { matchedCount } = await rawOf(Films).updateOne(
    { _id: id, state: { $in: ['waiting', 'ingesting'] } },
    { $set: { state: 'ingesting' }, $inc: { version: 1 } },
  )
  return matchedCount === 1
}

export const showProgress = async (id: FilmId, progress: Progress): Promise<void> => {
  await rawOf(Films).updateOne(
    { _id: id, state: 'ingesting' },
    { $set: { progress: { ...progress } }, $inc: { version: 1 } },
  )
}

/** The film is ready to be watched; `cover` stands for it in lists. */
export const endIngest = async (id: FilmId, cover: StillId | null): Promise<void> => {
  const ready = {
    state: 'ready',
    progress: { done: 1, doing: null },
    failure: null,
    cover,
  } as const
  await rawOf(Films).updateOne(
    { _id: id, state: 'ingesting' },
    { $set: ready, $inc: { version: 1 } },
  )
}

/** The film cannot be ingested; `failure` says why, in a sentence. */
export const failIngest = async (id: FilmId, failure: string): Promise<void> => {
  await rawOf(Films).updateOne(
    { _id: id, state: { $in: ['waiting', 'ingesting'] } },
    { $set: { state: 'failed', failure, 'progress.doing': null }, $inc: { version: 1 } },
  )
}
