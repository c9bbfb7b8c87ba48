import { addCamp } from '@rollcall/contract/camps.ts'
import { releaseText } from '@rollcall/contract/cases.ts'
import type { BodySent } from '@rollcall/contract/endpoint.ts'
import { editFilm, restrictFilm } from '@rollcall/contract/films.ts'
import { getIdentification, giveEvidence, withdraw } from '@rollcall/contract/identifications.ts'
import { addPerson, countPeople, editPerson, listPeople } from '@rollcall/contract/people.ts'
import { type FoundKind, foundKinds, search } from '@rollcall/contract/search.ts'
import { countSources, listSources } from '@rollcall/contract/sources.ts'
import {
  addStill,
  correctPhoto,
  countStills,
  listStills,
  restrictStill,
  type Still,
} from '@rollcall/contract/stills.ts'
import { listSubjects, mergeSubject } from '@rollcall/contract/subjects.ts'
import { countSubjects, getTotals } from '@rollcall/contract/wall.ts'
import { listWhereabouts } from '@rollcall/contract/whereabouts.ts'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { aFilm, countKept } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { expectProblem } from '../support/expect.ts'
import { makePhoto } from '../support/media.ts'
import { idOf } from '../support/multiplied.ts'
import { type Server, startServer } from '../support/server.ts'
import { upload } from '../support/upload.ts'

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

const find = (
  q: string,
  client: Client = visitor,
  query: { kind?: FoundKind; limit?: number } = {},
) => client.done(search, { query: { q, ...query } })
const countsOf = async (q: string, client?: Client) => {
  const found = await find(q, client)
  return Object.fromEntries(
    foundKinds.flatMap((kind) => (found[kind].count > 0 ? [[kind, found[kind].count]] : [])),
  )
}
/** What is kept in memory hears of a change a moment after it. */
const soon = { timeout: 60_000 }
const aPhoto = async (title: string, provenance: BodySent<typeof addStill>['provenance'] = {}) => {
  const uploadId = await upload(contributor.client, await makePhoto({ width: 300, height: 240 }))
  return contributor.client.done(addStill, { body: { uploadId, title, provenance } })
}
const reasons = 'The family asked for it.'
const restrict = (still: Pick<Still, 'id'>, restricted: boolean) =>
  moderator.client.done(restrictStill, {
    params: { stillId: still.id },
    body: { restricted, reasons },
  })

test('[P3] a hit says why: the same name, another of his names, a short form, a slip, a sound', async () => {
  await aPerson(moderator, { name: 'Robert Quennell', otherNames: ['Tadpole Quennell'] })
  const why = async (q: string) => (await find(q)).people.hits[0]?.why
  expect(await why('Robert Quennell')).toMatchObject({ how: 'exact', name: null })
  expect(await why('Bob Quennell')).toMatchObject({
    how: 'short-form',
    asked: 'Bob',
    known: 'Robert',
    full: 'Robert',
  })
  expect(await why('Rob Quennell')).toMatchObject({ how: 'prefix', asked: 'Rob', known: 'Robert' })
  expect(await why('Bert Quennell')).toMatchObject({
    how: 'short-form',
    asked: 'Bert',
    known: 'Robert',
  })
  expect(await why('tadpole')).toMatchObject({ how: 'exact', name: 'Tadpole Quennell' })
  expect(await why('Quennel')).toMatchObject({ how: 'prefix', known: 'Quennell' })
  expect(await why('Kwennell')).toMatchObject({
    how: 'sounds-like',
    asked: 'Kwennell',
    known: 'Quennell',
  })
})

test('[P3] what means nothing finds nothing of any kind', async () => {
  for (const q of ['zzzz', '?!', '$where', '99999999', '"', '-'])
    expect(await countsOf(q)).toEqual({})
})

test('[S3] without words nothing is looked for, and a kind that is none is refused', async () => {
  for (const query of [{}, { q: ' ' }, { q: 'x', kind: 'tips' }, { q: 'x', limit: 0 }])
    expectProblem(await visitor.call(search, { query: query as never }), 'request.invalid')
})

