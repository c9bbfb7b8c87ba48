import { castVote, openTally, takeVoteBack } from '@rollcall/contract/cases.ts'
import { getIdentification, listIdentifications } from '@rollcall/contract/identifications.ts'
import { getQueue } from '@rollcall/contract/moderation.ts'
import { getStill } from '@rollcall/contract/stills.ts'
import { getSubject, listSubjects } from '@rollcall/contract/subjects.ts'
import { answers } from '@rollcall/contract/votes.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { anIdentification, aSubject } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { randomly } from '../support/random.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { goLive, type Live } from '../support/socket.ts'

const STEPS = 260

let servers: [Server, Server]
let still: string
let subject: string
let identifications: string[]

/** Somebody who looks on at one of the processes, and what he may know by now. */
interface Onlooker {
  readonly name: string
  readonly client: Client
  readonly live: Live
  readonly counts: boolean
  readonly moderates: boolean
  /** Tallies he has earned: by a counted answer he has sent, or by opening them. */
  readonly earned: Set<string>
}

beforeAll(async () => {
  const one = await startServer()
  servers = [one, await startServer({ dataDir: one.dataDir })]
  await startWorker({ dataDir: one.dataDir })
})

/** Everything in an answer or frame that looks like an identification, wherever it stands. */
const shown = (value: unknown): Record<string, unknown>[] => {
  if (typeof value !== 'object' || value === null) return []
  const own = 'tally' in value && 'id' in value ? [value as Record<string, unknown>] : []
  return [...own, ...Object.values(value).flatMap(shown)]
}

const secret = /"(same|different)-(sure|likely)":\d|supported|"community"/

/** Fails on whatever this onlooker must not be shown, in one thing that reached him. */
const assertBlind = ({ name, earned }: Onlooker, value: unknown): void => {
  const found = shown(value)
  for (const one of found) {
    const id = String(one.id)
    const told = `${name} was shown ${JSON.stringify(one)}`
    if (!earned.has(id)) expect(one.tally, told).toBeNull()
    if (!identifications.every((rival) => earned.has(rival))) {
      expect(one.verdict, told).toBeNull()
      expect(one.community, told).toBeNull()
      const fed = (one.case as { fed?: string[] } | undefined)?.fed ?? []
      expect(fed, told).not.toContain('community')
    }
  }
  // And nowhere else either.
  if (found.length === 0) expect(JSON.stringify(value) ?? '').not.toMatch(secret)
}

const onlooker = async (
  name: string,
  client: Client,
  rest: Partial<Onlooker> = {},
): Promise<Onlooker> => {
  const live = await goLive(client)
  const one = {
    name,
    client,
    live,
    counts: true,
    moderates: false,
    earned: new Set<string>(),
    ...rest,
  }
  live.onFrame(({ value }) => {
    try {
      assertBlind(one, value)
    } catch (error) {
      leaks.push(error as Error)
    }
  })
  for (const topic of [
    `subject:${subject}`,
    `still:${still}`,
    'wall',
    ...(one.moderates ? ['queue'] : []),
  ])
    expect(await live.watch(topic)).toMatchObject({ ok: true })
  return one
}

const leaks: Error[] = []

