import mongoose from 'mongoose'
import { buildIndexes, connectDatabase } from '../platform/database/connect.ts'
import { assertForm, migrate } from '../platform/database/migrate.ts'
import { migrations } from './list.ts'

const connected = () => mongoose.connection.getClient().db()

/** Connects, brings what is stored to today's form and makes the indexes of it: what a process that serves does first. */
export const openDatabase = async (uri: string): Promise<void> => {
  await connectDatabase(uri)
  await migrate(connected(), migrations)
  await buildIndexes()
}

/** Connects and changes nothing; throws UnfitEnvironment where the data are in another form than this program's. */
export const openDatabaseAsItIs = async (uri: string): Promise<void> => {
  await connectDatabase(uri)
  await assertForm(connected(), migrations)
}
