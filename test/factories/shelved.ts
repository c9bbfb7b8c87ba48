import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { StillDoc } from '@rollcall/api/stills/still.model.ts'
import type { StillId } from '@rollcall/contract/ids.ts'
import { BSON, type Document, ObjectId } from 'mongodb'
import { inject } from 'vitest'
import type { Account } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import type { PhotoAsked } from '../support/media.ts'
import { serverAt } from '../support/server.ts'

/** What an upload leaves of a photo. */
interface Rows {
  readonly still: StillDoc
  readonly print: Document
}

const ROWS = 'rows.bson'
const counts = new Map<string, number>()

/**
 * A photo that `send` uploads, or the like of it that a server of this run made of another upload, put down as that left
 * it: rows and files, of which no two in one database are the same picture. Half of a second less for each.
 */
export const shelved = async (
  by: Account,
  asked: PhotoAsked,
  send: () => Promise<StillId>,
): Promise<StillId> => {
  const dataDir = serverAt(by.client.url)?.dataDir
  if (!dataDir) return send()
  const files = join(dataDir, 'files')
  const place = nextPlace(asked)
  const rows = await read(place)
  if (rows) return inOrder('put down', () => putDown(files, by, place, rows))
  const id = await inOrder('sent', send)
  await shelve(files, id, place)
  return id
}

let last = { how: '', at: 0 }

/** Ids tell what came first, of one process from moment to moment, of two by seconds alone: where the maker changes, one is waited for. */
const inOrder = async (
  how: 'put down' | 'sent',
  make: () => Promise<StillId>,
): Promise<StillId> => {
  if (last.how !== how && last.how !== '') await setTimeout(last.at + SECOND - Date.now())
  const id = await make()
  last = { how, at: Math.floor(Date.now() / SECOND) * SECOND }
  return id
}
const SECOND = 1_000

const nextPlace = (asked: PhotoAsked): string => {
  const kind = Object.entries(asked).sort().flat().join('-') || 'any'
  const count = counts.get(kind) ?? 0
  counts.set(kind, count + 1)
  return join(inject('shelf'), kind, String(count))
}

const stored = (collection: string) => database.collection<Document & { _id: string }>(collection)

const read = async (place: string): Promise<Rows | null> => {
  const bytes = await readFile(join(place, ROWS)).catch(() => null)
  return bytes && (BSON.deserialize(bytes) as Rows)
}

const putDown = async (
  files: string,
  by: Account,
  place: string,
  { still, print }: Rows,
): Promise<StillId> => {
  await copy(still, join(place, 'files'), files)
  const _id = new ObjectId().toHexString() as StillId
  const now = new Date()
  await stored('stills').insertOne({ ...still, _id, addedBy: by.id, addedAt: now })
  await stored('prints').insertOne({ ...print, _id, at: now })
  return _id
}

const shelve = async (files: string, id: StillId, place: string): Promise<void> => {
  const still = (await stored('stills').findOne({ _id: id })) as StillDoc | null
  const print = await stored('prints').findOne({ _id: id })
  if (!still || !print) return
  const making = `${place}.${process.pid}`
  await copy(still, files, join(making, 'files'))
  await writeFile(join(making, ROWS), BSON.serialize({ still, print }))
  // Another file of tests may have made one for the same place.
  await rename(making, place).catch(() => rm(making, { recursive: true }))
}

const copy = async (still: StillDoc, from: string, to: string): Promise<void> => {
  for (const file of filesOf(still)) {
    await mkdir(dirname(join(to, file)), { recursive: true })
    await copyFile(join(from, file), join(to, file))
  }
}

const filesOf = ({ sha256, pictures }: StillDoc): string[] => [
  `originals/${sha256.slice(0, 2)}/${sha256}`,
  ...pictures.map(({ file }) => `derivatives/${file}`),
]
