import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { syncFolder } from '../platform/files.ts'
import { type FileKey, type Folder, keyFor } from './fileKey.ts'

export const CHUNK_BYTES = 1 << 20

export interface Stored {
  readonly key: FileKey
  /** Hex. */
  readonly sha256: string
  readonly bytes: number
}

/** Whose work a file is, and what is waited for between its bytes and its place: who dies then leaves no file. */
export interface Putting {
  readonly owner?: string
  readonly before?: (key: FileKey) => Promise<void>
}

/** A name of its own, by which one finds what somebody left. */
export const draftName = (owner?: string): string =>
  owner === undefined ? randomUUID() : `${owner}.${randomUUID()}`

interface Where extends Putting {
  readonly root: string
  /** On the same volume, so that a finished draft takes its place in one step. */
  readonly drafts: string
}

/** Writes bytes below `root` under the name of their SHA-256: seen whole or not at all, and there after a power cut. */
export const putDurably = async (
  { root, drafts, owner, before }: Where,
  folder: Folder,
  extension: string,
  source: string | Uint8Array | Readable,
): Promise<Stored> => {
  const draft = join(drafts, draftName(owner))
  try {
    const { sha256, bytes } = await write(draft, streamOf(source))
    const key = keyFor(folder, sha256, extension)
    const path = join(root, key)
    await before?.(key)
    await place(root, draft, path)
    return { key, sha256, bytes }
  } finally {
    await rm(draft, { force: true })
  }
}

/** Gives a file below `root` another place there; false where it has gone meanwhile. */
export const moveDurably = async (root: string, from: string, to: string): Promise<boolean> => {
  try {
    await place(root, from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
  await syncFolder(dirname(from))
  return true
}

const place = async (root: string, from: string, to: string): Promise<void> => {
  const made = await mkdir(dirname(to), { recursive: true })
  await rename(from, to)
  await syncFolder(dirname(to))
  if (made) for (const up of [dirname(dirname(to)), root]) await syncFolder(up)
}

const streamOf = (source: string | Uint8Array | Readable): Readable => {
  if (typeof source === 'string') return createReadStream(source, { highWaterMark: CHUNK_BYTES })
  return source instanceof Readable ? source : Readable.from([source])
}

const write = async (path: string, source: Readable) => {
  const hash = createHash('sha256')
  let bytes = 0
  await using file = await open(path, 'wx', 0o600)
  for await (const chunk of source) {
    hash.update(chunk)
    bytes += chunk.length
    await file.writeFile(chunk)
  }
  await file.sync()
  return { sha256: hash.digest('hex'), bytes }
}
