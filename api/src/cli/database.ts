import { openDatabaseAsItIs } from '../migrations/opening.ts'
import { keyAudit } from '../platform/audit.ts'
import { disconnectDatabase } from '../platform/database/connect.ts'
import { readEnv, UnfitEnvironment } from '../platform/env.ts'
import { Obstacle } from '../platform/install/obstacle.ts'
import { readSecrets } from '../platform/secrets.ts'
import { findInstallation, isRunDamaged } from '../supervise/installation.ts'

/** Runs `act` on the database of MONGODB_URI, or of what runs on DATA_DIR now. */
export const onDatabase = async (act: () => Promise<void>): Promise<void> => {
  const uri = await databaseUri()
  // Read where an act is written: most commands write none.
  keyAudit(() => readSecrets(readEnv().dataDir).session)
  try {
    await openDatabaseAsItIs(uri, readEnv().dataDir).catch((error: Error) => {
      if (error instanceof UnfitEnvironment || error instanceof Obstacle) throw error
      throw new Obstacle(`The database is not answering: ${error.message}`)
    })
    await act()
  } finally {
    await disconnectDatabase()
  }
}

const databaseUri = async (): Promise<string> => {
  const { mongodbUri, dataDir } = readEnv()
  const uri = mongodbUri ?? (await findInstallation(dataDir))?.mongodbUri
  if (uri) return uri
  if (await isRunDamaged(dataDir))
    throw new Obstacle(
      `run.json in ${dataDir} is damaged: it does not say where the running database is.`,
      'Nothing is lost: it is written again at every start. Stop Rollcall and start it again.',
    )
  throw new Obstacle(
    `Rollcall is not running on ${dataDir}. Start it with npm start, or set DATA_DIR or MONGODB_URI to the values it was started with.`,
  )
}
