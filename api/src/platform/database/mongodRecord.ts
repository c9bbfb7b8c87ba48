import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../files.ts'
import { type MongodVersion, parseMongodVersion } from './mongodVersion.ts'

/** What must be known before the data can be opened again; lies beside them. */
export interface MongodRecord {
  /** The mongod that wrote the data last. */
  readonly version: MongodVersion
  /** Part of the replica set's configuration, so it is used again. */
  readonly port: number
}

/** The record of a data folder; null until its first start has come to an end. */
export const readMongodRecord = async (dbPath: string): Promise<MongodRecord | null> => {
  const text = await readFile(fileIn(dbPath), 'utf8').catch(() => null)
  if (text === null) return null
  const { version, port } = JSON.parse(text)
  return { version: parseMongodVersion(String(version)), port: Number(port) }
}

export const writeMongodRecord = (dbPath: string, record: MongodRecord): Promise<void> =>
  writeWhole(fileIn(dbPath), JSON.stringify({ version: record.version.text, port: record.port }))

const fileIn = (dbPath: string): string => join(dbPath, 'rollcall.json')
