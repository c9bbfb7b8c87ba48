import { listStills } from '@rollcall/contract/stills.ts'
import { beforeAll, expect, test } from 'vitest'
import { aStill } from '../factories/sources.ts'
import { aContributor, aVisitor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'

let server: Server

beforeAll(async () => {
  server = await startServer()
})

test('[S2] a visitor lists the photos alone, the newest first, and no frame of a film is among them', async () => {
  const by = await aContributor(server)
  const [first, second] = [await aStill(by), await aStill(by)]
  const kept = await database.collection<{ _id: string }>('stills').findOne({ _id: first.id })
  const frame = { ...kept, _id: 'f'.repeat(24), filmId: 'e'.repeat(24), frame: 12 }
  await database.collection<{ _id: string }>('stills').insertOne(frame)
  const listed = async (query: { source?: 'photo' }) =>
    (await aVisitor(server).done(listStills, { query })).items.map(({ id }) => id as string)
  expect(await listed({ source: 'photo' })).toEqual([second.id, first.id])
  expect(await listed({})).toContain(frame._id)
})
