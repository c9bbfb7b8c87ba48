import { createHash } from 'node:crypto'
import type { AnyBulkWriteOperation, Collection, Db, Document } from 'mongodb'
import { derivedFrom } from '../camps/campNames.ts'
import type { Migration } from '../platform/database/migrate.ts'

const BATCH = 500

interface Stored extends Document {
  _id: string
}

/**
 * Where a camp stood as a line, its id stands. Each line that was written becomes a camp by that name, as it stands: nothing
 * is guessed, and two ways of writing one are two until somebody says otherwise. A man's camps become his stays, with where
 * that was written; what the history and the lists of imports say of camps stays in their own words.
 */
export const listOfCamps: Migration = {
  id: 6,
  name: 'camps from a list, and stays of people in them',
  run: async (db) => {
    await sources(db, 'films')
    await sources(db, 'stills')
    await people(db)
    await asWritten(db, 'importedPeople')
    await asWritten(db, 'importAsks')
  },
}

/** In batches: the camps that a batch names are on the list before anything points to them. */
const inBatches = async (
  db: Db,
  from: Collection<Stored>,
  where: Document,
  { linesOf, change }: Bringing,
): Promise<void> => {
  let batch: Stored[] = []
  const write = async () => {
    if (batch.length === 0) return
    const idOf = await campsOf(db, batch.flatMap(linesOf))
    const writes = batch.map((doc): AnyBulkWriteOperation<Stored> => {
      return { updateOne: { filter: { _id: doc._id }, update: change(doc, idOf) } }
    })
    await from.bulkWrite(writes, { ordered: false })
    batch = []
  }
  for await (const doc of from.find(where)) {
    batch.push(doc)
    if (batch.length >= BATCH) await write()
  }
  await write()
}

type IdOf = (line: string) => string
interface Bringing {
  readonly linesOf: (doc: Stored) => string[]
  readonly change: (doc: Stored, idOf: IdOf) => Document
}

/** The same id for the same line, however often this is begun. */
const idOfLine = (line: string): string =>
  createHash('sha256').update(`camp:${line}`).digest('hex').slice(0, 24)

/** The ids of camps by these lines, which are on the list then. What is the id of one already stays. */
const campsOf = async (db: Db, lines: readonly string[]): Promise<IdOf> => {
  const camps = db.collection<Stored>('camps')
  const wanted = [...new Set(lines)]
  const there = await camps.find({ _id: { $in: wanted } }, { projection: { _id: 1 } }).toArray()
  const ids = new Set(there.map(({ _id }) => _id))
  const writes = wanted
    .filter((line) => !ids.has(line))
    .map((line): AnyBulkWriteOperation<Stored> => {
      const update = { $setOnInsert: campBy(line) }
      return { updateOne: { filter: { _id: idOfLine(line) }, update, upsert: true } }
    })
  if (writes.length > 0) await camps.bulkWrite(writes, { ordered: false })
  return (line) => (ids.has(line) ? line : idOfLine(line))
}

const campBy = (line: string) => ({
  ...derivedFrom([{ text: line }]),
  names: [{ text: line }],
  ...{ place: null, from: null, to: null, distinctFrom: [] },
  ...{ addedBy: '0'.repeat(24), addedAt: new Date(), version: 1 },
})

const sources = (db: Db, collection: string): Promise<void> =>
  inBatches(
    db,
    db.collection<Stored>(collection),
    { 'provenance.camp': { $type: 'string' } },
    {
      linesOf: ({ provenance }) => [provenance.camp],
      change: ({ provenance }, idOf) => ({ $set: { 'provenance.camp': idOf(provenance.camp) } }),
    },
  )

const people = (db: Db): Promise<void> =>
  inBatches(
    db,
    db.collection<Stored>('people'),
    { stays: { $exists: false } },
    {
      linesOf: ({ camps = [] }) => camps,
      change: ({ camps = [], sources = {} }, idOf) => ({
        $set: {
          ...{ force: null, heightCm: null, ids: [] },
          stays: camps.map((camp: string) => ({
            camp: idOf(camp),
            source: sources.camps ?? null,
          })),
        },
        $unset: { camps: true, 'sources.camps': true },
      }),
    },
  )

/** What a list said last time is compared with what it says now: in the form of now, in its own words. */
const asWritten = (db: Db, collection: string): Promise<void> =>
  inBatches(
    db,
    db.collection<Stored>(collection),
    { 'given.camps': { $exists: true } },
    {
      linesOf: () => [],
      change: ({ given }) => ({
        $set: { 'given.stays': given.camps.map((camp: string) => ({ camp, source: null })) },
        $unset: { 'given.camps': true },
      }),
    },
  )
