import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { foldOpenNames } from '@rollcall/api/migrations/0001-fold-open-names.ts'
import { migrations } from '@rollcall/api/migrations/list.ts'
import {
  assertForm,
  type Migration,
  migrate,
  newestOf,
} from '@rollcall/api/platform/database/migrate.ts'
import { writeMongodRecord } from '@rollcall/api/platform/database/mongodRecord.ts'
import { parseMongodVersion } from '@rollcall/api/platform/database/mongodVersion.ts'
import { run } from '@rollcall/api/platform/install/command.ts'
import { keepCopy, noteForm } from '@rollcall/api/supervise/keepCopy.ts'
import { type Db, MongoClient } from 'mongodb'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { databaseUri } from '../support/database.ts'
import { steps } from '../support/migrating.ts'
import { makeDataDir } from '../support/processes.ts'
import { launchServer } from '../support/server.ts'
import { root } from '../support/tree.ts'

const client = new MongoClient(databaseUri)
let db: Db
let uri: string
let made = 0
const MEN = 400

/** A database of its own for each test, as a program without migrations left it. */
beforeEach(async () => {
  made += 1
  const address = new URL(databaseUri)
  address.pathname += `-${made}`
  uri = address.href
  db = client.db(address.pathname.slice(1))
  const men = Array.from({ length: MEN }, (_, at) => ({ name: `Man ${at}` }))
  await db.collection('men').insertMany(men)
})

afterAll(async () => {
  for (let at = 1; at <= made; at += 1)
    await client.db(`${new URL(databaseUri).pathname.slice(1)}-${at}`).dropDatabase()
  await client.close()
})

const form = () =>
  db.collection<{ _id: string; version: number; done: { id: number }[] }>('form').findOne()
const setForm = (fields: object) =>
  db
    .collection<{ _id: string }>('form')
    .updateOne({ _id: 'form' }, { $set: fields }, { upsert: true })
const changed = () => db.collection('men').countDocuments({ parts: { $exists: true } })
const expectWhole = async () => {
  expect(await form()).toMatchObject({ version: 2, done: [{ id: 1 }, { id: 2 }] })
  expect(await db.collection('men').countDocuments({ name: { $exists: false }, count: 2 })).toBe(
    MEN,
  )
}

test('[O4] migrations are numbered from 1 without gaps, each with a name of its own', () => {
  expect(migrations.map(({ id }) => id)).toEqual(migrations.map((_, at) => at + 1))
  expect(new Set(migrations.map(({ name }) => name)).size).toBe(migrations.length)
})

test('[O4] of several processes that begin at once one brings the data forward, and all wait for it', async () => {
  let runs = 0
  const counted = steps.map((step): Migration => {
    const run = (on: Db) => {
      runs += 1
      return step.run(on)
    }
    return { ...step, run }
  })
  await Promise.all(Array.from({ length: 12 }, () => migrate(db, counted)))
  expect(runs).toBe(2)
  await expectWhole()
})

test('[O4] killed anywhere, a migration is taken up again and comes out the same', async () => {
  for (const enough of [1, 150, 399]) {
    const child = spawn(process.execPath, [join(root, 'test/support/migrating.ts'), uri], {
      stdio: 'ignore',
    })
    const exited = once(child, 'exit')
    await expect.poll(changed, { interval: 1 }).toBeGreaterThanOrEqual(enough)
    child.kill('SIGKILL')
    await exited
    // As if the time of the dead one had run out.
    await setForm({ until: new Date(0) })
  }
  await migrate(db, steps)
  await expectWhole()
})

test('[O4] a step that throws leaves the data in the form of before, and the next start takes it up', async () => {
  const failing: Migration = {
    id: 1,
    name: 'fails',
    run: () => Promise.reject(new Error('no room')),
  }
  await expect(migrate(db, [failing])).rejects.toThrow('no room')
  expect((await form())?.version).toBe(0)
  await setForm({ until: new Date(0) })
  await migrate(db, steps)
  await expectWhole()
})

