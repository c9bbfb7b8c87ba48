import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { ERRORS, type Lock, type Locker, type RequestRelease } from '@tus/server'
import { fromNow, isOver } from '../platform/database/clock.ts'
import { rawOf } from '../platform/database/documents.ts'
import { isDuplicate } from '../platform/database/transaction.ts'
import { log } from '../platform/log.ts'
import { type UploadLock, UploadLocks } from './upload.model.ts'

const LEASE_MS = 10_000
const RENEW_MS = 2_500
const LOOK_MS = 250

/** Locks uploads across all processes, so that two never write one file; a killed holder's lock ends after 10 s. */
export const uploadLocker: Locker = { newLock: (id: string): Lock => new UploadLease(id) }

class UploadLease implements Lock {
  readonly #id: string
  readonly #holder = randomUUID()
  readonly #unlocked = new AbortController()
  /** When it was last known to be ours for `LEASE_MS`. */
  #heldSince = 0

  constructor(id: string) {
    this.#id = id
  }

  async lock(signal: AbortSignal, release: RequestRelease): Promise<void> {
    while (!(await this.#take())) {
      if (signal.aborted) throw ERRORS.ERR_LOCK_TIMEOUT
      const unasked = { _id: this.#id, wanted: false }
      await rawOf(UploadLocks).updateOne(unasked, { $set: { wanted: true } })
      await wait(LOOK_MS)
    }
    void this.#hold(release).catch(warn)
  }

  async unlock(): Promise<void> {
    this.#unlocked.abort()
    await rawOf(UploadLocks).deleteOne({ _id: this.#id, holder: this.#holder })
  }

  async #take(): Promise<boolean> {
    const now = performance.now()
    const [_id, holder] = [this.#id, this.#holder]
    const mine = { _id: { $literal: _id }, holder, wanted: false, until: fromNow(LEASE_MS) }
    // A lock that is not there is over, too.
    const taking = [{ $replaceWith: { $cond: [isOver('until'), mine, '$$ROOT'] } }]
    try {
      const row = await rawOf(UploadLocks).findOneAndUpdate({ _id }, taking, {
        upsert: true,
        returnDocument: 'after',
      })
      if (row?.holder !== holder) return false
      this.#heldSince = now
      return true
    } catch (error) {
      if (isDuplicate(error)) return false
      throw error
    }
  }

  /** One step after the other until it is unlocked or lost; says once that it is lost, or that another waits for it. */
  async #hold(release: RequestRelease): Promise<void> {
    let told = false
    while (await pause(this.#unlocked.signal)) {
      const row = await this.#lookOrRenew().catch(warn)
      if (this.#unlocked.signal.aborted) return
      const lost = row === null || performance.now() - this.#heldSince > LEASE_MS
      if (!told && (lost || row?.wanted)) {
        told = true
        await release()
      }
      if (lost) return
    }
  }

  /** The lock as it stands, renewed where it is time for that; null where it is another's. */
  async #lookOrRenew(): Promise<UploadLock | null> {
    const mine = { _id: this.#id, holder: this.#holder }
    const now = performance.now()
    if (now - this.#heldSince < RENEW_MS) return rawOf(UploadLocks).findOne(mine)
    const row = await rawOf(UploadLocks).findOneAndUpdate(mine, [
      { $set: { until: fromNow(LEASE_MS) } },
    ])
    if (row) this.#heldSince = now
    return row
  }
}

/** Whether to go on after it. */
const pause = (signal: AbortSignal): Promise<boolean> =>
  wait(LOOK_MS, true, { signal }).catch(() => false)

const warn = (error: unknown): void => log.warn({ err: error }, 'an upload lock could not be kept')
