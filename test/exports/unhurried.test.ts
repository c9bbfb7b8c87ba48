import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { type Shelf, unhurried } from '@rollcall/api/exports/unhurried.ts'
import { expect, test } from 'vitest'
import { aFolder } from '../support/folder.ts'

const MIB = 1 << 20

const aShelf = async (most = 64 * MIB): Promise<Shelf> => {
  const folder = await aFolder()
  let opened = 0
  return {
    open: () => {
      opened += 1
      return open(join(folder, `${opened}`), 'wx+')
    },
    most: () => most,
    used: 0,
  }
}

/** Pieces of which each says which it is, and how many were made so far. */
const makes = (count: number, bytes = 1000) => {
  const made = { count: 0, ended: false }
  async function* pieces() {
    try {
      for (; made.count < count; made.count += 1)
        yield `${made.count} `.padEnd(bytes, String(made.count % 10))
    } finally {
      made.ended = true
    }
  }
  return { made, pieces: pieces() }
}

const whole = (count: number, bytes = 1000) =>
  Array.from({ length: count }, (_, at) => `${at} `.padEnd(bytes, String(at % 10))).join('')

const read = async (stream: Readable): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

test('[E1] what is taken slowly is made to its end meanwhile, and comes whole', async () => {
  const shelf = await aShelf()
  const { made, pieces } = makes(5_000)
  const stream = unhurried(pieces, shelf)
  await expect.poll(() => made.ended).toBe(true)
  expect(shelf.used).toBeGreaterThan(4 * MIB)
  expect((await read(stream)) === whole(5_000)).toBe(true)
  expect(shelf.used).toBe(0)
})

test('[E1] whatever the paces of making and taking, every byte comes once and in its order', async () => {
  for (const most of [0, MIB, 64 * MIB]) {
    const shelf = await aShelf(most)
    const { pieces } = makes(2_000, 1_777)
    const stream = unhurried(pieces, shelf)
    const chunks: Buffer[] = []
    let at = 0
    for await (const chunk of stream) {
      chunks.push(chunk)
      at += 1
      if (at % 37 === 0) await new Promise((resolve) => setTimeout(resolve, at % 5))
    }
    expect(Buffer.concat(chunks).toString() === whole(2_000, 1_777)).toBe(true)
    expect(shelf.used).toBe(0)
  }
})

test('[E1] where there is no room to wait, the making waits', async () => {
  const { made, pieces } = makes(5_000)
  const stream = unhurried(pieces, await aShelf(MIB))
  await expect.poll(() => made.count).toBeGreaterThan(1_000)
  expect(made.count).toBeLessThan(2_000)
  expect((await read(stream)) === whole(5_000)).toBe(true)
})

test('[E3] what fails while it is made breaks off, and is no end', async () => {
  async function* pieces() {
    yield 'before'
    throw new Error('the snapshot is gone')
  }
  await expect(read(unhurried(pieces(), await aShelf()))).rejects.toThrow('the snapshot is gone')
})

test('[E1] who goes away ends the making, and gives back the room', async () => {
  const shelf = await aShelf(MIB)
  const { made, pieces } = makes(1_000_000)
  const stream = unhurried(pieces, shelf)
  await expect.poll(() => shelf.used).toBeGreaterThan(0)
  stream.destroy()
  await expect.poll(() => [made.ended, shelf.used]).toEqual([true, 0])
})
