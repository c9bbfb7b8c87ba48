import { randomUUID } from 'node:crypto'
import { oneHistory } from '@rollcall/api/migrations/0003-one-history.ts'
import type { Change } from '@rollcall/contract/changes.ts'
import { endpoints } from '@rollcall/contract/endpoints.ts'
import { editFilm, restrictFilm } from '@rollcall/contract/films.ts'
import { hideChange, listChanges } from '@rollcall/contract/history.ts'
import { addSighting, mendSighting } from '@rollcall/contract/marks.ts'
import { editPerson, type Person } from '@rollcall/contract/people.ts'
import { correctPortrait } from '@rollcall/contract/personPortraits.ts'
import { correctPhoto, getStill, restrictStill } from '@rollcall/contract/stills.ts'
import { type Db, MongoClient, type MongoServerError, ObjectId } from 'mongodb'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { endpointOf } from '../factories/asking.ts'
import { aPerson, aPortrait } from '../factories/cases.ts'
import { aFilm, aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Asked, Client } from '../support/client.ts'
import { database, databaseUri } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'

let server: Server
let contributor: Account
let moderator: Account
let visitor: Client
beforeAll(async () => {
  server = await startServer()
  contributor = await aContributor(server)
  moderator = await aModerator(server)
  visitor = aVisitor(server)
})

type Of = NonNullable<Asked<typeof listChanges>['query']>
const changesOf = async (of: Of, by: Client = visitor): Promise<readonly Change[]> =>
  (await by.done(listChanges, { query: of })).items

/** How a thing is corrected by its endpoint, and what its history says then. */
interface Correction {
  readonly by: Account
  readonly params: Readonly<Record<string, string>>
  readonly body: object
  readonly of: Of
  readonly told: object
}

const region = { x: 20, y: 20, w: 70, h: 80 }
const aMark = async () => {
  const still = await aStill(contributor)
  const params = { stillId: still.id }
  const { sighting } = await contributor.client.done(addSighting, { params, body: { region } })
  return { params: { ...params, sightingId: sighting.id }, of: params }
}
const portraitOf = ({ id, portraits }: Person) => ({
  personId: id,
  portraitId: portraits[0]?.id ?? '',
})

const corrections: Readonly<Record<string, () => Promise<Correction>>> = {
  editFilm: async () => {
    const params = { filmId: (await aFilm(contributor)).id }
    const body = { title: 'Camp 5', provenance: { place: 'Pyoktong' } }
    const was = { title: 'Arrival at Camp 5', place: null }
    const told = { what: 'film.corrected', was, now: { title: 'Camp 5', place: 'Pyoktong' } }
    return { by: contributor, params, body, of: params, told }
  },
  correctPhoto: async () => {
    const { id } = await aStill(contributor)
    const body = { provenance: { date: '1951', publishedBefore: false } }
    const was = { date: null, publishedBefore: null }
    const told = { what: 'photo.corrected', was, now: body.provenance, byModerator: true }
    return { by: moderator, params: { stillId: id }, body, of: { photoId: id }, told }
  },
  editPerson: async () => {
    const params = { personId: (await aPerson(moderator, { rank: 'Pfc' })).id }
    const body = { rank: null, heightCm: 180, sources: { heightCm: 'A letter' } }
    const was = { rank: 'Pfc', heightCm: null, sources: {} }
    const told = { what: 'person.corrected', was, now: body, byModerator: true }
    return { by: moderator, params, body, of: params, told }
  },
  correctPortrait: async () => {
    const person = await aPortrait(moderator, await aPerson(moderator), { date: '1950' })
    const { portraitId } = portraitOf(person)
    const told = { what: 'portrait.corrected', was: { date: '1950' }, now: { date: '1949' } }
    const body = { date: '1949' }
    return { by: moderator, params: portraitOf(person), body, of: { portraitId }, told }
  },
  mendSighting: async () => {
    const body = { region: { ...region, x: 25 }, version: 0 }
    const told = { what: 'sighting.mended', was: { region }, now: { region: body.region } }
    return { by: contributor, ...(await aMark()), body, told }
  },
  withdrawSighting: async () => {
    const told = { what: 'sighting.withdrawn', was: { region }, now: null, byModerator: false }
    return { by: contributor, ...(await aMark()), body: {}, told }
  },
}

