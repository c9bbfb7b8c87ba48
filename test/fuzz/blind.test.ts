import { castVote, decide, openTally, takeVoteBack } from '@rollcall/contract/cases.ts'
import { exportConfirmed } from '@rollcall/contract/exports.ts'
import {
  getIdentification,
  type Identification,
  listIdentifications,
} from '@rollcall/contract/identifications.ts'
import { getQueue } from '@rollcall/contract/queue.ts'
import { getStill, type Still } from '@rollcall/contract/stills.ts'
import {
  getSubject,
  listSubjects,
  mergeSubject,
  unmergeSubject,
} from '@rollcall/contract/subjects.ts'
import { type Answer, answers } from '@rollcall/contract/votes.ts'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { aModerator } from '../support/accounts.ts'
import type { Answer as Answered, Client } from '../support/client.ts'
import { played } from '../support/proof.ts'
import { seedFor } from '../support/seed.ts'
import { type Server, startServer } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { brokenPromises } from '../support/stored.ts'
import { cast, makePlayers, type Name, names, type Player } from './cast.ts'

const ROUNDS = played('rounds of all roles', { whole: 60, sample: 12 })
const AT_ONCE = 6
/** On a slow machine fewer rounds are played. */
const LONGEST_MS = 90_000

let servers: readonly [Server, Server]
let still: Still
let identifications: readonly Identification[]
/** The same name for two men, who are joined and parted while others vote: the older one, and what goes into it. */
let stays: Identification
let comes: Identification
/** The last one: it is ruled out and reopened while others vote. */
let tossed: Identification
let players: Record<Name, Player>

const rivalsOf = (id: string): readonly string[] => {
  const subjectId = identifications.find((one) => one.id === id)?.subjectId
  return identifications
    .filter((one) => one.subjectId === subjectId && one.id !== id && one.id !== tossed.id)
    .map((one) => one.id)
}

beforeAll(async () => {
  const first = await startServer()
  servers = [first, await startServer({ dataDir: first.dataDir })]
  const partsOf = (id: string) => (id === stays.id ? [comes.id] : [])
  const wholesOf = (id: string) => (id === comes.id ? [stays.id] : [])
  players = await makePlayers(first, { rivalsOf, partsOf, wholesOf })
  const by = { id: '', name: '', email: '', client: players.proposer.client }
  still = await aStill(by)
  const left = await aSubject(by, { still })
  const right = await aSubject(by, { still, region: { x: 150, y: 20, w: 60, h: 75 } })
  const proposed: Identification[] = []
  const moderator = await aModerator(first)
  // Each with a portrait: where there is nothing to compare with, no verdict follows from votes ([C6]).
  const pictured = async () => aPortrait(moderator, await aPerson(moderator))
  const [a, b, c, d] = [await pictured(), await pictured(), await pictured(), await pictured()]
  for (const [subject, person] of [
    [left, a],
    [left, b],
    [await aSubject(by), a],
    [right, c],
    [right, d],
  ] as const)
    proposed.push(await anIdentification(by, { subject, person }))
  identifications = proposed
  stays = proposed[0] as Identification
  comes = proposed[2] as Identification
  tossed = proposed.at(-1) as Identification
})

const topics = (): readonly string[] => [
  'wall',
  `still:${still.id}`,
  ...new Set(identifications.map(({ subjectId }) => `subject:${subjectId}`)),
]

const goWatching = async (player: Player): Promise<void> => {
  for (const server of servers) {
    const live = await goLive(player.client.at(server.url))
    live.onFrame(({ event, value }) => {
      player.onlooker.receives(value, `socket ${event}`)
      if (event === 'changed') player.onlooker.hears(value as never, server.url)
    })
    player.lives.push(live)
    for (const topic of [...topics(), 'queue', 'me']) await live.watch(topic)
  }
}

interface Act {
  readonly who: Name
  readonly at: number
  readonly on: number
  readonly answer: Answer
  readonly how: 'http' | 'socket' | 'back' | 'open' | 'act' | 'read'
}

const seeing = ['first', 'moderator', 'opener', 'admin'] as const

const act: fc.Arbitrary<Act> = fc.record({
  who: fc.constantFrom(...names),
  at: fc.nat({ max: 1 }),
  on: fc.nat({ max: 4 }),
  answer: fc.constantFrom(...answers),
  how: fc.constantFrom('http', 'http', 'socket', 'socket', 'back', 'open', 'act', 'read'),
})

/** What one player does comes one after the other, so that it is known what he has seen by then. */
const performAll = async (acts: readonly Act[]): Promise<void> => {
  const each = [...Map.groupBy(acts, ({ who }) => who).values()].map(async (own) => {
    for (const one of own) await perform(one)
  })
  await Promise.all(each)
}

