import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { AccountId } from '@rollcall/contract/ids.ts'
import { FileStore } from '@tus/file-store'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import type { Storage } from './storage.ts'
import { UnfitMedia } from './unfit.ts'
import { uploadLocker } from './upload.locker.ts'
import { type UploadDoc, Uploads } from './upload.model.ts'

/** A finished upload of one's own, whose bytes nobody can change now. */
export interface FinishedUpload {
  readonly id: string
  readonly path: string
}

/** Runs an act in a transaction, once per Idempotency-Key ([S4]). */
export type Once = <Ref>(act: (session: Session) => Promise<Ref>) => Promise<Ref>

export const UPLOAD_KEPT_MS = 24 * 3_600_000

export const uploadStore = (storage: Storage): FileStore =>
  new FileStore({ directory: storage.incoming, expirationPeriodInMilliseconds: UPLOAD_KEPT_MS })

/** Whoever begins an upload owns it. */
export const beginUpload = async (accountId: AccountId, _id: string): Promise<void> => {
  await rawOf(Uploads).insertOne({ _id, accountId, became: null, at: new Date() })
}

/** Refuses to go on with somebody else's upload, or one that was used: neither is there. */
export const assertOpen = async (accountId: AccountId, _id: string): Promise<void> => {
  if (!(await rawOf(Uploads).findOne({ _id, accountId, became: null }))) throw refuse('not-found')
}

/**
 * Makes a source of a finished upload of this account, once: `make` has it to itself, and marks it as used in its
 * transaction. Asked again, the upload gives the source that it became. What is unfit is told in words, and nothing of
 * it stays ([A3]).
 */
export const fromUpload = async <Id extends string>(
  storage: Storage,
  accountId: AccountId,
  id: string,
  once: Once,
  make: (upload: FinishedUpload) => Promise<Id>,
): Promise<Id> => {
  await loadOwn(accountId, id)
  const lock = uploadLocker.newLock(id)
  await lock
    .lock(AbortSignal.timeout(LOCK_PATIENCE_MS), () => undefined)
    .catch(() => {
      throw refuse('upload.unfinished', { detail: 'Another request is at work with this upload.' })
    })
  try {
    const { became } = await loadOwn(accountId, id)
    if (became !== null) return await once(async () => became as Id)
    const made = await make({ id, path: await finishedPath(storage, id) })
    await dropBytes(storage, id)
    return made
  } catch (error) {
    if (!(error instanceof UnfitMedia)) throw error
    await dropUpload(storage, id)
    throw unfit(error)
  } finally {
    await lock.unlock()
  }
}

/** A request for the same upload may be reading gigabytes. */
const LOCK_PATIENCE_MS = 300_000

const loadOwn = async (accountId: AccountId, _id: string): Promise<UploadDoc> => {
  const upload = await rawOf(Uploads).findOne({ _id, accountId })
  if (!upload) throw refuseField('uploadId', 'there is no such upload of yours')
  return upload
}

const finishedPath = async (storage: Storage, id: string): Promise<string> => {
  const { size } = await uploadStore(storage)
    .getUpload(id)
    .catch(() => {
      throw refuseField('uploadId', 'this upload has expired: send the file again')
    })
  const path = join(storage.incoming, id)
  const { size: there } = await stat(path)
  if (size === undefined || there < size)
    throw refuse('upload.unfinished', {
      detail: `${there} of ${size ?? 'unknown'} bytes have come so far.`,
    })
  return path
}

/** Marks it as used, in the transaction that makes the source. */
export const useUpload = async (session: Session, id: string, became: string): Promise<void> => {
  await rawOf(Uploads).updateOne({ _id: id }, { $set: { became } }, { session })
}

/** Removes it and its bytes. */
export const dropUpload = async (storage: Storage, id: string): Promise<void> => {
  await dropBytes(storage, id)
  await rawOf(Uploads).deleteOne({ _id: id })
}

const dropBytes = async (storage: Storage, id: string): Promise<void> => {
  await uploadStore(storage)
    .remove(id)
    .catch(() => undefined)
}

const unfit = (error: UnfitMedia) =>
  refuse('media.unfit', {
    detail: error.message,
    errors: [{ path: 'uploadId', message: error.message }],
    members: { reason: error.reason },
  })