test('[O4] an empty database begins in the newest form, and nothing is run on it', async () => {
  await db.dropDatabase()
  const never: Migration = { id: 1, name: 'never', run: () => Promise.reject(new Error('was run')) }
  await migrate(db, [never])
  expect((await form())?.version).toBe(1)
  await assertForm(db, [never])
})

test('[O4] [P4] people that were stored before are derived anew: no name is public by a date that cannot be read', async () => {
  const stored = { numberKey: null, deathRecorded: true, hundredAt: new Date(0), sortName: 'x' }
  const men = [
    { _id: 'a', name: 'Al B. Able Jr.', serviceNumber: 'RA 0040-000-001', born: '1920-29' },
    { _id: 'b', name: 'Bo Baker', born: '1910', fates: [{ code: 'died-in-captivity' }] },
    { _id: 'c', name: 'Cy Cole', died: '1951-02-30', fates: [] },
    { _id: 'd', name: 'Dan Dow', born: '0001-01-01', died: '1900-01-01', fates: [] },
  ].map((man) => ({ ...stored, ...man }))
  await db.collection<{ _id: string }>('people').insertMany(men)
  const derived = { deathRecorded: false, hundredAt: null }
  for (const version of [0, 0, 11]) {
    await setForm({ version, until: new Date(0) })
    await migrate(db, migrations)
    expect(await db.collection('people').find().sort({ _id: 1 }).toArray()).toMatchObject([
      { sortName: 'able al b. jr.', numberKey: '40000001', ...derived },
      { sortName: 'baker bo', deathRecorded: true, hundredAt: new Date('2010-12-31') },
      { sortName: 'cole cy', ...derived },
      { sortName: 'dow dan', ...derived },
    ])
    await db.collection('people').updateMany({ _id: 'd' as never }, { $set: stored })
    await db
      .collection('people')
      .updateMany({ _id: 'd' as never }, { $set: { sortName: 'dow dan' } })
  }
})

test('[O4, P1] the roster of before is ordered by surnames of several words, however often it is begun', async () => {
  const men = [
    { _id: 'a', name: 'Arthur Van Fleet', sortName: 'fleet arthur van' },
    { _id: 'b', name: '남궁 민수', sortName: '민수 남궁' },
    { _id: 'c', name: 'Bo Baker', sortName: 'baker bo' },
  ]
  const people = db.collection<{ _id: string; sortName: string }>('people')
  await people.insertMany(men)
  for (const _ of ['run', 'run again']) {
    await setForm({ version: 12, until: new Date(0) })
    await migrate(db, migrations)
    const found = await people.find().sort({ _id: 1 }).toArray()
    expect(found.map(({ sortName }) => sortName)).toEqual([
      'van fleet arthur',
      '남궁민수',
      'baker bo',
    ])
  }
})

test('[O4, P4] whose birth was stored as databases write none is presumed living again', async () => {
  const hundredAt = new Date('2000-01-01')
  const people = db.collection<{ _id: string; hundredAt: Date | null }>('people')
  await people.insertMany([
    { _id: 'a', name: 'Al Able', born: '1900-01-01', hundredAt },
    { _id: 'b', name: 'Bo Baker', born: '1900-01-02', hundredAt: new Date('2000-01-02') },
  ] as never)
  for (const _ of ['run', 'run again']) {
    await setForm({ version: 13, until: new Date(0) })
    await migrate(db, migrations)
    const found = await people.find().sort({ _id: 1 }).toArray()
    expect(found.map((one) => one.hundredAt)).toEqual([null, new Date('2000-01-02')])
  }
})

test('[O4] people that were stored with keys to be found by are kept without, and so is the index of the keys', async () => {
  const men = Array.from({ length: 2_500 }, (_, at) => ({ _id: `${at}`, name: 'A', keys: ['w:a'] }))
  const people = db.collection<{ _id: string }>('people')
  await people.insertMany(men)
  await people.createIndex({ keys: 1 })
  for (const _ of ['run', 'run again']) {
    await setForm({ version: 3, until: new Date(0) })
    await migrate(db, migrations)
    expect(await people.countDocuments({ keys: { $exists: true } })).toBe(0)
    expect((await people.indexes()).map(({ name }) => name)).toEqual(['_id_'])
  }
  expect(await people.countDocuments({ name: 'A' })).toBe(men.length)
})

