import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { collectDefaultMetrics, register } from 'prom-client'
import type { Env } from './env.ts'
import { log } from './log.ts'

export interface Metrics {
  readonly port: number
  close(): Promise<void>
}

const PATIENCE_MS = 1_500

/**
 * Serves what this process measures at `/metrics`, for Prometheus, on a port of its own, so that it is never open to
 * whoever reaches the pages. Without METRICS_PORT nothing is served; where that port is taken, any other does.
 */
export const openMetrics = async ({ metricsPort, metricsHost }: Env): Promise<Metrics | null> => {
  if (metricsPort === undefined) return null
  collectDefaultMetrics()
  const server = createServer(async (request, response) => {
    const asked = request.url?.split('?')[0]
    if (asked !== '/metrics' || request.method !== 'GET')
      return void response.writeHead(404, { 'Content-Type': 'text/plain' }).end('See /metrics\n')
    response.setHeader('Content-Type', register.contentType)
    // One that cannot be read just now (the database is away) must not hide the others' absence.
    const page = await Promise.race([register.metrics().catch(() => null), wait(PATIENCE_MS, null)])
    if (page === null) response.writeHead(503)
    response.end(page ?? 'The database is not responding.\n')
  })
  await listen(server, metricsPort, metricsHost).catch(async (error) => {
    log.warn({ err: error }, 'metrics: the port is taken, another is used')
    await listen(server, 0, metricsHost)
  })
  const { port } = server.address() as AddressInfo
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(void server.off('error', reject)))
  })
