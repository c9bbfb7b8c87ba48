import { firstBrokenLink } from '@rollcall/api/platform/audit.ts'
import { decide } from '@rollcall/contract/cases.ts'
import { type Claim, claimItem, getClaim, releaseItem } from '@rollcall/contract/claims.ts'
import { getIdentification } from '@rollcall/contract/identifications.ts'
import { getQueue } from '@rollcall/contract/queue.ts'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification } from '../factories/cases.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { database, useModels } from '../support/database.ts'
import { played } from '../support/proof.ts'
import { type Server, startServer } from '../support/server.ts'
import { goLive } from '../support/socket.ts'

let server: Server
let first: Account
let second: Account
useModels()
beforeAll(async () => {
  server = await startServer()
  first = await aModerator(server)
  second = await aModerator(server)
})

/** A case with one open piece of evidence: two items of one case. */
const anItem = async () => {
  const made = await anIdentification(await aContributor(server))
  return { item: { itemId: made.evidence[0]?.id ?? '' }, itself: { itemId: made.id }, made }
}

const take = ({ client }: Account, params: { itemId: string }, takeOver = false) =>
  client.call(claimItem, { params, body: { takeOver } })
const held = async ({ client }: Account, params: { itemId: string }): Promise<Claim | null> =>
  (await client.done(getClaim, { params })).claim

test('[M5] what one claims is his for 30 minutes, over all that waits in the case, and the others see it', async () => {
  const { item, itself } = await anItem()
  expect(await held(first, item)).toBeNull()
  const { claim } = await first.client.done(claimItem, { params: item })
  expect(claim).toMatchObject({ by: first.name, mine: true })
  const left = Date.parse(claim?.until ?? '') - Date.now()
  expect(left).toBeGreaterThan(29 * 60_000)
  expect(left).toBeLessThanOrEqual(30 * 60_000)
  expect(await held(second, itself)).toEqual({ ...claim, mine: false })
  const { items } = await second.client.done(getQueue, { query: { limit: 100 } })
  expect(items.find(({ id }) => id === item.itemId)?.claim).toEqual({ ...claim, mine: false })
})

test('[M5] two who claim the same at the same moment: one has it, the other is told who and until when', async () => {
  const rounds = played('two who claim at once', { whole: 5, sample: 2 })
  for (let round = 0; round < rounds; round += 1) {
    const { item, itself } = await anItem()
    const both = await Promise.all([take(first, item), take(second, itself)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
    const [winner, loser] = both[0].status === 201 ? [first, both[1]] : [second, both[0]]
    expect(loser.body).toMatchObject({
      code: 'claim.taken',
      claim: { by: winner.name, mine: false, until: (await held(winner, item))?.until },
    })
  }
})

test('[M5] the holder keeps it longer by claiming again, and lets go of it; nobody lets go of another’s', async () => {
  const { item } = await anItem()
  await take(first, item)
  const before = await held(first, item)
  await take(first, item)
  expect(Date.parse((await held(first, item))?.until ?? '')).toBeGreaterThan(
    Date.parse(before?.until ?? ''),
  )
  expect((await second.client.done(releaseItem, { params: item })).claim?.by).toBe(first.name)
  expect((await first.client.done(releaseItem, { params: item })).claim).toBeNull()
  expect((await first.client.done(releaseItem, { params: item })).claim).toBeNull()
  expect((await take(second, item)).status).toBe(201)
})

test('[M5, M6] another takes it over only by saying so, and that is logged', async () => {
  const { item, itself } = await anItem()
  await take(first, item)
  expect((await take(second, item)).status).toBe(409)
  expect((await take(second, item, true)).body).toMatchObject({ claim: { mine: true } })
  expect((await held(first, item))?.by).toBe(second.name)
  const logged = await database.collection('audit').find({ act: 'claim.taken-over' }).toArray()
  expect(logged).toHaveLength(1)
  expect(Object.keys(logged[0]?.about)).toEqual(['case', 'account'])
  expect(JSON.stringify(logged)).not.toMatch(
    new RegExp(`${first.id}|${second.id}|${itself.itemId}`),
  )
  expect(await firstBrokenLink()).toBeNull()
})

test('[M5] a claim is a courtesy: it keeps nobody from ruling', async () => {
  const { itself, made } = await anItem()
  await take(first, itself)
  const params = { identificationId: made.id }
  const { caseVersion = 0 } = await second.client.done(getIdentification, { params })
  const body = { ruling: 'ruled-out', caseVersion, reasons: 'Another man.' } as const
  expect((await second.client.call(decide, { params, body })).status).toBe(201)
})

test('[M5] a claim runs out by itself, after as long as the setting says', async () => {
  const brief = await startServer({
    dataDir: server.dataDir,
    env: { ROLLCALL_CLAIM_MINUTES: '0.001' },
  })
  const { item } = await anItem()
  const { body } = await take({ ...first, client: first.client.at(brief.url) }, item)
  const { until } = (body as { claim: Claim | null }).claim ?? { until: new Date().toISOString() }
  while (Date.now() <= Date.parse(until)) await held(second, item)
  expect(await held(second, item)).toBeNull()
  expect((await take(second, item)).status).toBe(201)
})

test('[M5, S4] a claim sent twice with its key is one claim, and a repeat is answered by how things are now', async () => {
  const { item } = await anItem()
  const asked = { params: item, key: crypto.randomUUID(), body: { takeOver: false } }
  await first.client.done(claimItem, asked)
  await first.client.done(releaseItem, { params: item })
  await take(second, item)
  expect((await first.client.done(claimItem, asked)).claim?.by).toBe(second.name)
})

test('[M5] the others hear of claims at the desk, and claims outlive the process that took them', async () => {
  const { item } = await anItem()
  const live = await goLive(second.client)
  await live.watch('queue')
  const news = () => live.changes().filter(({ kind }) => kind === 'queue').length
  const before = news()
  await take(first, item)
  await live.until(() => news() > before, 'news of the claim')
  live.close()
  server.kill('SIGKILL')
  await server.exited
  server = await startServer({ dataDir: server.dataDir })
  const at = { ...second, client: second.client.at(server.url) }
  expect((await held(at, item))?.by).toBe(first.name)
  expect((await take(at, item)).status).toBe(409)
  first = { ...first, client: first.client.at(server.url) }
  second = at
})

test('[M5, M2] whoever has a part in the case cannot claim it', async () => {
  const made = await anIdentification(first)
  expect((await take(first, { itemId: made.id })).body).toMatchObject({ code: 'interest.own' })
})
