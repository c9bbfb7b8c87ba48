import { MongoServerError } from 'mongodb'
import mongoose from 'mongoose'
import { buildIndexes, connectDatabase } from '../platform/database/connect.ts'
import { assertForm, assertNotNewer, migrate } from '../platform/database/migrate.ts'
import { agreeOnSecrets } from '../platform/database/secretsCheck.ts'
import { UnfitEnvironment } from '../platform/env.ts'
import { migrations } from './list.ts'

const connected = () => mongoose.connection.getClient().db()

/**
 * Connects, to nothing but data that this program may work on: no newer one wrote them ([O4]), and they were used with the
 * secrets of this folder ([O5]). Throws UnfitEnvironment or an Obstacle.
 */
export const connectOwn = async (uri: string, dataDir: string): Promise<void> => {
  await connectDatabase(uri).catch((error) => {
    if (!(error instanceof MongoServerError && error.code === AUTHENTICATION_FAILED)) throw error
    throw new UnfitEnvironment('The database does not take the name and password in MONGODB_URI.')
  })
  await assertNotNewer(connected(), migrations)
  await agreeOnSecrets(connected(), dataDir)
}
const AUTHENTICATION_FAILED = 18

/** The same, brings what is stored to today's form and makes the indexes of it: what a process that serves does first. */
export const openDatabase = async (uri: string, dataDir: string): Promise<void> => {
  await connectOwn(uri, dataDir)
  await migrate(connected(), migrations)
  await buildIndexes()
}

/** Connects and brings nothing forward; throws UnfitEnvironment where the data are in another form than this program's. */
export const openDatabaseAsItIs = async (uri: string, dataDir: string): Promise<void> => {
  await connectOwn(uri, dataDir)
  await assertForm(connected(), migrations)
}
