import { listChanges } from '@rollcall/contract/history.ts'
import { correctPhoto, getStill, listStills } from '@rollcall/contract/stills.ts'
import { beforeAll, expect, test } from 'vitest'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
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

/** A photo, and a still that is a frame of a film, both added by one account. */
const aPhotoAndFrame = async (by: Account) => {
  const photo = await aStill(by)
  const stored = database.collection<{ _id: string }>('stills')
  const kept = await stored.findOne({ _id: photo.id })
  const of = { filmId: 'd'.repeat(24), frame: 7, title: null, provenance: null }
  const frame = { ...kept, _id: 'c'.repeat(24), ...of }
  await stored.insertOne(frame)
  return { photo, frame }
}

test('[A8] whoever added a photo, or a moderator, corrects what is said of it; the history keeps the old values', async () => {
  const by = await aContributor(server)
  const [stranger, moderator] = [await aContributor(server), await aModerator(server)]
  const photo = await aStill(by)
  const asked = { params: { stillId: photo.id } }
  const mayEdit = async ({ client }: Pick<Account, 'client'>) =>
    (await client.done(getStill, asked)).can.edit
  expect(await Promise.all([by, stranger, moderator].map(mayEdit))).toEqual([true, false, true])
  const mine = { ...asked, body: { title: 'Mine' } }
  expect((await stranger.client.refused(correctPhoto, mine)).code).toBe('forbidden')
  expect((await aVisitor(server).refused(correctPhoto, mine)).code).toBe('auth.required')

  const title = 'Camp 5, at the river'
  const named = await by.client.done(correctPhoto, { ...asked, body: { title } })
  expect(named).toMatchObject({ title, provenance: photo.provenance, version: photo.version + 1 })
  const provenance = { archive: 'A family', date: '1951-04' }
  const dated = { ...asked, body: { provenance } }
  const now = await moderator.client.done(correctPhoto, dated)
  expect(now).toMatchObject({ title, provenance })
  expect((await moderator.client.done(correctPhoto, dated)).version).toBe(now.version)
  const { items } = await moderator.client.done(listChanges, { query: { photoId: photo.id } })
  expect(items).toMatchObject([
    { was: { archive: null, date: null }, now: provenance, by: moderator.name },
    { was: { title: photo.title }, now: { title }, by: by.name },
  ])
})

test('[A8, S3] what is said of a frame is corrected at its film; a wrong field is named', async () => {
  const by = await aContributor(server)
  const { photo, frame } = await aPhotoAndFrame(by)
  const correct = (stillId: string, body: { title?: string; provenance?: { date: string } }) =>
    by.client.refused(correctPhoto, { params: { stillId }, body })
  expect((await correct(frame._id, { title: 'Mine' })).code).toBe('still.of-film')
  const wrong = await correct(photo.id, { provenance: { date: 'long ago' } })
  expect(wrong.errors?.[0]?.path).toBe('provenance.date')
  expect((await correct('b'.repeat(24), { title: 'Mine' })).code).toBe('not-found')
})
