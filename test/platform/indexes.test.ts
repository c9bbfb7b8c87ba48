import { type Endpoint, pathOf } from '@rollcall/contract/endpoint.ts'
import { endpoints } from '@rollcall/contract/endpoints.ts'
import type { Document } from 'mongodb'
import { beforeAll, expect, test } from 'vitest'
import { aScriptedWorld, type Scripted } from '../factories/scripted.ts'
import { database } from '../support/database.ts'
import { noteAll, notes, stopNoting, told, wasteful } from '../support/examined.ts'
import { idOf, multiplied } from '../support/multiplied.ts'
import { startServer, startWorker } from '../support/server.ts'

// A whole small archive is made, read and worked on, while the database notes all that it does.
beforeAll(async () => {
  const server = await startServer()
  await noteAll()
  const worker = await startWorker()
  world = await aScriptedWorld(server)
  await readAll(world)
  await worker.stop()
  await stopNoting()
})
let world: Scripted

/** Asks a moderator's way for everything that the world has an id for. */
const readAll = async ({ ids, moderator }: Scripted) => {
  const params: Readonly<Record<string, string>> = {
    filmId: ids.film,
    documentId: ids.document,
    page: '1',
    stillId: ids.still,
    subjectId: ids.man,
    personId: ids.person,
    identificationId: ids.named,
    tipId: ids.tip,
  }
  const isKnown = (one: Endpoint) =>
    Object.keys(one.params?.shape ?? {}).every((name) => name in params)
  for (const one of endpoints.filter((one) => one.method === 'GET' && isKnown(one)))
    await moderator.client.send(pathOf(one, params))
  const lists = ['stills?source=photo', 'people?q=John', `stills?filmId=${ids.film}`]
  const whose = Object.entries({
    film: ids.film,
    photo: ids.still,
    document: ids.document,
    person: ids.person,
  })
  const histories = [...whose, ['still', ids.still], ['subject', ids.man]].map(
    ([kind, id]) => `history?${kind}Id=${id}`,
  )
  for (const query of [...lists, ...histories]) await moderator.client.send(`/api/${query}`)
}

/** Each looks at every document because it is about all of them. */
const wholesale = [
  // The standing of all votes when a worker starts, the recount, the change stream; and the newest tip, for this world.
  'votes {"answer":{"$ne":null}}',
  'tallies {}',
  'outbox getMore',
  'tips {}',
]

test('[O2] whatever is asked of the database is answered from an index', async () => {
  expect(await notes().countDocuments({ planSummary: /IXSCAN/ })).toBeGreaterThan(300)
  const scans = await notes()
    .find({ planSummary: /COLLSCAN/ })
    .toArray()
  expect([...new Set(scans.map(told))].filter((one) => !wholesale.includes(one))).toEqual([])
})

/** Among so many of each, whoever reads more than he returns is seen to. */
const MANY = 3_000

/** Men and people like those of the world, all newer than they are; of the men nobody knows a name. */
const crowd = async ({ ids }: Scripted): Promise<void> => {
  const like = async (name: string, _id: string) => {
    const found = await database.collection<{ _id: string }>(name).findOne({ _id })
    if (!found) throw new Error(`nothing in ${name} is ${_id}`)
    return found
  }
  const unknown = { undecided: 0, confirmed: null, filmIds: [] }
  const man = { ...(await like('subjects', ids.man)), ...unknown }
  await multiplied('subjects', man, MANY, (at) => ({ _id: idOf('a', at), number: 1_000 + at }))
  const mark = await database.collection('sightings').findOne({ stillId: ids.still })
  await multiplied('sightings', { ...mark, filmId: null }, MANY, (at) => ({
    ...{ _id: idOf('b', at), subjectId: idOf('a', at), home: idOf('a', at) },
  }))
  const person = await like('people', ids.person)
  await multiplied('people', person, MANY, (at) => ({
    ...{ _id: idOf('c', at), name: `Elmer Q. Test${at}`, sortName: `test${at} elmer q.` },
    ...{ numberKey: `${9_000_000 + at}`, change: 1_000_000 + at },
  }))
  await waitingCrowd(like, ids.named)
}

/** Each of them is proposed for one of the men, can be compared, and waits at the desk: some since long, the rest not yet. */
const waitingCrowd = async (
  like: (name: string, _id: string) => Promise<Document>,
  named: string,
): Promise<void> => {
  const open = { status: 'proposed', openKey: undefined, confirmedKey: undefined }
  const portrait = await database.collection('portraits').findOne()
  await multiplied('portraits', { ...portrait, takenOff: false }, MANY, (at) => ({
    ...{ _id: idOf('d', at), personId: idOf('c', at) },
  }))
  await multiplied('identifications', await like('identifications', named), MANY, (at) => ({
    ...{ _id: idOf('e', at), subjectId: idOf('a', at), personId: idOf('c', at), ...open },
  }))
  await multiplied('tallies', await like('tallies', named), MANY, (at) => ({
    ...{ _id: idOf('e', at), answered: at % 7, asked: 'first' },
  }))
  const row = { kind: 'identification', evidenceId: null, parts: [] }
  await multiplied('queue', row, MANY, (at) => {
    const since = new Date(at < MANY / 2 ? at : Date.now() + at)
    const rank = since.getTime()
    const what = { why: at % 5 ? 'waits-long' : 'near', since, rank }
    const of = { subjectId: idOf('a', at), identificationId: idOf('e', at) }
    return { _id: idOf('e', at), ...of, ...what }
  })
}

test('[O2] lists, filters of the wall, the queue, comparisons and searches for people read what they return, and little more', async () => {
  await crowd(world)
  await notes().drop()
  await noteAll()
  const { client } = world.moderator
  const standing = ['nobody', 'proposed', 'confirmed'].map((one) => `subjects?standing=${one}`)
  const named = ['yes', 'no'].map((one) => `subjects?named=${one}`)
  const people = ['people', 'people?q=Elmr%20Test77', 'people?q=9000077']
  const desk = ['moderation/queue', 'moderation/queue?kind=identification', 'decisions']
  const others = ['films', 'stills', 'comparisons', 'comparisons?limit=1']
  for (const path of ['subjects', ...standing, ...named, ...people, ...desk, ...others])
    expect(await client.send(`/api/${path}`), path).toMatchObject({ status: 200 })
  await stopNoting()
  // The names of the roster are taken in once, not for who asks.
  const ofAll = /"change":\{"\$gt"/
  const found = (await wasteful()).map((one) => `${told(one)}: ${one.examined} of ${one.nreturned}`)
  expect(found.filter((one) => !ofAll.test(one))).toEqual([])
})
