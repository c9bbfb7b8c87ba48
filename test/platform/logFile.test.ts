import { appendFile, open, readFile, stat, truncate } from 'node:fs/promises'
import { logFileIn, shorten } from '@rollcall/api/supervise/logFile.ts'
import { expect, test } from 'vitest'
import { aFolder } from '../support/folder.ts'

test('[O1] a log that grows is put aside while it is written, in the place of the one before it, and goes on', async () => {
  const folder = await aFolder()
  const file = logFileIn(folder)
  await shorten(folder)
  await appendFile(file, 'short\n')
  await shorten(folder)
  expect(await readFile(file, 'utf8')).toBe('short\n')
  await using writing = await open(file, 'a')
  for (const size of [33 << 20, 34 << 20]) {
    await truncate(file, size)
    await shorten(folder)
    expect((await stat(`${file}.1`)).size).toBe(size)
    await writing.write('goes on\n')
    expect(await readFile(file, 'utf8')).toBe('goes on\n')
  }
})