test('[O4] [P6] each bare line of a camp becomes a camp by that name as it stands, and a man’s camps his stays; again it changes nothing', async () => {
  const of = (collection: string) => db.collection<{ _id: string }>(collection)
  await of('films').insertMany([
    { _id: 'a', provenance: { camp: 'Camp 5', place: 'A valley' } },
    { _id: 'b', provenance: { camp: 'CAMP 5' } },
    { _id: 'c', provenance: {} },
  ] as never)
  await of('stills').insertMany([
    { _id: 'p', provenance: { camp: 'Camp 5' } },
    { _id: 'f', provenance: null },
  ] as never)
  const sources = { camps: 'A letter', rank: 'A list' }
  await of('people').insertMany([
    { _id: 'x', name: 'X', camps: ['Camp 5', 'The Valley'], sources },
    { _id: 'y', name: 'Y', camps: [], sources: {} },
  ] as never)
  const given = { name: 'X', camps: ['Camp 5'] }
  for (const list of ['importedPeople', 'importAsks'])
    await of(list).insertMany([
      { _id: 'i', given },
      { _id: 'j', given: { name: 'Y' } },
    ] as never)
  const read = async () => {
    const all = ['camps', 'films', 'stills', 'people', 'importedPeople', 'importAsks']
    return Promise.all(all.map((one) => of(one).find().sort({ _id: 1 }).toArray()))
  }
  await setForm({ version: 5, until: new Date(0) })
  await migrate(db, migrations)
  const once = await read()
  const [camps = [], ...rest] = once as unknown as { _id: string; name: string }[][]
  const idOf = (line: string) => camps.find(({ name }) => name === line)?._id
  const lines = camps.map(({ name }) => name).toSorted()
  expect(lines).toEqual(['CAMP 5', 'Camp 5', 'The Valley'])
  expect(camps.every(({ _id }) => /^[0-9a-f]{24}$/.test(_id))).toBe(true)
  const stays = ['Camp 5', 'The Valley'].map((camp) => ({ camp: idOf(camp), source: 'A letter' }))
  const bare = { force: null, heightCm: null, ids: [] }
  const imported = [
    { given: { name: 'X', stays: [{ camp: 'Camp 5', source: null }] } },
    { given: { name: 'Y' } },
  ]
  expect(rest).toMatchObject([
    [
      { provenance: { camp: idOf('Camp 5'), place: 'A valley' } },
      { provenance: { camp: idOf('CAMP 5') } },
      { provenance: {} },
    ],
    [{ provenance: null }, { provenance: { camp: idOf('Camp 5') } }],
    [
      { ...bare, stays, sources: { rank: 'A list' } },
      { ...bare, stays: [], sources: {} },
    ],
    imported,
    imported,
  ])
  expect(JSON.stringify(once)).not.toContain('"camps"')
  await setForm({ version: 5, until: new Date(0) })
  await migrate(db, migrations)
  expect(await read()).toEqual(once)
})

test('[O4] data of a newer program are refused in words, by server and command line, and nothing is changed', async () => {
  await setForm({ version: newestOf(migrations) + 1 })
  const { ready, ...server } = await launchServer({ uri })
  await expect(ready).rejects.toThrow(/written by a newer Rollcall/)
  expect(await server.exited).toBe(1)
  const env = { MONGODB_URI: uri, DATA_DIR: server.dataDir }
  const told = await run(join(root, 'bin/rollcall'), ['account', 'list'], env)
  expect(told).toMatchObject({
    ok: false,
    complaint: expect.stringMatching(/Start the newer program/),
  })
  expect((await db.listCollections().toArray()).map(({ name }) => name).toSorted()).toEqual([
    'form',
    'men',
  ])
})

/** A folder as an embedded database of `form` leaves it. */
const aDatabaseFolder = async (): Promise<string> => {
  const dbPath = join(await makeDataDir(), 'db')
  await mkdir(join(dbPath, 'journal'), { recursive: true })
  await writeFile(join(dbPath, 'journal/log'), 'what was')
  await writeMongodRecord(dbPath, { version: parseMongodVersion('6.0.5'), port: 1 })
  return dbPath
}

