import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { rawOf } from '../platform/database/documents.ts'
import { type RefusedSend, RefusedSends } from './sending.model.ts'
import type { Storage } from './storage.ts'
import { type UploadDoc, type UploadListed, Uploads } from './upload.model.ts'

interface Asked {
  readonly before: string | undefined
  readonly limit: number
}

/** An upload that became nothing yet, and how many bytes of it have come. */
export type Sending = UploadDoc & UploadListed & { readonly came: number }

/** What is on its way, or has come and was not added yet, the newest first. */
export const readSending = async (
  { incoming }: Storage,
  { before, limit }: Asked,
): Promise<Sending[]> => {
  const rows = await rawOf(Uploads)
    .find<UploadDoc & UploadListed>({ 'listed.id': before ? { $lt: before } : { $gt: '' } })
    .sort({ 'listed.id': -1 })
    .limit(limit)
    .toArray()
  return Promise.all(
    rows.map(async (row) => {
      const come = await stat(join(incoming, row._id)).catch(() => null)
      return { ...row, came: come?.size ?? 0 }
    }),
  )
}

/** What could not become anything, the newest first. */
export const readRefused = ({ before, limit }: Asked): Promise<RefusedSend[]> =>
  rawOf(RefusedSends)
    .find(before ? { _id: { $lt: before } } : {})
    .sort({ _id: -1 })
    .limit(limit)
    .toArray()

/** How many there are of both, up to a limit. */
export const countSends = async (limit: number) => ({
  sending: await rawOf(Uploads).countDocuments({ 'listed.id': { $gt: '' } }, { limit }),
  refused: await rawOf(RefusedSends).countDocuments({ _id: { $gt: '' } }, { limit }),
})
