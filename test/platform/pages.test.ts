import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtFiles, indexOf } from '@rollcall/api/platform/http/pages.ts'
import { answerErrors, nothingHere } from '@rollcall/api/platform/http/problems.ts'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'

let dist: string
let url: string
const app = express()
const server = createServer(app)
beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'rollcall-pages-'))
  await mkdir(join(dist, 'assets'))
  await writeFile(join(dist, 'index.html'), '<!doctype html>')
  await writeFile(join(dist, 'assets/old.js'), 'export {}')
  app.use(builtFiles(dist), nothingHere, answerErrors)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await rm(dist, { recursive: true })
})

test('a page names the files of the last build, also of one that was made meanwhile', async () => {
  const page = indexOf(dist)
  expect(page()).toBe('<!doctype html>')
  const index = join(dist, 'index.html')
  await writeFile(index, '<!doctype html><p>built anew')
  await utimes(index, new Date(), new Date(Date.now() + 1_000))
  expect(page()).toBe('<!doctype html><p>built anew')
  await rm(index)
  expect(page()).toBe('<!doctype html><p>built anew')
})

test('files of pages are kept for a year, and one that a later build took away is missed, not fatal', async () => {
  const file = `${url}/assets/old.js`
  const there = await fetch(file)
  expect(await there.text()).toBe('export {}')
  expect(there.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  await rm(join(dist, 'assets/old.js'))
  const gone = await fetch(file)
  expect([gone.status, gone.headers.get('cache-control')]).toEqual([404, 'private, no-store'])
  await writeFile(join(dist, 'assets/new.js'), 'export {}')
  expect((await fetch(`${url}/assets/new.js`)).status).toBe(200)
})
