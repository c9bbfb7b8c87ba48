import { randomUUID } from 'node:crypto'
import { keyAudit } from '@rollcall/api/platform/audit.ts'
import {
  buildIndexes,
  connectDatabase,
  disconnectDatabase,
} from '@rollcall/api/platform/database/connect.ts'
import { type Db, MongoClient } from 'mongodb'
import { afterAll, beforeAll, inject } from 'vitest'

/** This test file's own database on the mongod of the run. */
const uri = new URL(inject('mongodbUri'))
uri.pathname = `/test-${randomUUID()}`
export const databaseUri = uri.href

const client = new MongoClient(databaseUri)
/** The driver's view of it, for looking at what was stored and for moving time back. */
export const database: Db = client.db()

// Registered before the hook of whoever uses the database, so it runs after theirs.
afterAll(async () => {
  await database.dropDatabase()
  await client.close()
})

/** For tests that call services in this process: connects our models to the file's database, and gives the log a key. */
export const useModels = (): void => {
  beforeAll(async () => {
    keyAudit(() => 'a key')
    await connectDatabase(databaseUri)
    await buildIndexes()
  })
  afterAll(disconnectDatabase)
}
