import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { AccountId } from '@rollcall/contract/ids.ts'
import type { Storage } from '../media/storage.ts'
import { UnfitMedia } from '../media/unfit.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { type Refusal, refuse, refuseField } from '../platform/refusal.ts'
import { Uploads } from './upload.model.ts'
import { uploadStore } from './upload.routes.ts'

/** A finished upload of one's own. */
export interface FinishedUpload {
  readonly id: string
  /** Where its bytes lie, while it was not used. */
  readonly path: string
  /** The source it became before; null when it is fresh. */
  readonly became: string | null
}

/** Finds a finished upload of this account, or refuses. */
export const loadUpload = async (
  storage: Storage,
  accountId: AccountId,
  id: string,
): Promise<FinishedUpload> => {
  const upload = await rawOf(Uploads).findOne({ _id: id, accountId })
  if (!upload) throw refuseField('uploadId', 'there is no such upload of yours')
  const path = join(storage.incoming, id)
  if (upload.became) return { id, path, became: upload.became }
  const { size } = await uploadStore(storage)
    .getUpload(id)
    .catch(() => {
      throw refuseField('uploadId', 'this upload has expired: send the file again')
    })
  const there = (await stat(path)).size
  if (size === undefined || there < size)
    throw refuse('upload.unfinished', {
      detail: `${there} of ${size ?? 'unknown'} bytes have come so far.`,
    })
  return { id, path, became: null }
}

/** Marks it as used, in the transaction that makes the source. */
export const useUpload = async (session: Session, id: string, became: string): Promise<void> => {
  await rawOf(Uploads).updateOne({ _id: id }, { $set: { became } }, { session })
}

/** Removes its bytes: they were used, or cannot be. */
export const dropUpload = async (storage: Storage, id: string): Promise<void> => {
  await uploadStore(storage)
    .remove(id)
    .catch(() => undefined)
}

/** What cannot become a source is told in words, and nothing of it stays ([A3]). */
export const refuseUnfit = async (
  storage: Storage,
  id: string,
  error: unknown,
): Promise<Refusal | unknown> => {
  if (!(error instanceof UnfitMedia)) return error
  await dropUpload(storage, id)
  await rawOf(Uploads).deleteOne({ _id: id })
  return refuse('media.unfit', {
    detail: error.message,
    errors: [{ path: 'uploadId', message: error.message }],
  })
}
