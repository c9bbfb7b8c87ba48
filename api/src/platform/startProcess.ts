import { closeToOthers, keepFilesClosed } from './closed.ts'
import { assertWritable } from './dataFolder.ts'
import { type Env, readEnv, UnfitEnvironment } from './env.ts'
import { Obstacle } from './install/obstacle.ts'

interface Process {
  readonly run: (env: Env, mongodbUri: string) => Promise<void>
}

/**
 * Starts a process of ours. Its parts are loaded here, because settings and log are parsed where they are imported:
 * whatever cannot be started with is told in words, and ends with 1.
 */
export const startProcess = async (name: string, load: () => Promise<Process>): Promise<void> => {
  try {
    keepFilesClosed()
    const env = readEnv()
    if (!env.mongodbUri) throw new UnfitEnvironment(`MONGODB_URI: ${name} needs it`)
    await assertWritable(env.dataDir)
    await closeToOthers(env.dataDir)
    const { run } = await load()
    await run(env, env.mongodbUri)
  } catch (error) {
    const told = error instanceof UnfitEnvironment || error instanceof Obstacle
    console.error(told ? error.message : error)
    process.exit(1)
  }
}
