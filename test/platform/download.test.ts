import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sendDownload } from '@rollcall/api/platform/http/download.ts'
import express from 'express'
import { expect, test } from 'vitest'

test('[S5] whoever went before the first byte of a file leaves no fault, and nothing open', async () => {
  const came = Promise.withResolvers<void>()
  const told = Promise.withResolvers<boolean>()
  const app = express()
  app.get('/', async (_request, response) => {
    came.resolve()
    await once(response, 'close')
    const body = createReadStream(import.meta.filename)
    await sendDownload(response, { download: true, headers: {}, body })
    told.resolve(body.destroyed)
  })
  const server = await new Promise<Server>((ready) => {
    const listening = app.listen(0, '127.0.0.1', () => ready(listening))
  })
  const going = new AbortController()
  const { port } = server.address() as AddressInfo
  const asking = fetch(`http://127.0.0.1:${port}/`, { signal: going.signal })
  await came.promise
  going.abort()
  await expect(asking).rejects.toThrow()
  expect(await told.promise).toBe(true)
  server.close()
})
