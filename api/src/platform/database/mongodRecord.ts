import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeWhole } from '../files.ts'
import { type MongodVersion, parseMongodVersion } from './mongodVersion.ts'

/** What must be known before the data can be opened again; lies beside them. */
export interface MongodRecord {
  /** The mongod that wrote the data last. */
  readonly version: MongodVersion
  /** Part of the replica set's configuration, so it is used again. */
  readonly port: number
  /** The check of the secrets whose password it asks for; none where it asks for none. */
  readonly check?: string | undefined
  /** Until the first start has come to its end: there is nothing of ours in the data. */
  readonly unfinished?: true | undefined
}

const written = z.object({
  version: z.string().transform(parseMongodVersion),
  port: z.number().int(),
  check: z.string().optional(),
  unfinished: z.literal(true).optional(),
})

/** The record of a data folder; null where there is none, or what there is cannot be read. */
export const readMongodRecord = async (dbPath: string): Promise<MongodRecord | null> => {
  const text = await readFile(fileIn(dbPath), 'utf8').catch(() => '')
  try {
    return written.parse(JSON.parse(text))
  } catch {
    return null
  }
}

export const writeMongodRecord = (dbPath: string, record: MongodRecord): Promise<void> =>
  writeWhole(fileIn(dbPath), JSON.stringify({ ...record, version: record.version.text }))

const fileIn = (dbPath: string): string => join(dbPath, 'rollcall.json')
