import type { AnyBulkWriteOperation, Db, Document } from 'mongodb'
import type { Migration } from '../platform/database/migrate.ts'
import { differing } from '../platform/differing.ts'
import { type Former, formers, type Row } from './formerHistories.ts'

const BATCH = 500

interface Thing extends Document {
  readonly _id: string
}

interface Change extends Document {
  _id: string
}

/** What was kept of corrections and of changed marks, each in a collection of its own, goes into one. */
export const oneHistory: Migration = {
  id: 3,
  name: 'one history of films, photos, people, portraits and marks',
  run: async (db) => {
    for (const former of formers) await bring(db, former)
    await bringMarks(db)
    // Only now, so that what is cut off before finds everything again.
    const left = [...formers.map(({ from }) => from), 'sightingHistory']
    for await (const { name } of db.listCollections({ name: { $in: left } }, { nameOnly: true }))
      await db.dropCollection(name)
  },
}

/** Each row became what the next one of its thing was, and the last one what the thing is. */
const bring = async (db: Db, former: Former): Promise<void> => {
  const { from, things, idIn } = former
  const sort = { [idIn]: 1, version: 1, at: 1, _id: 1 } as const
  const thingOf = (row: Row) => db.collection<Thing>(things).findOne({ _id: row[idIn] })
  const add = adding(db)
  let [held, thing, earlier]: [Row | null, Thing | null, number] = [null, null, 0]
  for await (const row of db.collection<Row>(from).find().sort(sort).allowDiskUse()) {
    const isSame = held?.[idIn] === row[idIn]
    if (held) await add.one(changeOf(former, held, { next: isSame ? row : thing, thing, earlier }))
    if (!isSame) thing = await thingOf(row as Row)
    earlier = isSame ? earlier + 1 : 0
    held = row as Row
    if (former.counts)
      await db
        .collection<Thing>(things)
        .updateOne({ _id: row[idIn] }, { $set: { version: earlier + 1 } })
  }
  if (held) await add.one(changeOf(former, held, { next: thing, thing, earlier }))
  await add.end()
}

interface Beside {
  readonly next: Document | null
  readonly thing: Thing | null
  readonly earlier: number
}

const changeOf = (
  { kind, idIn, said, rest }: Former,
  row: Row,
  { next, thing, earlier }: Beside,
): Change => {
  const states = [said(row), said(next ?? row)] as const
  const told = differing(...states) ?? { was: {}, now: {} }
  const changed = Object.keys(told.was)
  return {
    _id: row._id,
    about: { kind, id: row[idIn] },
    ...told,
    by: row.by,
    ...rest(row, { states, changed, thing: thing ?? {}, earlier }),
    reasons: null,
    at: row.at,
  }
}

const bringMarks = async (db: Db): Promise<void> => {
  const add = adding(db)
  for await (const row of db.collection<Row>('sightingHistory').find()) {
    const { _id, sightingId, stillId, home, version, was, now, by, asModerator, reasons, at } = row
    const about = { kind: 'sighting', id: sightingId }
    const readAt = [`sighting:${sightingId}`, `still:${stillId}`, `subject:${home}`]
    await add.one({ _id, about, readAt, version, was, now, by, asModerator, reasons, at })
  }
  await add.end()
}

interface Adding {
  readonly one: (change: Change) => Promise<void>
  readonly end: () => Promise<void>
}

/** Adds in batches what is not there yet. */
const adding = (db: Db): Adding => {
  let batch: AnyBulkWriteOperation<Change>[] = []
  const end = async () => {
    if (batch.length > 0) await db.collection<Change>('changes').bulkWrite(batch)
    batch = []
  }
  const one = async ({ _id, ...change }: Change) => {
    batch.push({ updateOne: { filter: { _id }, update: { $setOnInsert: change }, upsert: true } })
    if (batch.length >= BATCH) await end()
  }
  return { one, end }
}
