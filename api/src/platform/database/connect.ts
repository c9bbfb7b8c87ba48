import mongoose from 'mongoose'

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
}

/** Makes collections and indexes of every model; safe to repeat and to run from two processes at once. */
export const buildIndexes = async (): Promise<void> => {
  for (const model of Object.values(mongoose.models)) {
    await model.createCollection()
    await model.createIndexes()
  }
}

export const disconnectDatabase = async (): Promise<void> => mongoose.disconnect()

/** Rejects when the database does not answer in time. */
export const pingDatabase = async (): Promise<void> => {
  await mongoose.connection.db?.command({ ping: 1, maxTimeMS: 2_000 })
  if (mongoose.connection.readyState !== 1) throw new Error('not connected')
}