test('[P3, K3] a man is found by his number, however it is written, and by that of whom he was joined with', async () => {
  const [one, other] = [await aSubject(contributor), await aSubject(contributor)]
  const found = async (q: string) => {
    const { men } = await find(q, visitor, { kind: 'men' })
    return men.hits.map(({ man, why }) => [man.number, why.how])
  }
  for (const q of [
    `${one.number}`,
    `Unknown man ${one.number}`,
    `#${one.number}`,
    `신원 미상자 ${one.number}번`,
  ])
    expect(await found(q)).toEqual([[one.number, 'number']])
  const merge = { params: { subjectId: one.id }, body: { into: other.id, reasons } }
  await moderator.client.done(mergeSubject, merge)
  expect(await found(`${one.number}`)).toEqual([[other.number, 'joined']])
})

test('[P4] a withheld name is found by nobody who may not read it, nor whom it was proposed for, nor counted', async () => {
  const living = await moderator.client.done(addPerson, {
    body: { name: 'Ambrose Vexelby', force: 'Vexel Force' },
  })
  const subject = await aSubject(contributor)
  await anIdentification(contributor, { subject, person: living })
  const young = (await aContributor(server, { ageHours: 1 })).client
  const fresh = await visitor.done(getTotals)
  for (const client of [visitor, young]) {
    for (const q of ['Ambrose Vexelby', 'Vexelby', 'Vexelbee'])
      expect(await countsOf(q, client)).toEqual({})
    const { people, forces } = await client.done(countPeople, { query: { force: 'Vexel Force' } })
    expect([people, forces.filter(({ name }) => name === 'Vexel Force')]).toEqual([0, []])
    expect((await client.done(listPeople, { query: { force: 'Vexel Force' } })).items).toEqual([])
  }
  const told = await find('Vexelby', contributor.client)
  expect(told.people.hits).toMatchObject([{ person: { name: 'Ambrose Vexelby' } }])
  expect(told.men.hits).toMatchObject([
    { man: { id: subject.id }, why: { how: 'proposed', name: 'Ambrose Vexelby' } },
  ])
  expect((await contributor.client.done(getTotals)).people).toBeGreaterThan(fresh.people)

  const params = { personId: living.id }
  await moderator.client.done(editPerson, { params, body: { consent: 'His daughter, 2020' } })
  expect(await countsOf('Vexelby')).toEqual({ people: 1, men: 1 })
  expect((await visitor.done(getTotals)).people).toBe(fresh.people + 1)
  await moderator.client.done(editPerson, { params, body: { consent: null } })
  expect(await countsOf('Vexelby')).toEqual({})
})

test('[P6] a camp is found as it sounds and in any script, and with it who and what was there', async () => {
  const names = [
    { text: 'Ch’angsŏng, Camp 1', lang: 'en' },
    { text: '창성', lang: 'ko' },
  ]
  const { id: campId } = await contributor.client.done(addCamp, { body: { names } })
  const held = await aPerson(moderator, {
    name: 'Cyril Lowbarrow',
    stays: [{ camp: campId, source: 'A list of 1953' }],
  })
  const photo = await aPhoto('Three men at a table', { camp: campId, date: '1951-03' })
  const man = await aSubject(contributor, { still: photo })
  for (const q of ['Changsong', '창성', 'chang song'])
    await expect
      .poll(() => countsOf(q), soon)
      .toMatchObject({ camps: 1, people: 1, men: 1, stills: 1 })
  const found = await find('Changsong')
  expect(found.camps.hits).toMatchObject([
    { camp: { id: campId, people: 1, men: 1, photos: 1, films: 0 } },
  ])
  expect(found.people.hits).toMatchObject([{ person: { id: held.id }, why: { how: 'held-there' } }])
  expect(found.men.hits).toMatchObject([{ man: { id: man.id }, why: { how: 'seen-there' } }])
  expect(found.stills.hits).toMatchObject([{ still: { id: photo.id }, why: { how: 'made-there' } }])
})

