import type { FilmId, StillId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import { Films } from './film.model.ts'
import type { Progress } from './progress.ts'

/** Whether there is anything to ingest: false for a film that is ready or has failed. */
export const beginIngest = async (id: FilmId): Promise<boolean> => {
  const begun = {
    state: 'ingesting',
    begunAt: { $ifNull: ['$begunAt', '$$NOW'] },
    version: { $add: ['$version', 1] },
  }
  const { matchedCount } = await rawOf(Films).updateOne(
    { _id: id, state: { $in: ['waiting', 'ingesting'] } },
    [{ $set: begun }],
  )
  return matchedCount === 1
}

/** Whether it goes on: not where it was cancelled. */
export const isIngesting = async (id: FilmId): Promise<boolean> =>
  (await rawOf(Films).findOne({ _id: id, state: 'ingesting' }, { projection: { _id: 1 } })) !== null

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
    endedAt: new Date(),
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
    {
      $set: { state: 'failed', failure, 'progress.doing': null, endedAt: new Date() },
      $inc: { version: 1 },
    },
  )
}

/** How an ingest ended, while what it made is not settled yet: null where it goes on or is settled. */
export const readEnded = async (id: FilmId): Promise<'ready' | 'failed' | null> => {
  const film = await rawOf(Films).findOne({ _id: id }, { projection: { state: 1 } })
  return film?.state === 'ready' || film?.state === 'failed' ? film.state : null
}

/** Nothing is left of a cancelled one but what was sent: it may be tried again. */
export const noteCleared = async (id: FilmId): Promise<void> => {
  await rawOf(Films).updateOne(
    { _id: id, clearing: true },
    { $set: { clearing: null }, $inc: { version: 1 } },
  )
}
