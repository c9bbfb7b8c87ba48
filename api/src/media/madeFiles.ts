import { Schema } from 'mongoose'
import { documentOf, modelOf, rawOf, required } from '../platform/database/documents.ts'
import { within } from '../platform/database/reading.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { FileKey } from './fileKey.ts'
import type { Storage } from './storage.ts'

/** A file that long work has put, or is about to put, into the storage. */
interface MadeFile {
  /** Of what, and which: the same file made again is noted once. */
  _id: string
  of: string
  key: FileKey
  /** What was written until then is the work's own. */
  at: Date
}

const madeSchema = new Schema<MadeFile>(
  { _id: required(String), of: required(String), key: required(String), at: required(Date) },
  documentOf('madeFiles'),
)
madeSchema.index({ of: 1 })
madeSchema.index({ key: 1 })
const MadeFiles = modelOf('MadeFile', madeSchema)

/**
 * The storage for long work on one thing: each file is noted before it has its place, so that whatever it leaves is found when it
 * is cancelled, also what a killed process put there and nobody names yet.
 */
export const noting = (storage: Storage, of: string): Storage => ({
  ...storage,
  put: (folder, extension, source) => {
    const before = (key: FileKey) => noteMade(undefined, of, [key])
    return storage.put(folder, extension, source, { owner: of, before })
  },
  scratch: () => storage.scratch(of),
})

/** Notes files as made by the work on one thing. */
export const noteMade = async (
  session: Session | undefined,
  of: string,
  keys: readonly FileKey[],
): Promise<void> => {
  const writes = [...new Set(keys)].map((key) => ({
    updateOne: {
      filter: { _id: `${of}:${key}` },
      update: { $set: { of, key, at: new Date() } },
      upsert: true,
    },
  }))
  if (writes.length > 0) await rawOf(MadeFiles).bulkWrite(writes, within(session))
}

/** The work is done, and what it made is named by what it made it for. */
export const forgetMade = async (of: string): Promise<void> => {
  await rawOf(MadeFiles).deleteMany({ of })
}

/** Removes what the work on one thing made, but for what anything names or other work is at, and what its processes left half written. */
export const clearMade = async (
  storage: Storage,
  of: string,
  named: AsyncIterable<FileKey>,
  signal?: AbortSignal,
): Promise<void> => {
  const made = await rawOf(MadeFiles).find({ of }).toArray()
  const left = new Map(made.map((one) => [one.key, one]))
  if (left.size > 0) for await (const key of named) left.delete(key)
  for (const { key, at } of left.values()) {
    signal?.throwIfAborted()
    const others = await rawOf(MadeFiles).findOne({ key, of: { $ne: of } })
    if (!others) await storage.remove(key, at)
  }
  await storage.dropScratch(of)
  for (const { _id, at } of made) await rawOf(MadeFiles).deleteOne({ _id, at })
}
