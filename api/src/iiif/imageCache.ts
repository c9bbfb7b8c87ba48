import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { StillId } from '@rollcall/contract/ids.ts'

export interface ImageCache {
  /** What was kept under a name, or null. */
  readonly read: (stillId: StillId, name: string) => Promise<Buffer | null>
  /** Never fails: what cannot be kept is made anew. */
  readonly keep: (stillId: StillId, name: string, bytes: Uint8Array) => Promise<void>
  /** Forgets all that was made of a still. */
  readonly forget: (stillId: StillId) => Promise<void>
}

/** After so much of its size was written, it is looked whether it has become too large. */
const PART = 0.1

/**
 * Pictures that were made for an address, in files below `root`, at most `mostBytes` of them and a tenth more; those that
 * were not asked for longest go first. Several processes may use one: what one removes another makes anew. It is worth
 * nothing: whoever removes it loses no more than time.
 */
export const openImageCache = (root: string, mostBytes: number): ImageCache => {
  const folderOf = (stillId: StillId) => join(root, stillId)
  let written = 0
  let sweeping: Promise<void> | null = null
  return {
    read: async (stillId, name) => {
      const path = join(folderOf(stillId), name)
      const bytes = await readFile(path).catch(() => null)
      const now = new Date()
      // That it was asked for is nothing to wait for.
      if (bytes) void utimes(path, now, now).catch(() => undefined)
      return bytes
    },
    keep: async (stillId, name, bytes) => {
      await write(folderOf(stillId), name, bytes).catch(() => undefined)
      written += bytes.byteLength
      if (written < mostBytes * PART || sweeping) return
      written = 0
      sweeping = sweep(root, mostBytes)
        .catch(() => undefined)
        .finally(() => {
          sweeping = null
        })
      await sweeping
    },
    forget: (stillId) => rm(folderOf(stillId), { recursive: true, force: true }),
  }
}

/** Whole or not at all; where there is no room for it, it is done without. */
const write = async (folder: string, name: string, bytes: Uint8Array): Promise<void> => {
  await mkdir(folder, { recursive: true })
  const draft = join(folder, `${randomUUID()}.draft`)
  try {
    await writeFile(draft, bytes, { mode: 0o600 })
    await rename(draft, join(folder, name))
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

const sweep = async (root: string, mostBytes: number): Promise<void> => {
  const kept = (await filesBelow(root)).sort((one, other) => other.used - one.used)
  let bytes = 0
  for (const { path, size } of kept) {
    bytes += size
    if (bytes > mostBytes) await rm(path, { force: true })
  }
}

const filesBelow = async (root: string) => {
  const found: { path: string; size: number; used: number }[] = []
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: 0 }))
    found.push({ path, size, used: mtimeMs })
  }
  return found
}
