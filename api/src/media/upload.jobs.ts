import { Gauge } from 'prom-client'
import { rawOf } from '../platform/database/documents.ts'
import { type JobRun, recurring } from '../platform/jobs/work.ts'
import type { Storage } from './storage.ts'
import { bytesCome, dropLeftBytes, dropUpload } from './upload.bytes.ts'
import { uploadLocker } from './upload.locker.ts'
import { UPLOAD_KEPT_MS, Uploads } from './upload.model.ts'
import { readWaiting } from './upload.quota.ts'

const HOUR_MS = 3_600_000
/** No work takes as long as this, so what lies in a scratch folder was left by a process that died. */
const SCRATCH_KEPT_MS = 48 * HOUR_MS
const LOCK_PATIENCE_MS = 1_000

/** Removes uploads of which no byte has come for a day and that became nothing, and what killed processes left lying or half written. */
export const tidyUploads = (storage: Storage): JobRun => {
  measureUploads(storage)
  return recurring('uploads.tidy', HOUR_MS, async (signal) => {
    const before = new Date(Date.now() - UPLOAD_KEPT_MS)
    await expireUploads(storage, before, signal)
    await dropLeftBytes(storage, before, signal)
    await storage.tidy(SCRATCH_KEPT_MS)
  })
}

const measureUploads = (storage: Storage): Gauge =>
  new Gauge({
    name: 'rollcall_uploads',
    help: 'Uploads that became nothing yet: how many, the bytes announced, and the bytes that have come.',
    labelNames: ['what'],
    async collect() {
      const { count, bytes } = await readWaiting({})
      const come = await bytesCome(storage)
      for (const [what, value] of Object.entries({ count, announced: bytes, come }))
        this.set({ what }, value)
    },
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
      const still = await rawOf(Uploads).findOne({ _id, became: null, at: { $lt: before } })
      if (still) await dropUpload(storage, _id)
    } finally {
      await lock.unlock()
    }
  }
}
