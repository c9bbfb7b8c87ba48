import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../platform/files.ts'
import { commandLineOf } from '../platform/processes.ts'

export interface RunningProcess {
  readonly pid: number
  /** The end of its command line, to know it from a stranger that got its number later. */
  readonly words: string
}

/** What runs on a data folder, as `run.json` there tells it. */
export interface Installation {
  readonly state: 'starting' | 'running' | 'stopping'
  readonly supervisor: number
  readonly url: string
  readonly mongodbUri: string | null
  readonly processes: Readonly<Record<string, RunningProcess>>
}

/** What the last start wrote, whether it still runs or not. Damaged it tells no more than a lost one: what runs is known by its lock. */
export const readInstallation = async (dataDir: string): Promise<Installation | null> => {
  const read = await readRun(dataDir)
  return read === 'damaged' ? null : read
}

export const isRunDamaged = async (dataDir: string): Promise<boolean> =>
  (await readRun(dataDir)) === 'damaged'

const readRun = async (dataDir: string): Promise<Installation | 'damaged' | null> => {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => null)
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return 'damaged'
  }
}

export const writeInstallation = (dataDir: string, installation: Installation): Promise<void> =>
  writeWhole(fileIn(dataDir), JSON.stringify(installation, null, 2))

export const forgetInstallation = (dataDir: string): Promise<void> =>
  rm(fileIn(dataDir), { force: true })

/** The database of what runs on this data folder now; null when nothing does. */
export const findInstallation = async (dataDir: string): Promise<{ mongodbUri: string } | null> => {
  const installation = await readInstallation(dataDir)
  if (!installation?.mongodbUri) return null
  const lives = commandLineOf(installation.supervisor)?.includes('supervisor.ts')
  return lives ? { mongodbUri: installation.mongodbUri } : null
}

const fileIn = (dataDir: string): string => join(dataDir, 'run.json')