const perform = async ({ who, at, on, answer, how }: Act): Promise<void> => {
  const player = players[who]
  const client = player.client.at(servers[at === 0 ? 0 : 1].url)
  const { id } = identifications[on] as Identification
  const params = { identificationId: id }
  const vote = { answer, reason: 'Looked again.', ...(who === 'relative' && { relative: true }) }
  const got = (answered: Answered, from: string) => player.onlooker.receives(answered.body, from)
  const answers = how === 'http' || how === 'socket'
  if (answers && cast[who].counts) player.onlooker.opens(id)
  if (answers && how === 'http') got(await client.call(castVote, { params, body: vote }), 'vote')
  if (answers && how === 'socket') await player.lives[at]?.cast({ identificationId: id, ...vote })
  if (how === 'back') got(await client.call(takeVoteBack, { params }), 'taking back')
  if (how === 'open' && who === 'opener') {
    // While everybody sees it, opening it is nothing.
    if (id === tossed.id) player.onlooker.opens(id)
    else player.onlooker.exposes(id)
    got(await client.call(openTally, { params, body: { reasons: 'Doubts.' } }), 'opening')
  }
  if (how === 'act' && who === 'ruler') await toss(player, client)
  if (how === 'act' && who === 'joiner') await regroup(player, client)
  if (how === 'read') await readAll(player, client)
}

/** Rules the last one out, or reopens it. */
const toss = async ({ onlooker }: Player, client: Client): Promise<void> => {
  const params = { identificationId: tossed.id }
  const now = await client.done(getIdentification, { params })
  const ruling = now.status === 'ruled-out' ? 'proposed' : 'ruled-out'
  const body = { ruling, caseVersion: now.caseVersion ?? 0, reasons: 'As the file says.' } as const
  onlooker.exposes(tossed.id)
  onlooker.receives((await client.call(decide, { params, body })).body, 'decision')
}

/** Joins the two men of one name, or parts them: who has seen one of the two tallies learns the other by it. */
const regroup = async ({ onlooker }: Player, client: Client): Promise<void> => {
  const params = { subjectId: comes.subjectId }
  const { id } = await client.done(getSubject, { params })
  const body = { into: stays.subjectId, reasons: 'The same ear.' }
  const [one, other] = [stays.id, comes.id]
  if (onlooker.hasAnswered(one) && !onlooker.hasAnswered(other)) onlooker.exposes(other)
  if (onlooker.hasAnswered(other) && !onlooker.hasAnswered(one)) onlooker.exposes(one)
  const done =
    id === comes.subjectId
      ? await client.call(mergeSubject, { params, body })
      : await client.call(unmergeSubject, { params })
  onlooker.receives(done.body, 'regrouping')
}

/** Where they are joined, his parting them is an act like any other: what it opens to him he may see. */
const partThem = async (player: Player): Promise<void> => {
  const params = { subjectId: comes.subjectId }
  const { id } = await player.client.done(getSubject, { params })
  if (id !== comes.subjectId) await regroup(player, player.client)
}

const readAll = async ({ onlooker }: Player, client: Client): Promise<void> => {
  const see = async (from: string, asked: Promise<Answered>) =>
    onlooker.receives((await asked).body, from)
  for (const { id, subjectId } of identifications) {
    await see(
      'identification',
      client.call(getIdentification, { params: { identificationId: id } }),
    )
    await see('list', client.call(listIdentifications, { params: { subjectId } }))
    await see('subject', client.call(getSubject, { params: { subjectId } }))
  }
  await see('still', client.call(getStill, { params: { stillId: still.id } }))
  await see('wall', client.call(listSubjects))
  await see('queue', client.call(getQueue))
  await see('export', client.call(exportConfirmed, { params: { format: 'json' } }))
}

test('[V2, V7] a random run with all roles at two processes: nobody receives what he may not see, all end with the present state', async () => {
  const seed = seedFor('blind')
  await Promise.all(Object.values(players).map(goWatching))
  // Who may see a tally sees one, however few rounds a slow machine plays.
  const openings = seeing.map((who): Act => {
    return { who, at: 0, on: 1, answer: 'same-sure', how: who === 'opener' ? 'open' : 'http' }
  })
  await performAll(openings)
  const acts = fc.sample(act, { seed, numRuns: ROUNDS * AT_ONCE })
  const until = Date.now() + LONGEST_MS
  for (let round = 0; round < ROUNDS && Date.now() < until; round++)
    await performAll(acts.slice(round * AT_ONCE, (round + 1) * AT_ONCE))
  await partThem(players.joiner)

  for (const player of Object.values(players)) {
    await expectPresentState(player)
    await readAll(player, player.client)
    expect(player.onlooker.complaints.slice(0, 9)).toEqual([])
    expect(player.onlooker.withheld, player.name).toBeGreaterThan(0)
  }
  for (const name of seeing) expect(players[name].onlooker.shown, name).toBeGreaterThan(0)
  expect(await brokenPromises()).toEqual([])
  for (const server of servers) expect(server.errors()).toEqual([])
}, 360_000)

/** The last frame of each identification says what a fresh look says. */
const expectPresentState = async ({ name, client, lives }: Player): Promise<void> => {
  for (const { id } of identifications) {
    const now = await client.done(getIdentification, { params: { identificationId: id } })
    for (const live of lives) {
      const frame = await live.untilChanged(
        'identification',
        (one) => one.id === id && one.version >= now.version,
      )
      const { status, answered, tally, verdict, community, version } = now
      expect(frame, name).toMatchObject({ status, answered, tally, verdict, community, version })
    }
  }
}