test('[O4] before its form changes an embedded database is copied, once, and a copy that was cut off is made anew', async () => {
  const dbPath = await aDatabaseFolder()
  const beside = async () => (await readdir(join(dbPath, '..'))).toSorted()
  await mkdir(`${dbPath}-before-form-3.unfinished/journal`, { recursive: true })
  await keepCopy(dbPath, 3)
  expect(await beside()).toEqual(['db', 'db-before-form-3'])
  expect(await readdir(`${dbPath}-before-form-3/journal`)).toEqual(['log'])
  await writeFile(join(dbPath, 'journal/half'), 'a migration that was killed')
  await keepCopy(dbPath, 3)
  expect(await readdir(`${dbPath}-before-form-3/journal`)).toEqual(['log'])
  await noteForm(dbPath, 3)
  await keepCopy(dbPath, 3)
  expect(await beside()).toEqual(['db', 'db-before-form-3'])
  await expect(keepCopy(dbPath, 2)).rejects.toThrow(/newer Rollcall: it is in form 3/)
})

test('[O4, O5] a damaged note of the form is told in words, nothing is changed, and without it the start goes on', async () => {
  const dbPath = await aDatabaseFolder()
  const note = join(dbPath, 'form.json')
  for (const text of ['{"form', '{"form":"new"}', 'null', '']) {
    await writeFile(note, text)
    await expect(keepCopy(dbPath, 1)).rejects.toThrow(
      /form\.json is damaged[\s\S]+Move that file away/,
    )
    expect(await readdir(join(dbPath, '..'))).toEqual(['db'])
  }
  await rm(note)
  await keepCopy(dbPath, 1)
  expect(await readdir(join(dbPath, '..'))).toContain('db-before-form-1')
})

test('[O4] where the copy has no room the start says how much it needs, and changes nothing', async () => {
  const dbPath = await aDatabaseFolder()
  // A file with nothing in it that calls itself eight terabytes.
  await truncate(join(dbPath, 'journal/log'), 2 ** 43)
  await expect(keepCopy(dbPath, 1)).rejects.toThrow(/needs 8389121 MiB there; \d+ MiB are free/)
  expect(await readdir(join(dbPath, '..'))).toEqual(['db'])
})

test('[O4, I2] open names that were told apart by an apostrophe stay two; the older takes the key, and the next proposal joins it', async () => {
  const men = db.collection<{ _id: string; openKey?: string }>('identifications')
  const unique = { unique: true, partialFilterExpression: { openKey: { $type: 'string' } } }
  await men.createIndex({ openKey: 1 }, unique)
  const one = (_id: string, name: string, subjectId = 'a') => {
    const openKey = `${subjectId}:name:${name.toLowerCase()}`
    return { _id, subjectId, personId: null, name, openKey, at: new Date(Number(_id)) }
  }
  const closed = { _id: '5', subjectId: 'a', personId: null, name: 'O’Neill', at: new Date(0) }
  const linked = { ...one('6', 'O’Neill'), personId: 'p', openKey: 'a:person:p' }
  await men.insertMany([
    one('1', 'O’Neill'),
    one('2', "O'Neill"),
    one('3', 'Miller'),
    one('4', 'O’Neill', 'b'),
    closed,
    linked,
  ] as never)
  for (const _ of ['once', 'again']) {
    await foldOpenNames.run(db)
    const kept = await men.find().sort({ _id: 1 }).toArray()
    expect(kept.map(({ openKey }) => openKey)).toEqual([
      "a:name:o'neill",
      "a:name:o'neill:2",
      'a:name:miller',
      "b:name:o'neill",
      undefined,
      'a:person:p',
    ])
  }
})

