import { filmId, type StillId, stillId } from '@rollcall/contract/ids.ts'
import { z } from 'zod'
import { assertKey } from '../media/fileKey.ts'
import type { Storage } from '../media/storage.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { enqueue, job } from '../platform/jobs/job.ts'
import { type JobRun, jobRun } from '../platform/jobs/work.ts'
import { Stills } from './still.model.ts'
import { publicAmong } from './still.pictures.ts'

/** A still, or all of a film. */
const settled = z.union([z.strictObject({ stillId }), z.strictObject({ filmId })])
export type Settled = z.infer<typeof settled>

const settleStills = job({ name: 'settle stills', payload: settled, attempts: 20 })

/** Asks for it in the transaction that makes it needed; `times` tells one change from the next. */
export const askToSettle = (session: Session, which: Settled, times: number): Promise<void> =>
  enqueue(session, settleStills, `${Object.values(which)[0]}:${times}`, which)

/** What was made of a still for viewers is forgotten. */
type Forget = (stillId: StillId) => Promise<void>

export const settlesStills = (storage: Storage, forget: Forget): JobRun =>
  jobRun(settleStills, { run: (which, signal) => settlePictures(storage, forget, which, signal) })

/**
 * Brings the pictures of stills to where they belong ([A9]): what everybody may see, among what is served without asking;
 * what moderators alone may, away from it. Safe to repeat, and at several places at once: it looks again after each move.
 */
export const settlePictures = async (
  storage: Storage,
  forget: Forget,
  which: Settled,
  signal?: AbortSignal,
): Promise<void> => {
  const of = 'stillId' in which ? { _id: which.stillId } : { filmId: which.filmId }
  for await (const { _id, pictures } of rawOf(Stills).find(of, { projection: { pictures: 1 } })) {
    signal?.throwIfAborted()
    await forget(_id)
    const files = pictures.map(({ file }) => file)
    while (await movedAny(storage, files)) signal?.throwIfAborted()
  }
}

const movedAny = async (storage: Storage, files: readonly string[]): Promise<boolean> => {
  const shown = await publicAmong(files)
  let moved = false
  for (const file of files) {
    const open = assertKey(`derivatives/${file}`)
    const closed = assertKey(`restricted/${file}`)
    const [from, to] = shown.has(file) ? [closed, open] : [open, closed]
    moved = (await storage.move(from, to)) || moved
  }
  return moved
}

/** The same as whoever set it waits for: from then on it is nowhere among what is public, in this process at once. */
export type Settle = (which: Settled) => Promise<void>