test('[A8, K5] whatever corrects something is tried here', () => {
  const correcting = endpoints.filter(
    ({ method, path }) =>
      /^\/api\/(films|stills|people)\/.*\}$/.test(path) && /PATCH|DELETE/.test(method),
  )
  expect(Object.keys(corrections).sort()).toEqual(correcting.map(({ name }) => name).sort())
})

test.each(Object.keys(corrections))(
  '[A8, K5, S4] %s leaves one change, which tells what was, what is since, who did it and when; sent again it leaves no other',
  async (name) => {
    const make = corrections[name]
    if (!make) throw new Error(name)
    const { by, params, body, of, told } = await make()
    const before = Date.now()
    const asked = { params, body, key: randomUUID() } as never
    for (const _ of ['sent', 'sent again']) await by.client.done(endpointOf(name), asked)
    const [change, ...others] = await changesOf(of, moderator.client)
    expect(others).toEqual([])
    expect(change).toMatchObject({ ...told, by: by.name, reasons: null, withheld: false })
    expect(change?.was).toEqual((told as Change).was)
    expect(Date.parse(change?.at ?? '')).toBeGreaterThanOrEqual(before)
    // A visitor reads the same of what is public, and not who did it.
    const can = { hide: false }
    expect(await changesOf(of)).toEqual([{ ...change, by: null, can }])
  },
)

test('[A8] what changes nothing leaves none, and of two at once each leaves what it found', async () => {
  const photo = await aStill(contributor)
  const of = { photoId: photo.id }
  const say = (title: string) =>
    contributor.client.call(correctPhoto, { params: { stillId: photo.id }, body: { title } })
  await say(photo.title)
  expect(await changesOf(of)).toEqual([])
  const answers = await Promise.all(['One', 'Two', 'Three'].map(say))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  const changes = (await changesOf(of)).toReversed()
  const titles = changes.map(({ was, now }) => [was, now].map((said) => (said as Said)?.title))
  expect(titles.map(([was]) => was)).toEqual([
    photo.title,
    ...titles.slice(0, 2).map(([, now]) => now),
  ])
  expect(new Set(changes.map(({ version }) => version)).size).toBe(3)
})
type Said = { readonly title?: string } | null

test('[K5] of two who mend a mark at once, the one that is refused leaves none', async () => {
  const { params, of } = await aMark()
  const mend = (x: number) =>
    contributor.client.call(mendSighting, {
      params,
      body: { region: { ...region, x }, version: 0 },
    })
  const statuses = (await Promise.all([22, 24, 26].map(mend))).map(({ status }) => status)
  expect(statuses.sort()).toEqual([200, 409, 409])
  expect(await changesOf(of)).toHaveLength(1)
})

