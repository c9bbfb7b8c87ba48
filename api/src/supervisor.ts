import { getSite, type Site, site } from '@rollcall/contract/site.ts'
import { compileChildren } from './media/compileChildren.ts'
import { isEverywhere, originAt } from './platform/addresses.ts'
import { closeToOthers, openToOthers } from './platform/closed.ts'
import { assertWritable } from './platform/dataFolder.ts'
import { type Env, readEnv, UnfitEnvironment } from './platform/env.ts'
import { buildClient, hasClient } from './platform/install/client.ts'
import { bringDecoders } from './platform/install/decoders.ts'
import { bringFfmpeg } from './platform/install/ffmpeg.ts'
import { Obstacle } from './platform/install/obstacle.ts'
import { say } from './platform/install/say.ts'
import { freePort, isFree } from './platform/ports.ts'
import { claim } from './supervise/claim.ts'
import { greeting } from './supervise/greeting.ts'
import { openHouse } from './supervise/house.ts'
import { openLedger } from './supervise/ledger.ts'
import { assertWhole } from './supervise/lost.ts'
import { pagesPort, programs, programsInDevelopment } from './supervise/programs.ts'
import { keepReserve } from './supervise/reserve.ts'
import { stopAsked } from './supervise/stopAsked.ts'

/** Brings what is missing, then runs database, worker and API until told to stop; what dies comes back. */
const main = async (development: boolean): Promise<void> => {
  const env = await readOwnEnv(development)
  const url = env.publicUrls[0] ?? ''
  // Parsed where it is imported: a wrong setting is told here once, and not by every process.
  await import('./platform/settings.ts')
  await assertWritable(env.dataDir)
  using _claim = await claim(env.dataDir)
  await closeToOthers(env.dataDir)
  const open = await openToOthers(env.dataDir)
  if (open.length > 0) say('data', `others on this machine can read ${open.join(', ')}`)
  if (!env.mongodbUri) await assertWhole(env.dataDir)
  await using ledger = await openLedger(env.dataDir, url)
  await assertPortFree(env)
  await bringFfmpeg()
  await bringDecoders()
  await compileChildren()
  // In development Vite serves the pages; the API only needs some.
  if (!development || !hasClient()) await buildClient()
  const asked = stopAsked()
  const list = development ? programsInDevelopment(env) : programs(env)
  await using house = await openHouse(env, list, ledger)
  await using _reserve = env.mongodbUri ? null : keepReserve(env.dataDir)
  const opened = house.ready.then(async () => {
    await ledger.note({ state: 'running' })
    process.stdout.write(greeting(env, await readOwnSite(env)))
    process.send?.({ ready: true })
  })
  await Promise.race([asked, opened])
  await asked
}

/** PORT=0 means any; the rest of the environment is read with the one that was found. */
const readOwnEnv = async (development: boolean): Promise<Env> => {
  const port = readEnv().port || (await freePort())
  const source = { ...process.env, PORT: String(port) }
  if (!development) return readEnv(source)
  // Vite's proxy speaks to the API as 127.0.0.1.
  const hosts = [`localhost:${pagesPort(port)}`, `localhost:${port}`, `127.0.0.1:${port}`]
  const own = hosts.map((host) => `http://${host}`).join(',')
  return readEnv({ ...source, PUBLIC_URL: process.env.PUBLIC_URL || own })
}

/** What the archive that has just been opened is; null where it does not say. */
const readOwnSite = async ({ host, port }: Env): Promise<Site | null> => {
  const own = originAt(isEverywhere(host) ? '127.0.0.1' : host, port)
  const answer = await fetch(own + getSite.path).catch(() => null)
  return answer?.ok ? site.parse(await answer.json()) : null
}

const assertPortFree = async ({ port, host }: Env): Promise<void> => {
  if (await isFree(port, host)) return
  throw new Obstacle(
    `Port ${port} is in use by another program.`,
    'Stop that program, or choose another port, for example:',
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