test('[A9] what is restricted is neither found nor counted by anybody but moderators, until it is lifted', async () => {
  const place = 'Quillonport harbour'
  const photo = await aPhoto('Nurses of the Glimmerstone mission', { place, date: '1947' })
  const man = await aSubject(contributor, { still: photo })
  await expect.poll(() => countsOf('Glimmerstone'), soon).toEqual({ stills: 1 })
  expect((await find('Quillonport')).stills.hits).toMatchObject([
    { why: { how: 'exact', field: 'place', name: place } },
  ])
  const years = async (client: Client) =>
    (await client.done(countSubjects)).years.filter(({ year }) => year === 1947)
  const wall = (client: Client) => client.done(listSubjects, { query: { year: 1947 } })
  await expect.poll(() => years(visitor), soon).toEqual([{ year: 1947, men: 1 }])
  const before = await visitor.done(getTotals)

  await restrict(photo, true)
  // What is shown is as the database has it, at once.
  for (const client of [visitor, contributor.client]) {
    expect((await find('Glimmerstone', client)).stills.hits).toEqual([])
    expect((await find(`${man.number}`, client)).men).toEqual({ count: 0, hits: [] })
    expect((await wall(client)).items).toEqual([])
    await expect.poll(() => countsOf('Glimmerstone', client), soon).toEqual({})
    await expect.poll(() => years(client), soon).toEqual([])
  }
  const totals = () => visitor.done(getTotals)
  await expect.poll(totals, soon).toEqual({
    ...before,
    unknown: before.unknown - 1,
    photos: before.photos - 1,
  })
  expect(await countsOf('Glimmerstone', moderator.client)).toEqual({ stills: 1 })
  expect(await years(moderator.client)).toEqual([{ year: 1947, men: 1 }])
  expect((await wall(moderator.client)).items).toMatchObject([{ id: man.id }])

  await restrict(photo, false)
  await expect.poll(() => countsOf('Glimmerstone'), soon).toEqual({ stills: 1 })
  await expect.poll(() => years(visitor), soon).toEqual([{ year: 1947, men: 1 }])
})

test('[A9] a restricted film is found by moderators alone', async () => {
  const film = await aFilm(contributor)
  await expect.poll(() => countsOf('Arrival at Camp 5'), soon).toMatchObject({ films: 1 })
  const params = { filmId: film.id }
  await moderator.client.done(restrictFilm, { params, body: { restricted: true, reasons } })
  await expect.poll(async () => (await find('Arrival')).films, soon).toEqual({ count: 0, hits: [] })
  expect((await find('Arrival', moderator.client)).films.count).toBe(1)
})

test('[A8] a corrected title is what is found', async () => {
  const photo = await aPhoto('Under the wrong name Plumtree')
  const params = { stillId: photo.id }
  await contributor.client.done(correctPhoto, {
    params,
    body: { title: 'At the Wickersham ferry' },
  })
  await expect.poll(() => countsOf('Wickersham'), soon).toEqual({ stills: 1 })
  expect(await countsOf('Plumtree')).toEqual({})
})

test('[P7] a text is found by whoever may read it, as he reads it: what is withheld or covered finds nobody', async () => {
  const living = await moderator.client.done(addPerson, { body: { name: 'Lemuel Harkaway' } })
  const made = await anIdentification(contributor, { person: living })
  const other = await aContributor(server)
  const text = 'Harkaway wrote of a cartwheel on the porch, and 벽동에서 겨울을 났다고 했습니다.'
  const params = { identificationId: made.id }
  await other.client.done(giveEvidence, {
    params,
    body: { class: 'family', stance: 'for', origin: 'A letter', text },
  })
  const texts = async (q: string, client?: Client) =>
    (await find(q, client, { kind: 'texts' })).texts
  for (const q of ['cartwheel', '벽동', 'Harkaway']) {
    expect(await texts(q)).toEqual({ count: 0, hits: [] })
    expect((await texts(q, other.client)).count).toBe(1)
  }
  const { case: seen } = await moderator.client.done(getIdentification, { params })
  const held = seen?.heldTexts.find((one) => one.text === text)
  if (!held) throw new Error('the text is not held')
  const released = { textId: held.id, heldNames: seen?.heldNames ?? '', text: held.covered }
  await moderator.client.done(releaseText, { params, body: released })
  expect((await texts('cartwheel')).hits).toMatchObject([
    { text: { identificationId: made.id, found: 'cartwheel' }, why: { how: 'written' } },
  ])
  expect((await texts('벽동')).count).toBe(1)
  expect(await texts('Harkaway')).toEqual({ count: 0, hits: [] })
})

