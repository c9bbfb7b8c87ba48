import { acts, dailyAllowance, dayOf, nextDay } from '@rollcall/api/accounts/allowance.ts'
import { addCamp } from '@rollcall/contract/camps.ts'
import { castVote, ruleEvidence, takeVoteBack } from '@rollcall/contract/cases.ts'
import { pathOf } from '@rollcall/contract/endpoint.ts'
import { endpoints } from '@rollcall/contract/endpoints.ts'
import { raiseExclusion, ruleExclusion } from '@rollcall/contract/exclusions.ts'
import { propose } from '@rollcall/contract/identifications.ts'
import { readPhotoList } from '@rollcall/contract/photoLists.ts'
import { addStill } from '@rollcall/contract/stills.ts'
import { beforeAll, expect, test } from 'vitest'
import { asking, type Request } from '../factories/asking.ts'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { aFilm, aSentStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { inOneDay } from '../support/day.ts'
import { expectProblem } from '../support/expect.ts'
import { makePhoto } from '../support/media.ts'
import { type Server, startServer } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { upload } from '../support/upload.ts'

const env = { ROLLCALL_LIMITS: 'on', ROLLCALL_DAILY_VOTES: '3', ROLLCALL_DAILY_PROPOSALS: '2' }
const MANY = 6
let one: Server
let other: Server
let moderator: Account
let ids: readonly string[]
beforeAll(async () => {
  one = await startServer({ env })
  other = await startServer({ dataDir: one.dataDir, env })
  moderator = await aModerator(one)
  const subject = await aSubject(moderator)
  const made = []
  for (let at = 0; at < MANY; at += 1)
    made.push(await anIdentification(moderator, { subject, name: `Name ${at}` }))
  ids = made.map(({ id }) => id)
})

const vote = ({ client }: Pick<Account, 'client'>, at: number, key?: string) =>
  client.call(castVote, {
    params: { identificationId: ids[at] ?? '' },
    body: { answer: 'same-likely' },
    ...(key && { key }),
  })

test('[D4] a limit doubles by the week, grows with accepted work, and ends with either', () => {
  const now = new Date('2026-11-21T12:00:00Z')
  const of = (days: number, accepted = 0, role: 'contributor' | 'moderator' = 'contributor') => {
    const createdAt = new Date(now.getTime() - days * 86_400_000)
    return dailyAllowance(10, { role, createdAt, accepted }, now)
  }
  expect([of(-1), of(0), of(6.9), of(7), of(14), of(27.9)]).toEqual([10, 10, 10, 20, 40, 80])
  expect([of(0, 1), of(7, 3), of(0, 9)]).toEqual([20, 50, 100])
  expect([of(28), of(0, 10), of(0, 0, 'moderator')]).toEqual([null, null, null])
  expect(nextDay(now).toISOString()).toBe('2026-11-22T00:00:00.000Z')
})

test('[D4] beyond the limit an answer is refused with the time to come back; a repeat and a taking back count nothing', () =>
  inOneDay(async () => {
    const voter = await aContributor(one)
    for (const at of [0, 0, 0]) expect((await vote(voter, at, 'the-same-key-0')).status).toBe(200)
    const { client } = voter
    await client.done(takeVoteBack, { params: { identificationId: ids[0] ?? '' } })
    expect((await vote(voter, 1)).status).toBe(200)
    expect((await vote(voter, 2)).status).toBe(200)
    const refused = await vote(voter, 3)
    const problem = expectProblem(refused, 'limit.reached')
    const seconds = Number(refused.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    expect(problem['retryAfterSeconds']).toBe(seconds)
    const back = new Date(String(problem['comeBackAt'])).getTime()
    expect(Math.abs(back - Date.now() - seconds * 1000)).toBeLessThan(60_000)
  }))

test('[D4] answers at two processes and on sockets at once are counted together', () =>
  inOneDay(async () => {
    const voter = await aContributor(one)
    const live = await goLive(voter.client)
    const over = ids.slice(0, 2).map(async (identificationId) => {
      const answer = await live.cast({ identificationId, answer: 'same-likely' })
      return answer.ok ? 200 : answer.problem.status
    })
    const elsewhere = { client: voter.client.at(other.url) }
    const sent = [2, 3, 4, 5].map(async (at) => (await vote(at % 2 ? voter : elsewhere, at)).status)
    const statuses = await Promise.all([...over, ...sent])
    expect(statuses.filter((status) => status === 200)).toHaveLength(3)
    expect(statuses.filter((status) => status === 429)).toHaveLength(3)
    live.close()
  }))

test('[D4] proposals have a limit of their own, which accepted work raises; moderators have none', () =>
  inOneDay(async () => {
    const proposer = await aContributor(one)
    const subject = await aSubject(proposer)
    const asked = (name: string) => ({
      params: { subjectId: subject.id },
      body: { name, basis: ['witness' as const], reasons: 'He was beside me.' },
    })
    const first = await proposer.client.done(propose, asked('A One'))
    await proposer.client.done(propose, asked('A Two'))
    expect((await proposer.client.refused(propose, asked('A Three'))).code).toBe('limit.reached')
    await moderator.client.done(ruleEvidence, {
      params: { evidenceId: first.evidence[0]?.id ?? '' },
      body: { ruling: 'admitted', reasons: 'He knew him.' },
    })
    await proposer.client.done(propose, asked('A Three'))
  }))

test('[D4] [P6] a new account names only so many new camps in a day, whatever it names them for', () =>
  inOneDay(async () => {
    const { client } = await aContributor(one)
    const add = (text: string) => client.call(addCamp, { body: { names: [{ text }] } })
    for (const text of ['Camp A', 'Camp B', 'Camp A']) expect((await add(text)).status).toBe(201)
    expectProblem(await add('Camp C'), 'limit.reached')
    const uploadId = await upload(client, await makePhoto())
    const say = (camp: string) =>
      client.call(addStill, { body: { uploadId, title: 'A group', provenance: { camp } } })
    expectProblem(await say('Camp C'), 'limit.reached')
    expect((await say('camp b')).status).toBe(201)
  }))

test('[D4] [A8] whoever brings a list of photos reads how many he may still add today, before any is sent', () =>
  inOneDay(async () => {
    const left = async ({ client }: Pick<Account, 'client'>) => {
      const uploadId = await upload(client, Buffer.from('File\na.jpg\n'))
      return (await client.done(readPhotoList, { body: { uploadId } })).left
    }
    const young = await aContributor(one)
    const most = await left(young)
    await aSentStill(young)
    expect([await left(young), await left(moderator)]).toEqual([(most ?? 0) - 1, null])
  }))

/** What a contributor may call without an allowance, and why it makes no more than others bound. */
const unbounded = {
  chooseLanguage: 'changes one word of his own account',
  ruleIngest: 'ends the ingest of a film, which was counted, or has it tried again',
  withdraw: 'ends what was proposed, once',
  withdrawPortrait: 'ends what waited, once',
  takeVoteBack: 'ends an answer, which was counted',
  skipComparison: 'keeps one line for each pair that there is to compare',
  refuseSuggestion: 'keeps one line for each man who is suggested on a still',
  dropRefusal: 'ends such a line',
  raiseExclusion: 'has three open at once, as is shown below',
}

test('[D4] whatever a contributor can make has an allowance', () =>
  inOneDay(async () => {
    const contributor = await aContributor(one)
    const { id: _id, client } = contributor
    const allowances = database.collection<{ _id: string }>('allowances')
    const usedUp = Object.fromEntries(acts.map((act) => [act, 1_000_000]))
    const requests: Readonly<Record<string, () => Promise<Omit<Request, 'client'>>>> = {
      ...asking(() => ({ server: one, contributor, moderator, admin: moderator })),
      keepFrame: async () => {
        const { id: filmId } = await aFilm(contributor)
        const facts = { width: 64, height: 48, frames: 9, rate: { num: 24, den: 1 }, seconds: 1 }
        const conformed = { state: 'ready', rendition: 'none', facts }
        const films = database.collection<{ _id: string }>('films')
        await films.updateOne({ _id: filmId }, { $set: conformed })
        return { params: { filmId }, body: { frame: 5 } }
      },
    }
    const refused: string[] = []
    const making = endpoints.filter(
      // Visitors raise flags too, who have no account to count for.
      ({ access, method, name, asks }) =>
        (access === 'contributor' || name === 'raiseFlag') && method !== 'GET' && !asks,
    )
    for (const endpoint of making) {
      const { name, method } = endpoint
      await allowances.deleteOne({ _id })
      const { params, body } = (await requests[name]?.()) ?? expect.fail(`${name} is not asked for`)
      const day = dayOf(new Date())
      await allowances.replaceOne({ _id }, { day, accepted: 0, ...usedUp }, { upsert: true })
      const answer = await client.send(pathOf(endpoint, params), { method, ...(body && { body }) })
      if (answer.status === 429) refused.push(expectProblem(answer, 'limit.reached') && name)
    }
    const bounded = making.map(({ name }) => name).filter((name) => !(name in unbounded))
    expect(refused).toEqual(bounded)
  }))

test('[D4] an account in its first week has at most three exclusions open at once, also where they come together', async () => {
  const man = await aSubject(moderator)
  const people = await Promise.all([1, 2, 3, 4, 5].map(() => aPerson(moderator)))
  const by = await aContributor(one)
  const raise = (account: Account, person: { id: string }) =>
    account.client.call(raiseExclusion, {
      params: { subjectId: man.id },
      body: { personId: person.id, reasons: 'He is taller.' },
    })
  const sent = await Promise.all(people.map((person) => raise(by, person)))
  expect(sent.map(({ status }) => status).sort()).toEqual([201, 201, 201, 429, 429])
  const open = sent.find(({ status }) => status === 201)?.body as { id: string }
  await moderator.client.done(ruleExclusion, {
    params: { exclusionId: open.id },
    body: { ruling: 'dismissed', reasons: 'The measure was taken with his boots on.' },
  })
  const left = people.find((_, place) => sent[place]?.status === 429)
  expect((await raise(by, left ?? { id: '' })).status).toBe(201)
  for (const person of people) expect((await raise(moderator, person)).status).toBe(201)
})
