import { BSON, type Collection, type Document, type Filter } from 'mongodb'
import mongoose from 'mongoose'
import { timeLeft } from './inTime.ts'
import { momentOf } from './moment.ts'
import type { Session } from './transaction.ts'

/** Some documents of one collection, to be read in one command with those of others. */
export interface Reading<Doc extends object = object> {
  readonly collection: string
  readonly where: Document
  /** Of each only these, besides its id. */
  readonly fields: readonly string[] | undefined
  /** Only for the compiler: what its documents are. */
  readonly of?: Doc
}

export const reading = <Doc extends object>(
  { collectionName }: Pick<Collection<Doc>, 'collectionName' | 'find'>,
  where: Filter<Doc>,
  fields?: readonly (keyof Doc & string)[],
): Reading<Doc> => ({ collection: collectionName, where, fields })

/** A document as the database sent it: equal bytes are equal documents. */
export type Sent = Buffer

export const documentIn = <Doc extends object>(sent: Sent): Doc => BSON.deserialize(sent) as Doc

/**
 * Does readings in one command; of each its documents, in no order. Eleven of them took a third of the database's time that
 * eleven commands take, and a seventh of ours (630 + 267 us, not 2,094 + 1,858). In a transaction each is a command: the
 * database joins no collections there.
 */
export const readSent = (session: Session, readings: readonly Reading[]): Promise<Sent[][]> =>
  session.inTransaction() ? readEach(session, readings) : readInOne(session, readings)

const readEach = async (session: Session, readings: readonly Reading[]): Promise<Sent[][]> => {
  const found: Sent[][] = []
  for (const one of readings) found.push(asksNothing(one) ? [] : await readOne(session, one))
  return found
}

const readOne = (session: Session, { collection, where, fields }: Reading): Promise<Sent[]> =>
  mongoose.connection
    .collection<object>(collection)
    .find<Sent>(where, {
      ...{ session, raw: true, ...timeLeft(), ...momentOf(session) },
      ...(fields && { projection: projectionOf(fields) }),
    })
    .toArray()

const readInOne = async (session: Session, readings: readonly Reading[]): Promise<Sent[][]> => {
  const found = readings.map((): Sent[] => [])
  const asked = readings.map(
    (one, place) => !asksNothing(one) && { coll: one.collection, pipeline: stagesOf(one, place) },
  )
  const [first, ...others] = asked.filter((one) => one !== false)
  if (!first) return found
  const stages = [...first.pipeline, ...others.map((one) => ({ $unionWith: one }))]
  const rows = await mongoose.connection
    .collection(first.coll)
    .aggregate<Buffer>(stages, {
      ...{ session, raw: true, batchSize: ONE_BATCH },
      ...{ ...timeLeft(), ...momentOf(session) },
    })
    .toArray()
  for (const row of rows) found[row.readInt32LE(PLACE_AT)]?.push(row.subarray(DOCUMENT_AT, -1))
  return found
}

/** The same as documents. */
export const readTogether = async <Readings extends readonly Reading[]>(
  session: Session,
  ...readings: Readings
): Promise<{ [At in keyof Readings]: DocumentOf<Readings[At]>[] }> => {
  const sent = await readSent(session, readings)
  return sent.map((some) => some.map((one) => documentIn(one))) as never
}

export type DocumentOf<P> = P extends Reading<infer Doc> ? Doc : never

/** Where the ids that are looked for are none, there is nothing to ask. */
export const asksNothing = ({ where }: Reading): boolean =>
  Object.values(where).some((value) => value?.$in?.length === 0)

/** All rows in one answer, as far as one holds them (16 MB); what is left comes in further ones. */
const ONE_BATCH = 1_000_000

const projectionOf = (fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [field, 1]))

const stagesOf = ({ where, fields }: Reading, place: number): Document[] => [
  { $match: where },
  ...(fields ? [{ $project: projectionOf(fields) }] : []),
  { $replaceWith: { p: { $literal: place }, d: '$$ROOT' } },
]

// In BSON: size (4), type (1), "p" (2), the place (4), type (1), "d" (2), the document, an end (1).
const PLACE_AT = 7
const DOCUMENT_AT = 14