test('[S1] the wall by camp, year and order, each choice with how many it leaves over', async () => {
  const names = [{ text: 'Mirefold Camp' }]
  const { id: campId } = await contributor.client.done(addCamp, { body: { names } })
  const [late, early] = [
    await aPhoto('Later', { camp: campId, date: '1953' }),
    await aPhoto('Earlier', { camp: campId, date: '1950-12/1951-02' }),
  ]
  const men = [
    await aSubject(contributor, { still: early }),
    await aSubject(contributor, { still: late }),
    await aSubject(contributor, { still: late, region: { x: 150, y: 20, w: 60, h: 75 } }),
  ]
  await anIdentification(contributor, { subject: men[1] as { id: string }, name: 'Thomas Reyes' })
  const counts = (query: object) => visitor.done(countSubjects, { query: { campId, ...query } })
  await expect
    .poll(() => counts({}), soon)
    .toMatchObject({
      men: 3,
      standing: { nobody: 2, proposed: 1, confirmed: 0 },
      years: [
        { year: 1950, men: 1 },
        { year: 1951, men: 1 },
        { year: 1953, men: 2 },
      ],
    })
  expect((await counts({ year: 1953, standing: 'proposed' })).men).toBe(1)
  const listed = async (query: object): Promise<(number | undefined)[]> => {
    const page = await visitor.done(listSubjects, { query: { campId, limit: 2, ...query } })
    const numbers = page.items.map(({ id }) => men.findIndex((one) => one.id === id))
    if (!page.nextCursor) return numbers
    return [...numbers, ...(await listed({ ...query, cursor: page.nextCursor }))]
  }
  expect(await listed({})).toEqual([2, 1, 0])
  expect(await listed({ order: 'number' })).toEqual([0, 1, 2])
  expect(await listed({ order: 'date' })).toEqual([0, 1, 2])
  expect(await listed({ year: 1951 })).toEqual([0])
  expect(await listed({ standing: 'proposed' })).toEqual([1])
  expect(await listed({ named: 'yes' })).toEqual([])
})

test('[S1, A9] films and photos in one list by kind, camp, year, archive, collection and where nobody is marked, each choice with how many it leaves over', async () => {
  const names = [{ text: 'Ferncombe Camp' }]
  const { id: campId } = await contributor.client.done(addCamp, { body: { names } })
  const [archive, collection] = ['Ferncombe archive', 'Estate of a guard']
  const [late, early, none] = [
    await aPhoto('B, later', { camp: campId, date: '1953', archive, collection }),
    await aPhoto('C, earlier', { camp: campId, date: '1951', archive: 'Another' }),
    await aPhoto('A, undated', { camp: campId }),
  ]
  await aSubject(contributor, { still: late })
  const counts = (query: object, client = visitor) =>
    client.done(countSources, { query: { campId, ...query } })
  await expect
    .poll(() => counts({}), soon)
    .toMatchObject({
      ...{ sources: 3, unmarked: 2, kinds: { film: 0, photo: 3 } },
      years: [
        { year: 1951, sources: 1 },
        { year: 1953, sources: 1 },
      ],
      archives: [{ sources: 1 }, { sources: 1 }],
      collections: [{ name: collection, sources: 1 }],
    })
  expect(await counts({ archive })).toMatchObject({ sources: 1, unmarked: 0 })
  const photos = [late, early, none]
  const listed = async (query: object): Promise<number[]> => {
    const page = await visitor.done(listSources, { query: { campId, limit: 2, ...query } })
    const at = page.items.map((one) =>
      photos.findIndex(({ id }) => one.kind === 'photo' && one.still.id === id),
    )
    if (!page.nextCursor) return at
    return [...at, ...(await listed({ ...query, cursor: page.nextCursor }))]
  }
  expect(await listed({})).toEqual([2, 1, 0])
  expect(await listed({ order: 'date' })).toEqual([1, 0, 2])
  expect(await listed({ order: 'title' })).toEqual([2, 0, 1])
  expect(await listed({ marked: 'no', year: 1951 })).toEqual([1])
  expect(await listed({ archive })).toEqual([0])
  expect(await listed({ collection })).toEqual([0])
  const found = await find(collection)
  expect(found.stills.hits).toMatchObject([
    { still: { id: late.id }, why: { field: 'collection' } },
  ])
  expect(await listed({ kind: 'film' })).toEqual([])
  for (const query of [{ kind: 'tape' }, { marked: 'yes' }, { order: 'size' }, { cursor: 'x' }])
    expectProblem(await visitor.call(listSources, { query: query as never }), 'request.invalid')

  await restrict(early, true)
  await expect.poll(async () => (await counts({})).sources, soon).toBe(2)
  expect(await listed({})).toEqual([2, 0])
  expect((await counts({}, moderator.client)).sources).toBe(3)
})

