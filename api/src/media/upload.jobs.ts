import { rawOf } from '../platform/database/documents.ts'
import { type JobRun, recurring } from '../platform/jobs/work.ts'
import type { Storage } from './storage.ts'
import { dropLeftBytes } from './upload.bytes.ts'
import { uploadLocker } from './upload.locker.ts'
import { Uploads } from './upload.model.ts'
import { dropUpload, UPLOAD_KEPT_MS } from './upload.service.ts'

const HOUR_MS = 3_600_000
/** No work takes as long as this, so what lies in a scratch folder was left by a process that died. */
const SCRATCH_KEPT_MS = 48 * HOUR_MS
const LOCK_PATIENCE_MS = 1_000

/** Removes uploads that were begun a day ago and became nothing, and what killed processes left lying or half written. */
export const tidyUploads = (storage: Storage): JobRun =>
  recurring('uploads.tidy', HOUR_MS, async (signal) => {
    const before = new Date(Date.now() - UPLOAD_KEPT_MS)
    await expireUploads(storage, before, signal)
    await dropLeftBytes(storage, before, signal)
    await storage.tidy(SCRATCH_KEPT_MS)
  })

const expireUploads = async (
  storage: Storage,
  before: Date,
  signal: AbortSignal,
): Promise<void> => {
  const abandoned = rawOf(Uploads).find({ became: null, at: { $lt: before } })
  for await (const { _id } of abandoned) {
    signal.throwIfAborted()
    const lock = uploadLocker.newLock(_id)
    // Somebody who is at it just now gets another hour.
    const locked = await lock
      .lock(AbortSignal.timeout(LOCK_PATIENCE_MS), () => undefined)
      .then(
        () => true,
        () => false,
      )
    if (!locked) continue
    try {
      const still = await rawOf(Uploads).findOne({ _id, became: null })
      if (still) await dropUpload(storage, _id)
    } finally {
      await lock.unlock()
    }
  }
}
