import type { Db } from 'mongodb'
import { aPort } from './ports.ts'
import { launch, type ProcessAsked, type Running } from './processes.ts'

export interface Server extends Running {
  /** Its own origin, such as `http://127.0.0.1:41234`. */
  readonly url: string
  readonly port: number
  /** Where it is not the one of this test file. */
  readonly database?: Db
}

/** A real API process on this file's database. Two of one installation share `dataDir`. */
export const startServer = async (asked: ProcessAsked = {}): Promise<Server> => {
  const { ready, ...server } = await launchServer(asked)
  await ready
  return server
}

/** The same, before it is ready. */
export const launchServer = async (
  asked: ProcessAsked = {},
): Promise<Server & { readonly ready: Promise<void> }> => {
  const port = await aPort()
  const running = await launch('server.ts', asked, { PORT: String(port) })
  const server = { ...running, port, url: `http://127.0.0.1:${port}` }
  if (!asked.uri) served.set(server.url, server)
  return server
}

const served = new Map<string, Server>()

/** The one of this address on the database of this test file; undefined for others. */
export const serverAt = (url: string): Server | undefined => served.get(url)

/** A real worker process: ingest, reactions, and what is checked from time to time. */
export const startWorker = async (asked: ProcessAsked = {}): Promise<Running> => {
  const { ready, ...worker } = await launch('worker.ts', asked)
  await ready
  return worker
}