test('[S1, A9] stills are told apart by kind, camp, year, collection and where nobody is marked, each choice with how many it leaves over', async () => {
  const names = [{ text: 'Larkmoor Camp' }]
  const { id: campId } = await contributor.client.done(addCamp, { body: { names } })
  const archive = 'Larkmoor collection'
  const [marked, photo] = [
    await aPhoto('At the gate', { camp: campId, date: '1952', archive }),
    await aPhoto('At the well', { camp: campId }),
  ]
  await aSubject(contributor, { still: marked })
  const provenance = { camp: campId, date: '1951' }
  const film = await aFilm(contributor, { shots: [12], encoder: ['-metadata', 'title=Larkmoor'] })
  await contributor.client.done(editFilm, { params: { filmId: film.id }, body: { provenance } })
  const stored = database.collection<{ _id: string }>('stills')
  const frame = { ...(await stored.findOne({ _id: photo.id })), _id: 'f0'.repeat(12), page: 9 }
  const of = { filmId: film.id, frame: 7, title: null, provenance: null }
  await stored.insertOne({ ...frame, ...of })
  await countKept(film)
  const counts = (query: object, client = visitor) =>
    client.done(countStills, { query: { campId, ...query } })
  await expect
    .poll(() => counts({}), soon)
    .toMatchObject({
      ...{ stills: 3, unmarked: 2, kinds: { film: 1, photo: 2 } },
      years: [
        { year: 1951, stills: 1 },
        { year: 1952, stills: 1 },
      ],
      archives: [{ name: archive, stills: 1 }],
    })
  expect(await counts({ marked: 'no' })).toMatchObject({ stills: 2, kinds: { film: 1, photo: 1 } })
  const listed = async (query: object): Promise<string[]> => {
    const page = await visitor.done(listStills, { query: { campId, limit: 1, ...query } })
    const ids = page.items.map(({ id }) => id as string)
    return page.nextCursor
      ? [...ids, ...(await listed({ ...query, cursor: page.nextCursor }))]
      : ids
  }
  expect(await listed({})).toEqual([frame._id, photo.id, marked.id])
  expect(await listed({ source: 'film' })).toEqual([frame._id])
  expect(await listed({ marked: 'no' })).toEqual([frame._id, photo.id])
  expect(await listed({ year: 1952 })).toEqual([marked.id])
  expect(await listed({ archive })).toEqual([marked.id])
  for (const query of [{ source: 'tape' }, { marked: 'yes' }, { year: 'x' }, { cursor: 'x' }])
    expectProblem(
      await visitor.call(listStills, { query: { campId, ...query } as never }),
      'request.invalid',
    )
  await restrict(photo, true)
  await expect.poll(async () => (await counts({})).stills, soon).toBe(2)
  expect(await listed({})).toEqual([frame._id, marked.id])
  expect((await counts({}, moderator.client)).stills).toBe(3)
})

test('[P3, A9] a frame is found by what its film is called, and a restricted one by moderators alone', async () => {
  const film = await aFilm(contributor, { shots: [12, 8] })
  const params = { filmId: film.id }
  await contributor.client.done(editFilm, { params, body: { title: 'The Hollowbrook reel' } })
  const photo = await aPhoto('On the road')
  const stills = database.collection<{ _id: string }>('stills')
  const like = await stills.findOne({ _id: photo.id })
  const frames = [40, 9].map((frame) => ({
    ...{ ...like, _id: idOf('e', frame), filmId: film.id, frame, title: null, provenance: null },
  }))
  await stills.insertMany(frames)
  await countKept(film)
  const found = async (client?: Client) =>
    (await find('Hollowbrook', client, { kind: 'stills' })).stills
  await expect.poll(async () => (await found()).count, soon).toBe(2)
  expect((await found()).hits).toMatchObject([
    { still: { frame: 9 }, why: { how: 'frame-of', name: 'The Hollowbrook reel' } },
    { still: { frame: 40 } },
  ])
  await restrict({ id: frames[0]?._id } as never, true)
  expect(await found()).toMatchObject({ count: 1, hits: [{ still: { frame: 9 } }] })
  expect((await found(moderator.client)).count).toBe(2)
})

