import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { compose } from './compose.ts'
import { buildIndexes, connectDatabase, disconnectDatabase } from './platform/database/connect.ts'
import { readEnv, UnfitEnvironment } from './platform/env.ts'
import { buildApp } from './platform/http/app.ts'
import { healthRouter } from './platform/http/health.ts'
import { nowReady, onStop } from './platform/lifecycle.ts'
import { log } from './platform/log.ts'

const dist = join(import.meta.dirname, '../../client/dist')

/** One API process: listens at once, refuses work until the database and every part are there, drains on SIGTERM. */
const main = async (): Promise<void> => {
  const env = readEnv()
  if (!env.mongodbUri) throw new UnfitEnvironment('MONGODB_URI: is needed by an API process')
  await connectDatabase(env.mongodbUri)
  await buildIndexes()
  const product = await compose(env)
  const app = buildApp({ env, health: healthRouter(), dist, ...product.http })
  const server = createServer(app)
  server.requestTimeout = 0
  server.headersTimeout = 20_000
  const live = product.attach(server)
  onStop(async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    await live.close()
    await closed
    await product.close()
    await disconnectDatabase()
  })
  await new Promise<void>((resolve) => server.listen(env.port, env.host, resolve))
  nowReady()
  const { port } = server.address() as AddressInfo
  log.info({ port }, 'ready')
  process.send?.({ ready: true, port })
}

main().catch((error) => {
  if (error instanceof UnfitEnvironment) console.error(error.message)
  else log.fatal({ err: error }, 'could not start')
  process.exit(1)
})
