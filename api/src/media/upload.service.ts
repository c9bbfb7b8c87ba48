import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { AccountId } from '@rollcall/contract/ids.ts'
import { ERRORS } from '@tus/server'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { type RefusedSend, RefusedSends } from './sending.model.ts'
import type { Storage } from './storage.ts'
import { UnfitMedia } from './unfit.ts'
import { dropOrLeaveBytes, dropUpload } from './upload.bytes.ts'
import { uploadLocker } from './upload.locker.ts'
import { type UploadDoc, Uploads, type UploadUse } from './upload.model.ts'
import { UploadStore } from './upload.store.ts'

/** A finished upload of one's own, whose bytes nobody can change now. */
export interface FinishedUpload {
  readonly id: string
  readonly path: string
  readonly use: UploadUse
}

/** Which upload of whose is sent, and for what. */
interface Sent {
  readonly by: AccountId
  readonly id: string
  readonly use: UploadUse
  /** As its sender calls what it is to become. */
  readonly title?: string
}

/** Runs an act in a transaction, once per Idempotency-Key ([S4]). */
export type Once = <Ref>(act: (session: Session) => Promise<Ref>) => Promise<Ref>

/** Refuses to go on with somebody else's upload, or one that was used: neither is there. */
export const assertOpen = async (accountId: AccountId, _id: string): Promise<void> => {
  if (!(await rawOf(Uploads).findOne({ _id, accountId, became: null }))) throw refuse('not-found')
}

/**
 * Makes a source of a finished upload of this account, once: `make` has it to itself, and marks it as used in its
 * transaction. Asked again, the upload gives the source that it became; asked for something else, it is refused. What is
 * unfit is told in words, and nothing of it stays ([A3]).
 */
export const fromUpload = <Id extends string>(
  storage: Storage,
  sent: Sent,
  once: Once,
  make: (upload: FinishedUpload) => Promise<Id>,
): Promise<Id> =>
  withUpload(storage, sent, once, async (upload) => {
    const made = await make(upload)
    await dropOrLeaveBytes(storage, upload.id)
    return made
  })

/** The same, while nothing is made of it yet: it waits where it lies, to be asked for again. */
export const withUpload = async <Id extends string>(
  storage: Storage,
  { by, id, use, title }: Sent,
  once: Once,
  make: (upload: FinishedUpload) => Promise<Id>,
): Promise<Id> => {
  const { bytes } = await loadUpload(by, id)
  const lock = uploadLocker.newLock(id)
  await lock
    .lock(AbortSignal.timeout(LOCK_PATIENCE_MS), () => undefined)
    .catch((error) => {
      if (error !== ERRORS.ERR_LOCK_TIMEOUT) throw error
      throw refuse('upload.unfinished', { detail: 'Another request is using this upload.' })
    })
  try {
    const { became } = await loadUpload(by, id)
    if (became !== null) return await once(async () => usedFor(became, use) as Id)
    return await make({ id, path: await finishedPath(storage, id), use })
  } catch (error) {
    if (!(error instanceof UnfitMedia)) throw error
    await dropUpload(storage, id)
    await noteRefused(by, { title: title ?? null, bytes: bytes ?? null, why: error.message })
    throw unfit(error)
  } finally {
    await lock.unlock()
  }
}

/** Reads a finished upload of one's own, of which nothing is made by that: its bytes do not change any more. */
export const readUpload = async <Read>(
  storage: Storage,
  by: AccountId,
  id: string,
  read: (path: string) => Promise<Read>,
): Promise<Read> => {
  await loadUpload(by, id)
  return read(await finishedPath(storage, id))
}

/** A request for the same upload may be reading gigabytes. */
const LOCK_PATIENCE_MS = 300_000

const loadUpload = async (accountId: AccountId, _id: string): Promise<UploadDoc> => {
  const upload = await rawOf(Uploads).findOne({ _id, accountId })
  if (!upload) throw refuseField('uploadId', 'you have no such upload')
  return upload
}

/** What it became, where that is what is asked for now. */
const usedFor = ({ id, ...was }: NonNullable<UploadDoc['became']>, use: UploadUse): string => {
  if (isDeepStrictEqual(was, use)) return id
  throw refuseField(
    'uploadId',
    'has already been used for something else: please upload the file again',
  )
}

const finishedPath = async (storage: Storage, id: string): Promise<string> => {
  const { size } = await new UploadStore(storage).getUpload(id).catch((error: unknown) => {
    // So the library tells that it is not there, or not any more.
    if (![404, 410].includes((error as { status_code?: number }).status_code ?? 0)) throw error
    throw refuseField('uploadId', 'this upload has expired: please send the file again')
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
export const useUpload = async (
  session: Session,
  { id: _id, use }: Pick<FinishedUpload, 'id' | 'use'>,
  id: string,
): Promise<void> => {
  const change = { $set: { became: { ...use, id } }, $unset: { listed: '' as const } }
  await rawOf(Uploads).updateOne({ _id }, change, { session })
}

/** Who looks after the archive is told of it; of the file nothing stays ([A3]). */
const noteRefused = async (
  accountId: AccountId,
  refused: Pick<RefusedSend, 'title' | 'bytes' | 'why'>,
): Promise<void> => {
  await rawOf(RefusedSends).insertOne({ _id: newId(), accountId, ...refused, at: new Date() })
}

const unfit = (error: UnfitMedia) =>
  refuse('media.unfit', {
    detail: error.message,
    errors: [{ path: 'uploadId', message: error.message }],
    members: { reason: error.reason, named: error.named },
  })