describe('two processes and everybody watching', () => {
  it('[V2] [V7] no frame and no answer shows a direction to who may not see it, and all end at the same state', async () => {
    const random = randomly()
    const [here, there] = servers
    const proposer = await aContributor(here)
    const man = await aSubject(proposer)
    subject = man.id
    identifications = []
    for (const name of ['One', 'Two', 'Three'])
      identifications.push((await anIdentification(proposer, { subject: man, name })).id)
    still = String(
      (await database.collection('sightings').findOne({ subjectId: subject }))?.stillId,
    )

    const side = () => random.pick([here, there])
    const at = ({ client }: Account) => client.at(side().url)
    const crowd = [
      await onlooker('a visitor here', aVisitor(here)),
      await onlooker('a visitor there', aVisitor(there)),
      await onlooker('the proposer', at(proposer), { counts: false }),
      await onlooker('a new account', at(await aContributor(here, { ageHours: 2 })), {
        counts: false,
      }),
      await onlooker('an unverified account', at(await aContributor(here, { verified: false })), {
        counts: false,
      }),
      await onlooker('a moderator', at(await aModerator(here)), { moderates: true }),
      await onlooker('a moderator who opens', at(await aModerator(here)), {
        moderates: true,
      }),
    ]
    for (let index = 0; index < 6; index += 1)
      crowd.push(await onlooker(`contributor ${index}`, at(await aContributor(here))))
    const voters = crowd.slice(2)

    for (let step = 0; step < STEPS; step += 1) {
      const one = random.pick(random.chance(0.8) ? voters : crowd)
      const id = random.pick(identifications)
      assertBlind(one, await act(one, id, random))
      if (leaks[0]) throw leaks[0]
    }

    for (const id of identifications) {
      const tally = await database
        .collection<{ _id: string; version: number }>('tallies')
        .findOne({ _id: id })
      const stored = await database
        .collection<{ _id: string; version: number }>('identifications')
        .findOne({ _id: id })
      const version = (tally?.version ?? 0) + (stored?.version ?? 0)
      for (const { live, name } of crowd) {
        const frames = () =>
          live.changes().filter((frame) => frame.kind === 'identification' && frame.id === id)
        await live.until(
          () => frames().at(-1)?.version === version,
          `${name}: version ${version} of ${id}`,
        )
        const versions = frames().map((frame) => frame.version)
        expect(versions, `${name}: versions in order`).toEqual(versions.toSorted((a, b) => a - b))
      }
    }
    if (leaks[0]) throw leaks[0]
  })

  it('[V7] presence counts people over both processes', async () => {
    const [here, there] = servers
    const { client } = await aContributor(here)
    const [first, again, other] = await Promise.all([
      goLive(client),
      goLive(client),
      goLive(aVisitor(there)),
    ])
    const topic = `film:${'a'.repeat(24)}`
    expect(await first.watch(topic)).toMatchObject({ ok: false, problem: { code: 'not-found' } })
    for (const live of [first, again, other]) await live.watch(`subject:${subject}`)
    const watchers = () =>
      other
        .presences()
        .filter((frame) => frame.topic === `subject:${subject}`)
        .at(-1)?.count ?? 0
    await other.until(() => watchers() >= 15)
    const before = watchers()
    first.close()
    again.close()
    await other.until(() => watchers() === before - 1)
  })

  it('[S2] the queue is for moderators, one’s own topic for accounts, and a foreign page gets no socket', async () => {
    const [here] = servers
    const [visitor, contributor, moderator] = [
      await goLive(aVisitor(here)),
      await goLive((await aContributor(here)).client),
      await goLive((await aModerator(here)).client),
    ]
    expect(await visitor.watch('queue')).toMatchObject({
      ok: false,
      problem: { code: 'auth.required' },
    })
    expect(await visitor.watch('me')).toMatchObject({
      ok: false,
      problem: { code: 'auth.required' },
    })
    expect(await contributor.watch('queue')).toMatchObject({
      ok: false,
      problem: { code: 'forbidden' },
    })
    expect(await contributor.watch('me')).toMatchObject({ ok: true })
    expect(await moderator.watch('queue')).toMatchObject({ ok: true })
    expect(
      await visitor.cast({ identificationId: identifications[0], answer: 'same-sure' } as never),
    ).toMatchObject({
      ok: false,
      problem: { code: 'auth.required' },
    })
    const { Live } = await import('../support/socket.ts')
    await expect(
      new Live(aVisitor(here), { origin: 'https://elsewhere.example' }).connect(),
    ).rejects.toThrow()
  })
})

type Random = ReturnType<typeof randomly>

/** One random act of an onlooker; gives the answer he got. */
const act = async (one: Onlooker, id: string, random: Random): Promise<unknown> => {
  const params = { identificationId: id }
  const { client, live } = one
  const acts = [
    () => client.call(getIdentification, { params }),
    () => client.call(listIdentifications, { params: { subjectId: subject } }),
    () => client.call(getSubject, { params: { subjectId: subject } }),
    () => client.call(getStill, { params: { stillId: still } }),
    () => client.call(listSubjects),
    () => client.call(getQueue),
    () => client.call(takeVoteBack, { params }),
  ]
  if (random.chance(0.35)) return (await random.pick(acts)()).body
  if (one.name === 'a moderator who opens' && random.chance(0.3)) {
    one.earned.add(id)
    return (await client.call(openTally, { params, body: { reasons: 'It has waited long.' } })).body
  }
  const body = { answer: random.pick(answers), reason: 'On a second look.' }
  const signedIn = !one.name.startsWith('a visitor')
  if (one.counts && signedIn) one.earned.add(id)
  if (random.chance(0.5)) return live.cast({ identificationId: id, ...body } as never)
  return (await client.call(castVote, { params, body })).body
}
