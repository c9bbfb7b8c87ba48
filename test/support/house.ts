import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Installation, readInstallation } from '@rollcall/api/supervise/installation.ts'
import { type Db, MongoClient } from 'mongodb'
import { afterAll, expect } from 'vitest'
import { aPort } from './ports.ts'
import { launch, type Running } from './processes.ts'
import type { Server } from './server.ts'

/** A whole installation under its supervisor: whatever of it dies comes back. */
export interface House {
  readonly supervisor: Running
  readonly dataDir: string
  /** What run.json says now. */
  now(): Promise<Installation>
  pidOf(name: Part): Promise<number>
}
export type Part = 'api' | 'worker' | 'mongod'

/** How long something may take to come back on a busy machine. */
export const patience = { timeout: 90_000, interval: 50 }

export const openHouse = async (
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<House> => {
  const asked = { dataDir, uri: '', env: { PORT: String(await aPort()), ...env } }
  const { ready, ...supervisor } = await launch('supervisor.ts', asked)
  await ready
  return houseOf(supervisor, dataDir)
}

export const houseOf = (supervisor: Running, dataDir: string): House => {
  const now = async (): Promise<Installation> => {
    const installation = await readInstallation(dataDir)
    if (!installation) throw new Error('nothing is installed')
    return installation
  }
  const pidOf = async (name: string): Promise<number> =>
    name === 'mongod'
      ? Number(await readFile(join(dataDir, 'db/mongod.lock'), 'utf8'))
      : ((await now()).processes[name]?.pid ?? 0)
  return { supervisor, dataDir, now, pidOf }
}

export const isReady = async (house: House): Promise<boolean> => {
  const { url } = await house.now()
  return fetch(`${url}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  )
}

export const untilReady = (house: House): Promise<void> =>
  expect.poll(() => isReady(house), patience).toBe(true)

/** Waits until a part runs again that ran as `before`; gives its process. */
export const untilBack = async (house: House, name: Part, before: number): Promise<number> => {
  let pid = before
  const isAnother = async () => {
    pid = await house.pidOf(name)
    return ![0, before].includes(pid)
  }
  await expect.poll(isAnother, patience).toBe(true)
  return pid
}

/** Whether it was there to be killed: what another kill took with it may have gone by itself. */
export const kill = (pid: number): boolean => {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}

const open = new Set<MongoClient>()
afterAll(async () => {
  for (const client of open) await client.close()
})

/** Its API process, as the factories know one: their accounts go into the house's own database. */
export const serverOf = async (house: House): Promise<Server & { database: Db }> => {
  const { url, mongodbUri } = await house.now()
  const client = new MongoClient(mongodbUri ?? '')
  open.add(client)
  const port = Number(new URL(url).port)
  return { ...house.supervisor, url, port, database: client.db() }
}