describe('who reads what', () => {
  const correct = (person: Person, body: object) =>
    moderator.client.done(editPerson, { params: { personId: person.id }, body })

  test('[P4] of somebody whose name is withheld visitors read nothing, nor, once it is public, what was written before', async () => {
    const living = await aPerson(moderator, { name: 'Ferdinand Quimby', died: undefined })
    const of = { personId: living.id }
    await correct(living, { name: 'Frederick Quimby', unit: '24th Infantry' })
    expect(await changesOf(of)).toEqual([])
    expect(await changesOf(of, contributor.client)).toMatchObject([
      { was: { name: 'Ferdinand Quimby' }, now: { name: 'Frederick Quimby' } },
    ])
    await correct(living, { died: '1990' })
    await correct(living, { rank: 'Cpl' })
    expect(await changesOf(of)).toMatchObject([{ was: { rank: null }, now: { rank: 'Cpl' } }])
    expect(JSON.stringify(await changesOf(of))).not.toMatch(/Ferdinand|Frederick|24th/)
    expect(await changesOf(of, contributor.client)).toHaveLength(3)
    await correct(living, { died: null })
    expect(await changesOf(of)).toEqual([])
  })

  test('[P4, S2] service numbers and consent are told to moderators alone, and pages are full of what may be read', async () => {
    const person = await aPerson(moderator)
    const of = { personId: person.id }
    for (const at of [1, 2, 3]) {
      await correct(person, { rank: `Rank ${at}` })
      await correct(person, { serviceNumber: `RA 1600${at}`, consent: `A letter of ${at}` })
    }
    expect(await changesOf(of, moderator.client)).toHaveLength(6)
    for (const { client } of [contributor, { client: visitor }]) {
      const first = await client.done(listChanges, { query: { ...of, limit: 2 } })
      expect(first.items.map(({ now }) => now)).toEqual([{ rank: 'Rank 3' }, { rank: 'Rank 2' }])
      const cursor = first.nextCursor ?? ''
      const rest = await client.done(listChanges, { query: { ...of, limit: 2, cursor } })
      expect(rest).toMatchObject({ items: [{ now: { rank: 'Rank 1' } }], nextCursor: null })
    }
  })

  test('[P4, P7] where a relative’s portrait comes from no visitor reads in its history, and of one that was taken off nothing', async () => {
    const said = { source: 'His sister Wilma', lentBy: 'relative' } as const
    const person = await aPortrait(moderator, await aPerson(moderator), said)
    const params = portraitOf(person)
    const of = { portraitId: params.portraitId }
    const say = (body: object) => moderator.client.done(correctPortrait, { params, body })
    await say({ source: 'His sister Wilma Overbrook', date: '1949' })
    await say({ source: 'An album', lentBy: 'contributor' })
    expect(await changesOf(of)).toMatchObject([
      { was: { lentBy: 'relative' }, now: { lentBy: 'contributor' } },
      { was: { date: null }, now: { date: '1949' } },
    ])
    expect(JSON.stringify(await changesOf(of))).not.toMatch(/Wilma|album/)
    expect(await changesOf({ personId: person.id })).toEqual(await changesOf(of))
    const [last] = await changesOf(of, contributor.client)
    expect(last?.was).toEqual({ source: 'His sister Wilma Overbrook', lentBy: 'relative' })
    await say({ takenOff: true })
    for (const { client } of [contributor, { client: visitor }])
      expect((await client.refused(listChanges, { query: of })).code).toBe('not-found')
    expect(await changesOf({ personId: person.id })).toEqual([])
    expect(await changesOf(of, moderator.client)).toHaveLength(3)
  })

  test('[A8] [A9] that a film or photo was restricted stands in its history for moderators, and the warning for all who see it, without the reasons', async () => {
    const film = { filmId: (await aFilm(contributor, { shots: [11] })).id }
    const photo = { stillId: (await aStill(contributor)).id }
    const set = (body: object) => ({
      body: { reasons: 'His widow asked for it.', ...body } as never,
    })
    const steps = [{ restricted: true, warning: true }, { restricted: false }]
    for (const step of steps) {
      await moderator.client.done(restrictFilm, { params: film, ...set(step) })
      await moderator.client.done(restrictStill, { params: photo, ...set(step) })
      const all = await changesOf({ photoId: photo.stillId }, moderator.client)
      expect(all[0]).toMatchObject({ what: 'still.restricted', now: step, byModerator: true })
      expect(all[0]?.reasons).toBe('His widow asked for it.')
    }
    for (const [of, what] of [
      [film, 'film.restricted'],
      [photo, 'still.restricted'],
    ] as const)
      for (const client of [visitor, contributor.client]) {
        const [change, ...others] = await changesOf(of, client)
        expect(others).toEqual([])
        expect(change).toMatchObject({ what, reasons: null, withheld: false })
        expect([change?.was, change?.now]).toEqual([{ warning: false }, { warning: true }])
      }
  })

  test('[A8] [P4] [M6] what a moderator hides, because what stood there was private, nobody but moderators reads, until it is shown again', async () => {
    const params = { filmId: (await aFilm(contributor, { shots: [12] })).id }
    await moderator.client.done(editFilm, { params, body: { title: 'A letter home' } })
    await moderator.client.done(editFilm, { params, body: { title: 'Mail' } })
    const before = await changesOf(params)
    const [, change] = before
    const hide = (hidden: boolean) =>
      moderator.client.done(hideChange, {
        params: { changeId: change?.id ?? ('' as never) },
        body: { hidden, reasons: 'It named his sister.' },
      })
    expect(await hide(true)).toMatchObject({ id: change?.id, hidden: true })
    for (const client of [visitor, contributor.client])
      expect((await changesOf(params, client)).map(({ id }) => id)).toEqual([before[0]?.id])
    expect(await changesOf(params, moderator.client)).toHaveLength(2)
    const last = await database.collection('audit').find().sort({ _id: -1 }).limit(1).toArray()
    expect(last).toMatchObject([{ act: 'change.hidden' }])
    expect(JSON.stringify(last)).not.toMatch(/sister/)
    await hide(false)
    expect(await changesOf(params)).toEqual(before)
  })

  test('[A8] whoever has gone is a former contributor; whoever did it reads his own name', async () => {
    const young = await aContributor(server, { ageHours: 1 })
    const { id } = await aStill(young)
    const params = { stillId: id }
    await young.client.done(correctPhoto, { params, body: { title: 'At the river' } })
    const byOf = async (client: Client) => (await changesOf({ photoId: id }, client))[0]?.by
    expect(await byOf(young.client)).toBe(young.name)
    expect(await byOf(contributor.client)).toBe(young.name)
    await database.collection('user').deleteOne({ _id: new ObjectId(young.id) })
    expect(await byOf(contributor.client)).toBe('a former contributor')
  })

  test('[S2, S3] what is not there has no history, nor has a frame’s picture of its own; one says of what, once', async () => {
    const nothing = 'a'.repeat(24)
    const fields = ['filmId', 'photoId', 'personId', 'portraitId', 'stillId', 'subjectId']
    for (const field of fields) {
      const refused = await visitor.refused(listChanges, { query: { [field]: nothing } })
      expect(refused.code).toBe('not-found')
    }
    for (const query of [{}, { filmId: nothing, personId: nothing }]) {
      const { code, errors } = await visitor.refused(listChanges, { query })
      expect([code, errors?.length]).toEqual(['request.invalid', 1])
    }
    await visitor.refused(listChanges, { query: { filmId: nothing, cursor: 'garbage' } })
  })
})

