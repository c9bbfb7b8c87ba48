import { type Env, readEnv, UnfitEnvironment } from './platform/env.ts'
import { buildClient } from './platform/install/client.ts'
import { bringFfmpeg } from './platform/install/ffmpeg.ts'
import { Obstacle } from './platform/install/obstacle.ts'
import { freePort, isFree } from './platform/ports.ts'
import { readSecrets } from './platform/secrets.ts'
import { claim } from './supervise/claim.ts'
import { greeting } from './supervise/greeting.ts'
import { openHouse } from './supervise/house.ts'
import { openLedger } from './supervise/ledger.ts'
import { programs, programsInDevelopment } from './supervise/programs.ts'
import { stopAsked } from './supervise/stopAsked.ts'

/** Brings what is missing, then runs database, worker and API until told to stop; what dies comes back. */
const main = async (development: boolean): Promise<void> => {
  const env = await readEnvWithPort()
  // Parsed where it is imported: a wrong setting is told here once, and not by every process.
  await import('./platform/settings.ts')
  const pagesPort = env.port + 1
  const url = development ? `http://localhost:${pagesPort}` : (env.publicUrls[0] ?? '')
  using _claim = await claim(env.dataDir)
  await using ledger = await openLedger(env.dataDir, url)
  await assertPortFree(env)
  await bringFfmpeg()
  await buildClient()
  readSecrets(env.dataDir)
  const asked = stopAsked()
  const list = development ? programsInDevelopment(env.dataDir, pagesPort) : programs(env.dataDir)
  await using house = await openHouse(env, list, ledger)
  const opened = house.ready.then(async () => {
    await ledger.note({ state: 'running' })
    process.stdout.write(greeting(url, env.dataDir))
    process.send?.({ ready: true })
  })
  await Promise.race([asked, opened])
  await asked
}

/** PORT=0 means any; the rest of the environment is read with the one that was found. */
const readEnvWithPort = async (): Promise<Env> => {
  const env = readEnv()
  return env.port > 0 ? env : readEnv({ ...process.env, PORT: String(await freePort()) })
}

const assertPortFree = async ({ port, host }: Env): Promise<void> => {
  if (await isFree(port, host)) return
  throw new Obstacle(
    `Port ${port} is taken by another program.`,
    'End that program, or choose another port, for example:',
    `PORT=${port === 3000 ? 8080 : 3000} npm start`,
  )
}

main(process.argv.includes('--dev')).then(
  () => process.exit(0),
  (error) => {
    const told = error instanceof Obstacle || error instanceof UnfitEnvironment
    console.error(told ? `\n${error.message}\n` : error)
    process.exit(1)
  },
)
