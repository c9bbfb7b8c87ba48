import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { compose } from './compose.ts'
import { buildIndexes, connectDatabase, disconnectDatabase } from './platform/database/connect.ts'
import { type Env, readEnv, UnfitEnvironment } from './platform/env.ts'
import { buildApp, buildDoor } from './platform/http/app.ts'
import { nowReady, onStop } from './platform/lifecycle.ts'
import { log } from './platform/log.ts'

const dist = join(import.meta.dirname, '../../client/dist')

/** One API process: listens at once, refuses work until the database and every part are there, drains on SIGTERM. */
const main = async (env: Env, mongodbUri: string): Promise<void> => {
  let handle: RequestListener = buildDoor()
  const server = createServer((request, response) => handle(request, response))
  // Uploads of gigabytes over slow lines take their time; idle headers do not.
  server.requestTimeout = 0
  server.headersTimeout = 20_000
  let stopParts = async (): Promise<void> => undefined
  onStop(() => stopParts())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(env.port, env.host, resolve)
  })

  await connectDatabase(mongodbUri)
  await buildIndexes()
  const product = await compose(env)
  handle = buildApp({ env, dist, ...product.http })
  const live = product.attach(server)
  stopParts = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    await live.close()
    await closed
    await product.close()
    await disconnectDatabase()
  }
  nowReady()
  const { port } = server.address() as AddressInfo
  log.info({ port }, 'ready')
  process.send?.({ ready: true, port })
}

const start = async (): Promise<void> => {
  const env = readEnv()
  if (!env.mongodbUri) throw new UnfitEnvironment('MONGODB_URI: an API process needs it')
  await main(env, env.mongodbUri)
}

start().catch((error) => {
  if (error instanceof UnfitEnvironment) console.error(error.message)
  else log.fatal({ err: error }, 'could not start')
  process.exit(1)
})