/** Puts down what programs before form 3 kept of corrections of things that stand as they stand now. */
const keepAsBefore = async () => {
  const film = await aFilm(contributor, { shots: [13], width: 64, height: 48 })
  const photo = await aStill(contributor)
  const known = await aPerson(moderator, { rank: 'Cpl' })
  const person = await aPortrait(moderator, known, { date: '1949' })
  const { params, of } = await aMark()
  const { portraitId } = portraitOf(person)
  const rows = (name: string, by: Account, ...docs: readonly object[]) =>
    database.collection(name).insertMany(
      docs.map((doc, at) => {
        const row = { _id: new ObjectId().toHexString(), at: new Date(at), by: by.id, ...doc }
        return row as never
      }),
    )
  const provenance = { place: 'Pyoktong' }
  const first = { title: 'A film', provenance: {} }
  await rows('filmHistory', contributor, { filmId: film.id, version: 1, ...first })
  await rows('filmHistory', moderator, { filmId: film.id, version: 4, ...first, provenance })
  await rows('photoHistory', contributor, { stillId: photo.id, version: 1, ...first })
  const { name, otherNames, sources, fates, publishedLists } = known
  const told = {
    name,
    otherNames,
    camps: ['Camp 5'],
    sources,
    fates,
    publishedLists,
    consent: null,
  }
  const was = [
    { ...told, rank: 'Pfc', died: null },
    { ...told, rank: 'Pfc', died: '1951-02' },
  ]
  const ofPerson = was.map((was, at) => ({ personId: person.id, version: at + 1, was }))
  await rows('personHistory', moderator, ...ofPerson)
  const dates = ['1950', '1951'].map((date) => ({ portraitId, was: { date, takenOff: false } }))
  await rows('portraitHistory', moderator, ...dates)
  const mark = { sightingId: params.sightingId, stillId: of.stillId, home: await manOn(of.stillId) }
  const withdrawn = {
    version: 0,
    was: { region },
    now: null,
    asModerator: true,
    reasons: 'A shade',
  }
  await rows('sightingHistory', moderator, { ...mark, ...withdrawn })
  return { film, photo, person, portraitId, stillId: of.stillId }
}
const manOn = async (stillId: string) =>
  (await visitor.done(getStill, { params: { stillId } })).sightings[0]?.subject.id

