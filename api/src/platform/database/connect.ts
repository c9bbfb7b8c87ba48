import type { IndexDescription } from 'mongodb'
import mongoose, { type IndexOptions } from 'mongoose'

/** Connects mongoose's default connection; fails within 15 s when no primary answers. Indexes are made by `buildIndexes`. */
export const connectDatabase = async (uri: string): Promise<void> => {
  mongoose.set('strictQuery', 'throw')
  await mongoose.connect(uri, {
    autoIndex: false,
    autoCreate: false,
    serverSelectionTimeoutMS: 15_000,
    w: 'majority',
    journal: true,
    readConcernLevel: 'majority',
  })
  const { readConcern } = mongoose.connection.getClient().options
  if (readConcern) Object.defineProperty(readConcern, 'atClusterTime', sharedByAll)
}

/**
 * The driver (7.8) writes the moment of a session into what a read says of how to read; where it says what the connection says
 * for all, that moment would be of every later read, which the server refuses.
 */
const sharedByAll: PropertyDescriptor = { get: () => undefined, set: () => undefined }

/** Makes collections and indexes of every model; safe to repeat and to run from two processes at once. */
export const buildIndexes = async (): Promise<void> => {
  for (const model of Object.values(mongoose.models)) {
    // All of a collection in one command: it is read once for them, and a start that finds them asks once.
    const wanted = model.schema.indexes().map(([key, options]) => ({ key, ...kept(options) }))
    if (wanted.length > 0) await model.collection.createIndexes(wanted as IndexDescription[])
    else await model.createCollection()
  }
}

/** The library's default for every index, which no server reads any more. */
const kept = ({ background: _, ...options }: IndexOptions) => options

export const disconnectDatabase = async (): Promise<void> => mongoose.disconnect()

/** Rejects when the database does not answer in time. */
export const pingDatabase = async (): Promise<void> => {
  await mongoose.connection.db?.command({ ping: 1, maxTimeMS: 2_000 })
  if (mongoose.connection.readyState !== 1) throw new Error('not connected')
}
