import { type Endpoint, pathOf } from '@rollcall/contract/endpoint.ts'
import { endpoints } from '@rollcall/contract/endpoints.ts'
import { beforeAll, expect, test } from 'vitest'
import { aScriptedWorld, type Scripted } from '../factories/scripted.ts'
import { database } from '../support/database.ts'
import { startServer, startWorker } from '../support/server.ts'

/** What the database notes of one thing that it did. */
interface Noted {
  readonly ns: string
  readonly command: Readonly<Record<string, unknown>>
}

const MOST_NOTES_BYTES = 256_000_000

// A whole small archive is made, read and worked on, while the database notes all that it does.
beforeAll(async () => {
  const server = await startServer()
  await database.createCollection('system.profile', { capped: true, size: MOST_NOTES_BYTES })
  await database.command({ profile: 2 })
  const worker = await startWorker()
  await readAll(await aScriptedWorld(server))
  await worker.stop()
  await database.command({ profile: 0 })
})

/** Asks a moderator's way for everything that the world has an id for. */
const readAll = async ({ ids, moderator }: Scripted) => {
  const params: Readonly<Record<string, string>> = {
    filmId: ids.film,
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
  const whose = Object.entries({ film: ids.film, photo: ids.still, person: ids.person })
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

const told = ({ ns, command }: Noted): string => {
  const asked = command.filter ?? command.query ?? command.q ?? command.pipeline ?? 'getMore'
  const of = ns.slice(ns.indexOf('.') + 1)
  return `${of} ${typeof asked === 'string' ? asked : JSON.stringify(asked)}`
}

test('[O2] whatever is asked of the database is answered from an index', async () => {
  const notes = database.collection<Noted>('system.profile')
  expect(await notes.countDocuments({ planSummary: /IXSCAN/ })).toBeGreaterThan(300)
  const scans = await notes.find({ planSummary: /COLLSCAN/ }).toArray()
  expect([...new Set(scans.map(told))].filter((one) => !wholesale.includes(one))).toEqual([])
})
