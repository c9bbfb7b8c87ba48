import { connectOwn } from '../migrations/opening.ts'
import { disconnectDatabase } from '../platform/database/connect.ts'
import { isUnavailable } from '../platform/database/unavailable.ts'
import type { Env } from '../platform/env.ts'
import { Obstacle } from '../platform/install/obstacle.ts'
import { runDatabase } from './database.ts'
import type { Ledger } from './ledger.ts'
import { keepLogShort, logFileIn } from './logFile.ts'
import type { Program } from './program.ts'
import { type KeptProgram, runProgram } from './runProgram.ts'

export interface House extends AsyncDisposable {
  /** Settles when every program that tells so takes work; rejects with an Obstacle when one does not start. */
  readonly ready: Promise<unknown>
}

/** Runs the database and then the programs; they end in the order in which they are listed, the database last. */
export const openHouse = async (
  env: Env,
  list: readonly Program[],
  ledger: Ledger,
): Promise<House> => {
  const running = new AsyncDisposableStack()
  const kept: KeptProgram[] = []
  let mongodbUri = ''
  const database = await runDatabase(env, (uri) => {
    const moved = mongodbUri !== '' && uri !== mongodbUri
    mongodbUri = uri
    void ledger.note({ mongodbUri })
    if (moved) for (const program of kept) void program.replace()
  })
  running.defer(() => database.stop())
  await assertOwn(mongodbUri, env.dataDir).catch(async (error) => {
    await running.disposeAsync()
    throw error
  })
  await keepLogShort(env.dataDir)
  const variables = () => ({ ...variablesOf(env), MONGODB_URI: mongodbUri })
  for (const program of list) kept.push(await runProgram(program, variables, ledger))
  for (const program of kept.toReversed()) running.defer(() => program.stop())
  running.defer(() => ledger.note({ state: 'stopping' }))
  return {
    ready: Promise.all(kept.map((program) => program.ready)).then(database.broughtForward),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

/** What is wrong with the database is told here once, and not by every program. */
const assertOwn = async (mongodbUri: string, dataDir: string): Promise<void> => {
  try {
    await connectOwn(mongodbUri, dataDir)
  } catch (error) {
    if (!isUnavailable(error)) throw error
    throw new Obstacle('The database is not answering. Is it running, and is MONGODB_URI right?')
  } finally {
    await disconnectDatabase()
  }
}

const variablesOf = (env: Env): NodeJS.ProcessEnv => ({
  LOG_FILE: logFileIn(env.dataDir),
  PORT: String(env.port),
  DATA_DIR: env.dataDir,
  PUBLIC_URL: env.publicUrls.join(','),
})