test('[O4] what is open and of somebody who has a portrait stands in line to be compared, undecided before confirmed; again it changes nothing', async () => {
  const of = (collection: string) => db.collection<{ _id: string }>(collection)
  const open = { status: 'probable', personId: 'pictured' }
  const all = {
    undecided: open,
    confirmed: { ...open, status: 'confirmed' },
    bare: { ...open, personId: 'bare' },
    named: { ...open, personId: null },
    out: { ...open, status: 'ruled-out' },
    joined: { ...open, joined: { into: 'undecided' } },
  }
  const rows = Object.entries(all).map(([_id, one]) => ({ _id, ...one }))
  await of('identifications').insertMany(rows)
  await of('tallies').insertMany(rows.map(({ _id }) => ({ _id, answered: 0 })))
  await of('portraits').insertOne({ _id: 'p', personId: 'pictured' } as never)
  for (const _ of ['run', 'run again']) {
    await setForm({ version: 6, until: new Date(0) })
    await migrate(db, migrations)
    const asked = await of('tallies')
      .find({ asked: { $exists: true } })
      .sort({ _id: 1 })
      .toArray()
    expect(asked).toEqual([
      { _id: 'confirmed', answered: 0, asked: 'later' },
      { _id: 'undecided', answered: 0, asked: 'first' },
    ])
  }
})

test('[O4] [D3] a mark about which a flag waits knows that it is flagged; one whose flags are resolved does not', async () => {
  const of = (collection: string) => db.collection<{ _id: string }>(collection)
  await of('sightings').insertMany([{ _id: 'flagged' }, { _id: 'settled' }, { _id: 'plain' }])
  const flags = [
    { _id: 'a', about: { kind: 'sighting', id: 'flagged' }, resolution: null },
    { _id: 'b', about: { kind: 'sighting', id: 'settled' }, resolution: { outcome: 'kept' } },
    { _id: 'c', about: { kind: 'still', id: 'plain' }, resolution: null },
  ]
  await of('flags').insertMany(flags)
  for (const _ of ['run', 'run again']) {
    await setForm({ version: 7, until: new Date(0) })
    await migrate(db, migrations)
    expect(await of('sightings').find({ flagged: true }).toArray()).toEqual([
      { _id: 'flagged', flagged: true },
    ])
  }
})

test('[O4] [A5] a film keeps count of its stills, and the index that was read for it is gone; again it changes nothing', async () => {
  const of = (collection: string) => db.collection<{ _id: string }>(collection)
  const films = Array.from({ length: 450 }, (_, at) => ({ _id: `film ${at}`, title: 'A reel' }))
  await of('films').insertMany(films)
  const frames = films
    .slice(0, 300)
    .flatMap(({ _id: filmId }, at) =>
      Array.from({ length: at % 4 }, (_, frame) => ({ _id: `${filmId}:${frame}`, filmId, frame })),
    )
  const photo = { _id: 'photo', filmId: null, frame: null }
  await of('stills').insertMany([...frames, photo] as never)
  const hidden = { partialFilterExpression: { restricted: true } }
  await of('stills').createIndex({ filmId: 1 }, hidden)
  for (const _ of ['run', 'run again']) {
    await setForm({ version: 9, until: new Date(0) })
    await migrate(db, migrations)
    const kept = await db.collection<{ _id: string; stills: number }>('films').find().toArray()
    expect(kept.map(({ _id, stills }) => [_id, stills])).toEqual(
      films.map(({ _id }, at) => [_id, at < 300 ? at % 4 : 0]),
    )
    expect((await of('stills').indexes()).map(({ name }) => name)).toEqual(['_id_'])
  }
})

test('[O4] [M2] of a name that was confirmed before it was kept whether community carried it, that is taken to be so; again it changes nothing', async () => {
  const names = db.collection<{ _id: string; withCommunity?: boolean }>('identifications')
  await names.insertMany([
    { _id: 'confirmed', status: 'confirmed' },
    { _id: 'short', status: 'confirmed', short: { since: new Date(0), lacks: ['score'] } },
    { _id: 'proposed', status: 'proposed' },
  ] as never)
  for (const _ of ['run', 'run again']) {
    await setForm({ version: 10, until: new Date(0) })
    await migrate(db, migrations)
    expect(await names.distinct('_id', { withCommunity: true })).toEqual(['confirmed'])
  }
})
