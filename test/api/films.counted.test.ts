import { editShots } from '@rollcall/contract/filmMending.ts'
import * as contract from '@rollcall/contract/films.ts'
import { listStills, restrictStill } from '@rollcall/contract/stills.ts'
import { expect, test, vi } from 'vitest'
import { aFilm } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { untilFilm, untilSettled } from '../support/ingest.ts'
import { played } from '../support/proof.ts'
import { randomly } from '../support/random.ts'
import { startServer, startWorker } from '../support/server.ts'
import { miscountedFilms } from '../support/stored.ts'

vi.setConfig({ testTimeout: 900_000 })

const ACTS = played('acts on counted films', { whole: 120, sample: 8 })
const FRAMES = 48
const reasons = 'As it is played.'

/** What was refused was done by somebody else in the meantime, or cannot be done now: then it changed nothing. */
const tried = (asked: Promise<unknown>) => asked.catch(() => undefined)

test('[A5, A7, A9] however stills come and go, with servers and workers killed on the way: a film keeps count of what it has, and tells each reader of what he may see', async () => {
  const random = randomly('acts on counted films')
  const server = await startServer()
  const { dataDir } = server
  let second = await startServer({ dataDir })
  let worker = await startWorker({ dataDir })
  const [by, moderator] = [await aContributor(server), await aModerator(server)] as const
  const visitor = aVisitor(server)
  const film = await untilSettled(by, await aFilm(by, { shots: [20, 28] }))
  const others: contract.Film[] = []
  const params = { filmId: film.id }

  const aFrame = () => random.below(FRAMES)
  const keepAt = (account: Account, url: string, frame: number) =>
    tried(account.client.at(url).call(contract.keepFrame, { params, body: { frame } }))
  const setStill = async () => {
    const { items } = await moderator.client.done(listStills, { query: { ...params, limit: 100 } })
    const body = { restricted: random.chance(0.6), reasons }
    const { id } = random.pick(items)
    await moderator.client.done(restrictStill, { params: { stillId: id }, body })
  }
  const cutAt = async () => {
    const { shots } = await moderator.client.done(contract.getFilm, { params })
    const begins = shots.map(({ from }) => from).filter((from) => from > 0)
    const begin = aFrame()
    const isJoined = begins.length > 0 && random.chance(0.5)
    const body = isJoined ? { join: [random.pick(begins)] } : { begin: [begin] }
    await moderator.client.call(editShots, { params, body })
  }
  const cancelled = async () => {
    const one = await aFilm(by, { shots: Array.from({ length: 8 }, () => 12), rate: '12' })
    others.push(one)
    const isOn = random.below(10) / 10
    await untilFilm(by, one, ({ state, progress }) => state === 'ready' || progress.done >= isOn)
    await by.client.call(contract.ruleIngest, {
      ...{ params: { filmId: one.id }, body: { ruling: 'cancel' } },
    })
  }
  const again = async () => {
    if (others.length === 0) return
    const asked = { params: { filmId: random.pick(others).id }, body: { ruling: 'again' as const } }
    await by.client.call(contract.ruleIngest, asked)
  }
  const killed = async () => {
    const frame = aFrame()
    const keeping = [keepAt(by, second.url, frame), keepAt(moderator, second.url, aFrame())]
    second.kill('SIGKILL')
    await Promise.all([...keeping, second.exited])
    second = await startServer({ dataDir })
    await keepAt(by, second.url, frame)
  }
  const replaced = async () => {
    worker.kill('SIGKILL')
    await worker.exited
    worker = await startWorker({ dataDir })
  }
  const acts = [
    () => keepAt(by, server.url, aFrame()),
    async () => {
      const frame = aFrame()
      const urls = [server.url, second.url, server.url, second.url]
      await Promise.all(urls.map((url, at) => keepAt(at % 2 ? by : moderator, url, frame)))
    },
    setStill,
    cutAt,
    cancelled,
    again,
    killed,
    replaced,
  ]
  for (let at = 0; at < ACTS; at += 1) {
    await random.pick(acts)()
    expect(await miscountedFilms()).toEqual([])
  }
  for (const one of others) await untilSettled(by, one)
  expect(await miscountedFilms()).toEqual([])
  const counted = async ({ client }: Pick<Account, 'client'>) => {
    const { stills } = await client.done(contract.getFilm, { params })
    const query = { ...params, limit: 100 }
    const { items } = await client.done(listStills, { query })
    expect(stills).toBe(items.length)
    return stills
  }
  const hidden = await database.collection('stills').countDocuments({ ...params, restricted: true })
  expect(await counted(moderator)).toBe((await counted({ client: visitor })) + hidden)
})