test('[P3, A6] a frame is found by its number, with the place in its film where it is no still, and a restricted one by moderators alone', async () => {
  const film = await aFilm(contributor, { shots: [12, 8] })
  const params = { filmId: film.id }
  await contributor.client.done(editFilm, { params, body: { title: 'The Wexcombe reel' } })
  const facts = { width: 64, height: 48, frames: 900, rate: { num: 24, den: 1 }, seconds: 37.5 }
  const films = database.collection<{ _id: string }>('films')
  await films.updateOne({ _id: film.id }, { $set: { facts } })
  const like = await database
    .collection<{ _id: string }>('stills')
    .findOne({ _id: (await aPhoto('On the road')).id })
  const own = { filmId: film.id, frame: 851, title: null, provenance: null }
  const still = { ...like, _id: idOf('d', 1), ...own }
  await database.collection<{ _id: string }>('stills').insertOne(still)
  await countKept(film)
  const found = async (q: string, client?: Client) => {
    const { films, stills } = await find(q, client)
    return [
      films.hits.map(({ film }) => film.frame),
      stills.hits.map(({ still, why }) => [still.frame, why.how]),
    ]
  }
  const both = [[851], [[851, 'frame']]]
  for (const q of [
    'wexcombe frame 851',
    'Wexcombe #851',
    'Wexcombe 프레임 851',
    'Wexcombe 851번 프레임',
  ])
    await expect.poll(() => found(q), soon).toEqual(both)
  for (const q of ['#851', 'Frame 851']) expect(await found(q)).toEqual(both)
  expect(await found('Wexcombe frame 12')).toEqual([[12], []])
  expect(await found('Wexcombe frame 900')).toEqual([[], []])
  await restrict({ id: still._id } as never, true)
  expect(await found('#851')).toEqual([[851], []])
  expect((await found('#851', moderator.client))[1]).toEqual(both[1])
})

test('[S1] the roster by force, unit, camp and fate, each choice with how many it leaves over', async () => {
  const said = { force: 'Ruritania', fates: [{ code: 'returned-other' as const }] }
  await aPerson(moderator, { name: 'Otto Anselm', unit: 'Lantern Company', ...said })
  await aPerson(moderator, { name: 'Otto Brandt', unit: 'Kite Company', ...said })
  const counts = await visitor.done(countPeople, {
    query: { force: 'Ruritania', unit: 'Kite Company' },
  })
  expect(counts).toMatchObject({
    people: 1,
    units: [
      { name: 'Kite Company', people: 1 },
      { name: 'Lantern Company', people: 1 },
    ],
    fates: [{ code: 'returned-other', people: 1 }],
  })
  const names = async (query: object) =>
    (await visitor.done(listPeople, { query })).items.map(({ name }) => name)
  expect(await names({ force: 'Ruritania' })).toEqual(['Otto Anselm', 'Otto Brandt'])
  expect(await names({ force: 'Ruritania', unit: 'Kite Company' })).toEqual(['Otto Brandt'])
  expect(await names({ q: 'Otto', unit: 'Kite Company' })).toEqual(['Otto Brandt'])
  expect(await names({ force: 'Ruritania', fate: 'died-in-captivity' })).toEqual([])
})

test('[P4, V2] where somebody was proposed is told whoever may read his name, with how it stands and a picture', async () => {
  const living = await moderator.client.done(addPerson, { body: { name: 'Eustace Fernhollow' } })
  const [one, other] = [await aSubject(contributor), await aSubject(contributor)]
  await anIdentification(contributor, { subject: one, person: living })
  const second = await anIdentification(contributor, { subject: other, person: living })
  await contributor.client.done(withdraw, { params: { identificationId: second.id } })
  const params = { personId: living.id }
  const where = (client: Client, query = {}) => client.done(listWhereabouts, { params, query })
  expect(await where(visitor)).toEqual({ items: [], nextCursor: null })
  const told = await where(contributor.client)
  expect(told.items).toMatchObject([
    {
      status: 'proposed',
      subject: { id: one.id, number: one.number, portrait: { subjectId: one.id } },
    },
    { status: 'withdrawn', subject: { id: other.id } },
  ])
  const first = await where(contributor.client, { limit: 1 })
  const rest = await where(contributor.client, { limit: 1, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...rest.items]).toEqual(told.items)
  await moderator.client.done(editPerson, { params, body: { consent: 'His daughter, 2020' } })
  expect((await where(visitor)).items).toEqual(told.items)
  const still = { id: told.items[0]?.subject.portrait?.stillId ?? '' }
  await restrict(still as never, true)
  expect((await where(visitor)).items).toMatchObject([{ subject: { id: other.id } }])
  expect((await where(contributor.client)).items).toMatchObject([
    { subject: { portrait: null } },
    {},
  ])
})
