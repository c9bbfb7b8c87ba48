import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { connectDatabase, disconnectDatabase } from '@rollcall/api/platform/database/connect.ts'
import { run } from '@rollcall/api/platform/install/command.ts'
import { expect, onTestFailed, test } from 'vitest'
import { aSubject } from '../factories/cases.ts'
import { type Account, aContributor, aVisitor } from '../support/accounts.ts'
import { openHouse, serverOf, untilReady } from '../support/house.ts'
import { shared } from '../support/insistent.ts'
import { expectScreensTrue, type Looking } from '../support/looking.ts'
import { makeDataDir } from '../support/processes.ts'
import { played } from '../support/proof.ts'
import { randomly } from '../support/random.ts'
import { Screen } from '../support/screen.ts'
import { root } from '../support/tree.ts'
import { Voter } from '../support/voter.ts'
import { expectReactionsOnce, expectTipsThere, expectVotesExact } from './judge.ts'
import { killAll } from './killing.ts'
import { propose, tell } from './people.ts'
import { Progress } from './progress.ts'

const VOTERS = 12
/** What an API process had begun holds a ballot up for 5 s, so these are not all. */
const KILLS = played('kills of each part', { whole: 7, sample: 1 })
const victims = { api: KILLS, worker: KILLS, mongod: KILLS }
const NAME_EVERY = 30
const UNTIL_LOGGED_MS = 500

test('[V5, V6, V7, T8, O2] API, worker and database killed at random, all along: nothing acknowledged is lost or doubled', async () => {
  const random = randomly('kills of everything')
  const house = await openHouse(await makeDataDir())
  onTestFailed(async () => {
    await wait(UNTIL_LOGGED_MS)
    console.error(JSON.stringify(house.supervisor.errors().filter(({ msg }) => msg === 'a bug')))
  })
  const server = await serverOf(house)
  const { database } = server
  const ready = shared(() => untilReady(house))
  const proposer = await aContributor(server)
  const subjects = [(await aSubject(proposer)).id, (await aSubject(proposer)).id]
  const names = new Map<string, string>()
  const receipts = new Map<string, string>()

  const nameOne = async () => {
    const man = `Man ${names.size}`
    names.set(await propose(proposer, random.pick(subjects), man, ready), man)
  }
  for (const _ of [1, 2, 3]) await nameOne()
  const look = (account: Account | null): Looking => {
    const subjectId = random.pick(subjects)
    const screen = new Screen(account?.client ?? aVisitor(server), subjectId, ready)
    return { screen, subjectId, accountId: account?.id ?? null }
  }
  const accounts = await Promise.all(Array.from({ length: VOTERS }, () => aContributor(server)))
  const looking = [...accounts.filter((_, at) => at % 2), null, null].map(look)
  const voters = accounts.map((account) => {
    const seen = looking.find(({ accountId }) => accountId === account.id)
    return new Voter(account, random, ready, seen?.screen ?? null)
  })

  const progress = new Progress()
  let over = false
  const killing = killAll(house, victims, random, progress).finally(() => (over = true))
  const untilOver = async (act: () => Promise<unknown>) => {
    while (!over) await act().then(() => progress.made())
  }
  const told = (who: string) => async () => {
    const how = `Tip ${receipts.size} ${who}`
    receipts.set(await tell(server, how, ready), how)
  }
  await Promise.all([
    ...voters.map((one) => untilOver(() => one.answer(random.pick([...names.keys()])))),
    untilOver(told('of one')),
    untilOver(told('of another')),
    untilOver(() => Promise.race([progress.more(NAME_EVERY), killing]).then(nameOne)),
  ])
  expect(await killing).toEqual(victims)
  await untilReady(house)

  await connectDatabase((await house.now()).mongodbUri ?? '')
  await expectVotesExact(database, voters)
  await disconnectDatabase()
  await expectTipsThere(server, receipts)
  await expectReactionsOnce(database, names)
  await expectScreensTrue(database, looking)
  const env = { DATA_DIR: house.dataDir, MONGODB_URI: '' }
  expect(await run(join(root, 'bin/rollcall'), ['verify'], env)).toMatchObject({ ok: true })
}, 300_000)
