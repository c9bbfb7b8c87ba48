import { createHash, randomBytes } from 'node:crypto'
import { open, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type FileKey, isFileKey } from '@rollcall/api/media/fileKey.ts'
import { expect, test } from 'vitest'
import { aFolder, aStorage } from '../support/folder.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const filesIn = async (root: string) =>
  (await readdir(root, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())

test('[A1] what is put is kept byte for byte under its SHA-256', async () => {
  const { storage } = await aStorage()
  const bytes = randomBytes(3_000_000)
  const { key, ...stored } = await storage.put('originals', '', Readable.from([bytes]))
  expect(stored).toEqual({ sha256: sha256(bytes), bytes: bytes.length })
  expect(key).toBe(`originals/${stored.sha256.slice(0, 2)}/${stored.sha256}`)
  expect((await buffer(storage.read(key))).equals(bytes)).toBe(true)
  expect(await storage.size(key)).toBe(bytes.length)
  expect(await storage.fixity(key)).toBe(true)
})

test('[A1] one changed bit is found on read-back, and so is a file that has gone', async () => {
  const { storage } = await aStorage()
  const { key } = await storage.put('originals', '', randomBytes(100_000))
  await using file = await open(await storage.local(key), 'r+')
  const byte = Buffer.alloc(1)
  await file.read(byte, 0, 1, 50_000)
  await file.write(Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, 50_000)
  expect(await storage.fixity(key)).toBe(false)
  await storage.remove(key)
  expect(await storage.fixity(key)).toBe(false)
  expect(await storage.size(key)).toBeNull()
})

test('[A2] the same bytes twice, at once too, are one file', async () => {
  const { storage, root } = await aStorage()
  const path = join(await aFolder(), 'name that is not asked.exe')
  await writeFile(path, 'the same')
  const put = (source: string | Uint8Array) => storage.put('originals', '', source)
  const stored = await Promise.all([put(path), put(Buffer.from('the same')), put(path)])
  expect(new Set(stored.map(({ key }) => key)).size).toBe(1)
  expect(await filesIn(root)).toHaveLength(1)
})

test('[A3] a source that breaks off leaves nothing behind', async () => {
  const { storage, root } = await aStorage()
  const broken = Readable.from(
    (async function* () {
      yield randomBytes(100_000)
      throw new Error('cut off')
    })(),
  )
  await expect(storage.put('originals', '', broken)).rejects.toThrow('cut off')
  expect(await filesIn(root)).toEqual([])
})

test('a range is read with both its ends', async () => {
  const { storage } = await aStorage()
  const { key } = await storage.put('renditions', '.mp4', Buffer.from('0123456789'))
  expect(`${await buffer(storage.read(key, { start: 2, end: 4 }))}`).toBe('234')
})

test('only keys are read: no path leads out of the storage', async () => {
  const { storage } = await aStorage()
  const name = 'ab'.repeat(32)
  const strange = [
    '../../etc/passwd',
    `originals/ab/../../../../etc/passwd`,
    `originals/ba/${name}`,
    `incoming/ab/${name}`,
    `originals/ab/${name}/x`,
    `originals/ab/${name}.a/b`,
    `originals/ab/${name}\n`,
  ]
  expect(strange.filter(isFileKey)).toEqual([])
  for (const key of strange) expect(() => storage.read(key as FileKey)).toThrow('not a key')
  expect(isFileKey(`derivatives/ab/${name}.webp`)).toBe(true)
})

test('scratch folders go when they are done with, and those of the dead when they are old', async () => {
  const { storage, root } = await aStorage()
  {
    await using scratch = await storage.scratch()
    await writeFile(join(scratch.path, 'half'), 'written')
    await storage.tidy(60_000)
    expect(await filesIn(root)).toHaveLength(1)
  }
  const left = await storage.scratch()
  expect(await readdir(join(root, 'scratch'))).toHaveLength(1)
  await storage.tidy(-1_000)
  expect(await readdir(join(root, 'scratch'))).toEqual([])
  await left[Symbol.asyncDispose]()
})