const CUT_OFF = 8

/** Fails after so many commands of those that a migration gives. */
const cutOffAfter = async (skip: number, run: (db: Db) => Promise<void>): Promise<boolean> => {
  const appName = `cut-off-${randomUUID()}`
  const client = new MongoClient(databaseUri, { appName })
  const admin = database.client.db('admin')
  const failCommands = ['find', 'update', 'listCollections', 'drop']
  const data = { failCommands, errorCode: CUT_OFF, appName }
  await admin.command({ configureFailPoint: 'failCommand', mode: { skip }, data })
  try {
    await run(client.db())
    return false
  } catch (error) {
    if ((error as MongoServerError).code !== CUT_OFF) throw error
    return true
  } finally {
    await admin.command({ configureFailPoint: 'failCommand', mode: 'off' })
    await client.close()
  }
}

test.skipIf(inject('mongodLog') === null)(
  '[O4, A8] what was kept of corrections before is read in the one history, also where bringing it there was cut off anywhere',
  async () => {
    const { film, photo, person, portraitId, stillId } = await keepAsBefore()
    let cuts = 0
    while (await cutOffAfter(cuts, oneHistory.run)) cuts += 1
    expect(cuts).toBeGreaterThan(20)
    const read = (of: Of) => changesOf(of, moderator.client)
    expect(await read({ filmId: film.id })).toMatchObject([
      {
        ...{ version: 4, was: { title: 'A film', place: 'Pyoktong' }, byModerator: true },
        ...{ now: { title: film.title, place: null }, by: moderator.name, at: epoch },
      },
      { version: 1, was: { place: null }, now: { place: 'Pyoktong' }, byModerator: false },
    ])
    expect(await read({ photoId: photo.id })).toMatchObject([{ now: { title: photo.title } }])
    expect(await read({ portraitId })).toMatchObject([
      { version: 1, was: { date: '1951' }, now: { date: '1949' } },
      { version: 0, was: { date: '1950' }, now: { date: '1951' } },
    ])
    const ofPerson = await read({ personId: person.id })
    expect(ofPerson.filter(({ about }) => about.kind === 'person')).toMatchObject([
      { version: 2, was: { rank: 'Pfc' }, now: { rank: 'Cpl' } },
      { version: 1, was: { died: null }, now: { died: '1951-02' } },
    ])
    // What was written while his name was withheld stays so, and of portraits that is not known.
    expect(await changesOf({ personId: person.id })).toMatchObject([{ was: { rank: 'Pfc' } }])
    expect(await read({ stillId })).toMatchObject([
      { what: 'sighting.withdrawn', was: { region }, now: null, reasons: 'A shade' },
    ])
    const names = (await database.listCollections().toArray()).map(({ name }) => name)
    expect(names.filter((name) => name.endsWith('History'))).toEqual([])
    // What is corrected since goes on from there.
    const params = { personId: person.id, portraitId }
    await moderator.client.done(correctPortrait, { params, body: { date: '1948' } })
    expect(await read({ portraitId })).toMatchObject([
      { version: 2 },
      { version: 1 },
      { version: 0 },
    ])
  },
)
const epoch = new Date(0).toISOString()

test('nothing of all this was written down as a bug', () => {
  expect(server.errors()).toEqual([])
})
