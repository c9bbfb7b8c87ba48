import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { sha256OfStream } from '../platform/sha256.ts'
import {
  CHUNK_BYTES,
  draftName,
  moveDurably,
  type Putting,
  putDurably,
  type Stored,
} from './durable.ts'
import { assertKey, digestIn, type FileKey, type Folder, folders, isFileKey } from './fileKey.ts'

export interface Storage {
  /** Keeps bytes under their SHA-256, durably, before it resolves; the same bytes twice are one file ([A2]). */
  put(
    folder: Folder,
    extension: string,
    source: string | Uint8Array | Readable,
    putting?: Putting,
  ): Promise<Stored>
  /** Size in bytes; null where there is none. */
  size(key: FileKey): Promise<number | null>
  /** The bytes from `start` to `end`, both inclusive. */
  read(key: FileKey, range?: { readonly start: number; readonly end: number }): Readable
  /** A path at which tools that need a file can read it. */
  local(key: FileKey): Promise<string>
  /** Gives it another name, durably, before it resolves; false where there is none. */
  move(from: FileKey, to: FileKey): Promise<boolean>
  /** With `writtenBy` only where nobody has written the same again since then. */
  remove(key: FileKey, writtenBy?: Date): Promise<void>
  /** Whether the bytes still are what their name says ([A1]); false also where they are gone. */
  fixity(key: FileKey): Promise<boolean>
  /** Everything that is kept, in no particular order. */
  keys(): AsyncGenerator<FileKey>
  /** An empty folder of one's own; gone when disposed of. */
  scratch(owner?: string): Promise<AsyncDisposable & { readonly path: string }>
  /** Removes scratch folders and drafts that killed processes left, of one owner. */
  dropScratch(owner: string): Promise<void>
  /** Removes scratch folders and drafts that a killed process left more than `ageMs` ago. */
  tidy(ageMs: number): Promise<void>
  /** What there is and what is free where it lies. */
  room(): Promise<{ readonly bytes: number; readonly freeBytes: number }>
  /** Where unfinished uploads lie. */
  readonly incoming: string
}

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
    put: (folder, extension, source, putting) =>
      putDurably({ root, drafts, ...putting }, folder, extension, source),
    size: (key) => sizeOf(pathOf(key)),
    local: async (key) => pathOf(key),
    move: async (from, to) =>
      (await sizeOf(pathOf(from))) !== null && moveDurably(root, pathOf(from), pathOf(to)),
    remove: async (key, writtenBy) => {
      if (!writtenBy || !(await isNewer(pathOf(key), writtenBy)))
        await rm(pathOf(key), { force: true })
    },
    fixity: async (key) =>
      (await sizeOf(pathOf(key))) !== null && (await sha256OfStream(read(key))) === digestIn(key),
    keys: () => keysBelow(root),
    scratch: (owner) => makeScratch(drafts, owner),
    dropScratch: async (owner) => {
      const left = (await readdir(drafts)).filter((name) => name.startsWith(`${owner}.`))
      for (const name of left) await rm(join(drafts, name), { recursive: true, force: true })
    },
    room: () => roomOf(root),
    tidy: (ageMs) => tidy(drafts, Date.now() - ageMs),
  }
}

const sizeOf = async (path: string): Promise<number | null> => {
  const found = await stat(path).catch(() => null)
  return found?.isFile() ? found.size : null
}

const roomOf = async (root: string) => {
  const { bsize, blocks, bavail } = await statfs(root)
  return { bytes: blocks * bsize, freeBytes: bavail * bsize }
}

async function* keysBelow(root: string): AsyncGenerator<FileKey> {
  for (const folder of folders)
    for (const shelf of await readdir(join(root, folder)).catch(() => []))
      for (const file of await readdir(join(root, folder, shelf))) {
        const key = `${folder}/${shelf}/${file}`
        if (isFileKey(key)) yield key
      }
}

const isNewer = async (path: string, than: Date): Promise<boolean> => {
  const found = await stat(path).catch(() => null)
  return found !== null && found.mtimeMs > than.getTime()
}

const makeScratch = async (drafts: string, owner?: string) => {
  const path = join(drafts, draftName(owner))
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
