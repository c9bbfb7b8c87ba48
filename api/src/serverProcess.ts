import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { compose, tellLostFiles } from './compose.ts'
import { confinement } from './media/limits.ts'
import { openDatabase } from './migrations/opening.ts'
import { keyAudit } from './platform/audit.ts'
import { disconnectDatabase } from './platform/database/connect.ts'
import { openPulse, orSilent } from './platform/database/pulse.ts'
import type { Env } from './platform/env.ts'
import { buildApp, buildDoor } from './platform/http/app.ts'
import { watchLines } from './platform/http/lines.ts'
import { nowReady, onStop } from './platform/lifecycle.ts'
import { log } from './platform/log.ts'
import { openMetrics } from './platform/metrics.ts'
import { readSecrets } from './platform/secrets.ts'

const dist = join(import.meta.dirname, '../../client/dist')

/** One API process: listens at once, refuses work until the database and every part are there, drains on SIGTERM. */
export const run = async (env: Env, mongodbUri: string): Promise<void> => {
  let handle: RequestListener = buildDoor()
  const server = createServer({ connectionsCheckingInterval: 5_000 }, (request, response) =>
    handle(request, response),
  )
  const lines = watchLines(server)
  // Uploads of gigabytes over slow lines take their time: bodies are watched over by `lines`; idle headers are not.
  server.requestTimeout = 0
  server.headersTimeout = 20_000
  // Longer than proxies keep theirs, so that a connection is not closed under a request on its way.
  server.keepAliveTimeout = 65_000
  let stopParts = async (): Promise<void> => undefined
  onStop(() => stopParts())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(env.port, env.host, resolve)
  })

  const metrics = await openMetrics(env)
  await openDatabase(mongodbUri, env.dataDir)
  const pulse = openPulse(mongodbUri)
  const { session } = readSecrets(env.dataDir)
  keyAudit(() => session)
  const product = await compose(env, dist)
  handle = product.ahead(buildApp({ env, dist, ...product.http }))
  const live = product.attach(server)
  stopParts = async () => {
    const closed = lines.close()
    await orSilent(live.close())
    await closed
    await metrics?.close()
    await orSilent(product.close())
    await orSilent(disconnectDatabase())
    await pulse.close()
  }
  nowReady()
  const { port } = server.address() as AddressInfo
  log.info({ port, metrics: metrics?.port, decoders: confinement() }, 'ready')
  process.send?.({ ready: true, port })
  // Only told: what does not need them works.
  tellLostFiles(env).catch((error) => log.warn({ err: error }, 'the files were not looked for'))
}
