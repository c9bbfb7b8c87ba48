import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'

/** Uploaded bytes as they came; pictures for pages; playable films; lossless frames. */
export type Folder = 'originals' | 'derivatives' | 'renditions' | 'frames'

/** `originals/ab/abcd...`: folder, first two digits of the SHA-256, the SHA-256, and an extension for what browsers get. */
export type FileKey = `${Folder}/${string}/${string}`

export interface Stored {
  readonly key: FileKey
  /** Hex. */
  readonly sha256: string
  readonly bytes: number
}

export interface Storage {
  /** Keeps bytes under their SHA-256, durably, before it resolves; the same bytes twice are one file ([A2]). */
  put(folder: Folder, extension: string, source: string | Uint8Array | Readable): Promise<Stored>
  /** Size in bytes; null where there is none. */
  size(key: FileKey): Promise<number | null>
  /** The bytes from `start` to `end`, both inclusive. */
  read(key: FileKey, range?: { readonly start: number; readonly end: number }): Readable
  /** A path at which tools that need a file can read it. */
  local(key: FileKey): Promise<string>
  remove(key: FileKey): Promise<void>
  /** Whether the bytes still are what their name says ([A1]); false also where they are gone. */
  fixity(key: FileKey): Promise<boolean>
  /** An empty folder of one's own; gone when disposed of. */
  scratch(): Promise<AsyncDisposable & { readonly path: string }>
  /** Removes scratch folders and drafts that a killed process left more than `ageMs` ago. */
  tidy(ageMs: number): Promise<void>
  /** Where unfinished uploads lie. */
  readonly incoming: string
}

const CHUNK_BYTES = 1 << 20

/** The storage on disk under `root`, which is made when missing. */
export const openStorage = async (root: string): Promise<Storage> => {
  const drafts = join(root, 'scratch')
  const incoming = join(root, 'incoming')
  await mkdir(drafts, { recursive: true })
  await mkdir(incoming, { recursive: true })
  const pathOf = (key: FileKey) => join(root, assertKey(key))
  const read: Storage['read'] = (key, range) =>
    createReadStream(pathOf(key), { highWaterMark: CHUNK_BYTES, ...range })
  return {
    incoming,
    read,
    put: (folder, extension, source) => put(root, drafts, folder, extension, source),
    size: (key) => sizeOf(pathOf(key)),
    local: async (key) => pathOf(key),
    remove: (key) => rm(pathOf(key), { force: true }),
    fixity: async (key) =>
      (await sizeOf(pathOf(key))) !== null && (await sha256Of(read(key))) === digestIn(key),
    scratch: () => makeScratch(drafts),
    tidy: (ageMs) => tidy(drafts, Date.now() - ageMs),
  }
}

const KEY =
  /^(originals|derivatives|renditions|frames)\/([0-9a-f]{2})\/(\2[0-9a-f]{62})(\.[a-z0-9]+)?$/

/** Whether a string is a key and so can be no path out of the storage. */
export const isFileKey = (value: string): value is FileKey => KEY.test(value)

const assertKey = (key: string): FileKey => {
  if (!isFileKey(key)) throw new Error(`not a key of the storage: ${key}`)
  return key
}

const digestIn = (key: FileKey): string | undefined => KEY.exec(key)?.[3]

const put = async (
  root: string,
  drafts: string,
  folder: Folder,
  extension: string,
  source: string | Uint8Array | Readable,
): Promise<Stored> => {
  const draft = join(drafts, randomUUID())
  try {
    const { sha256, bytes } = await write(draft, streamOf(source))
    const key = assertKey(`${folder}/${sha256.slice(0, 2)}/${sha256}${extension}`)
    const path = join(root, key)
    const made = await mkdir(dirname(path), { recursive: true })
    await rename(draft, path)
    await syncFolder(dirname(path))
    if (made) for (const up of [dirname(dirname(path)), root]) await syncFolder(up)
    return { key, sha256, bytes }
  } finally {
    await rm(draft, { force: true })
  }
}

const streamOf = (source: string | Uint8Array | Readable): Readable => {
  if (typeof source === 'string') return createReadStream(source, { highWaterMark: CHUNK_BYTES })
  return source instanceof Readable ? source : Readable.from([source])
}

const write = async (path: string, source: Readable) => {
  const hash = createHash('sha256')
  let bytes = 0
  await using file = await open(path, 'wx', 0o640)
  for await (const chunk of source) {
    hash.update(chunk)
    bytes += chunk.length
    await file.writeFile(chunk)
  }
  await file.sync()
  return { sha256: hash.digest('hex'), bytes }
}

const syncFolder = async (path: string): Promise<void> => {
  await using folder = await open(path, 'r')
  await folder.sync()
}

const sizeOf = async (path: string): Promise<number | null> => {
  const found = await stat(path).catch(() => null)
  return found?.isFile() ? found.size : null
}

const sha256Of = async (source: Readable): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of source) hash.update(chunk)
  return hash.digest('hex')
}

const makeScratch = async (drafts: string) => {
  const path = join(drafts, randomUUID())
  await mkdir(path)
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

const tidy = async (drafts: string, before: number): Promise<void> => {
  for (const name of await readdir(drafts)) {
    const path = join(drafts, name)
    const found = await stat(path).catch(() => null)
    if (found && found.mtimeMs < before) await rm(path, { recursive: true, force: true })
  }
}
