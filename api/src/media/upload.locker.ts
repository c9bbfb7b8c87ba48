import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { ERRORS, type Lock, type Locker, type RequestRelease } from '@tus/server'
import { rawOf } from '../platform/database/documents.ts'
import { isDuplicate } from '../platform/database/transaction.ts'
import { log } from '../platform/log.ts'
import { UploadLocks } from './upload.model.ts'

const LEASE_MS = 10_000
const LOOK_MS = 250

/** Locks uploads across all processes, so that two never write one file; a killed holder's lock ends after 10 s. */
export const uploadLocker: Locker = { newLock: (id: string): Lock => new UploadLease(id) }

class UploadLease implements Lock {
  readonly #id: string
  readonly #holder = randomUUID()
  #renewing: NodeJS.Timeout | undefined

  constructor(id: string) {
    this.#id = id
  }

  async lock(signal: AbortSignal, release: RequestRelease): Promise<void> {
    while (!(await this.#take())) {
      if (signal.aborted) throw ERRORS.ERR_LOCK_TIMEOUT
      await rawOf(UploadLocks).updateOne({ _id: this.#id }, { $set: { wanted: true } })
      await wait(LOOK_MS)
    }
    this.#renewing = setInterval(() => void this.#renew(release), LOOK_MS)
  }

  async unlock(): Promise<void> {
    clearInterval(this.#renewing)
    await rawOf(UploadLocks).deleteOne({ _id: this.#id, holder: this.#holder })
  }

  async #take(): Promise<boolean> {
    const free = { _id: this.#id, until: { $lt: new Date() } }
    const mine = { holder: this.#holder, wanted: false, until: new Date(Date.now() + LEASE_MS) }
    try {
      await rawOf(UploadLocks).updateOne(free, { $set: mine }, { upsert: true })
      return true
    } catch (error) {
      if (isDuplicate(error)) return false
      throw error
    }
  }

  async #renew(release: RequestRelease): Promise<void> {
    try {
      const row = await rawOf(UploadLocks).findOneAndUpdate(
        { _id: this.#id, holder: this.#holder },
        { $set: { until: new Date(Date.now() + LEASE_MS) } },
      )
      if (!row || row.wanted) await release()
    } catch (error) {
      log.warn({ err: error }, 'an upload lock could not be renewed')
    }
  }
}
