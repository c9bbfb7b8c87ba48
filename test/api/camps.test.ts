import * as contract from '@rollcall/contract/camps.ts'
import { editFilm, type Film, listFilms } from '@rollcall/contract/films.ts'
import { listChanges } from '@rollcall/contract/history.ts'
import { addPerson, editPerson, getPerson, listPeople } from '@rollcall/contract/people.ts'
import { addStill, correctPhoto, getStill, listStills } from '@rollcall/contract/stills.ts'
import { beforeAll, expect, test } from 'vitest'
import { aPerson } from '../factories/cases.ts'
import { aFilm } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { expectProblem } from '../support/expect.ts'
import { makePhoto } from '../support/media.ts'
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

const aCamp = (text: string, more: object = {}, by = contributor) =>
  by.client.done(contract.addCamp, { body: { names: [{ text }], ...more } })
const found = async (q: string) =>
  (await visitor.done(contract.listCamps, { query: { q } })).items.map(
    ({ names }) => names[0]?.text,
  )
const reasons = 'The camp list of 1953 has it so.'

test('[P6] a camp has names in all scripts and dates of its own, and is found by each of its names', async () => {
  const names = [
    { text: 'Pyoktong, Camp 5', lang: 'en' },
    { text: '벽동 제5수용소', lang: 'ko' },
    { text: '碧潼第五战俘营', lang: 'zh-Hans' },
  ]
  const said = { place: 'On the Yalu', from: '1951-01', to: '1953-08' }
  const camp = await aCamp('', { names, ...said })
  expect(camp).toMatchObject({ names, ...said, distinctFrom: [], can: { edit: false } })
  for (const q of ['pyok', 'CAMP ５', '벽동', '제5', '碧潼'])
    expect(await found(q)).toContain('Pyoktong, Camp 5')
  expect(await found('yoktong')).toEqual([])
  expect(await found('?!')).toEqual([])
  expect((await aCamp('Pyoktong, Camp 5', {}, moderator)).id).toBe(camp.id)
})

test('[P6] camps are listed in the order of their numbers, page by page', async () => {
  for (const n of [10, 2, 1]) await aCamp(`Ordered ${n}`)
  const page = (cursor?: string) =>
    visitor.done(contract.listCamps, {
      query: { q: 'ordered', limit: 2, ...(cursor && { cursor }) },
    })
  const first = await page()
  const second = await page(first.nextCursor ?? '')
  expect([...first.items, ...second.items].map(({ names }) => names[0]?.text)).toEqual([
    'Ordered 1',
    'Ordered 2',
    'Ordered 10',
  ])
  expect(second.nextCursor).toBeNull()
})

test.each([
  [{ names: [] }, 'names'],
  [{ names: [{ text: ' ' }] }, 'names.0.text'],
  [{ names: [{ text: 'A', lang: 'not a language' }] }, 'names.0.lang'],
  [{ names: [{ text: 'A' }], from: '1953', to: '1951' }, 'to'],
  [{ names: [{ text: 'A' }], from: '1951-13' }, 'from'],
])('[S3, A8] %j is no camp: the field is named', async (body, path) => {
  const asked = { method: 'POST', body }
  const answer = await contributor.client.send(contract.addCamp.path, asked)
  expect(expectProblem(answer, 'request.invalid').errors?.map((one) => one.path)).toEqual([path])
})

test('[P6] a source says its camp by id or by name: a name is the camp that is called so, and a new one joins the list', async () => {
  const film = await aFilm(contributor)
  const say = async (camp: string | null) => {
    const asked = { params: { filmId: film.id }, body: { provenance: { camp } } }
    return contributor.client.done(editFilm, asked)
  }
  const named = await say('Changsong')
  expect(named.camp).toEqual({ id: named.provenance.camp, names: [{ text: 'Changsong' }] })
  expect((await say(null)).camp).toBeNull()
  expect((await say(' CHANGSONG ')).camp).toEqual(named.camp)
  const other = await aCamp('Camp 1, by the river')
  expect((await say(other.id)).provenance.camp).toBe(other.id)
  expect(await idsOf(listFilms, other.id)).toEqual([film.id])
  expect(await idsOf(listFilms, named.camp?.id)).toEqual([])
  const unknown = { params: { filmId: film.id }, body: { provenance: { camp: 'f'.repeat(24) } } }
  const answer = await contributor.client.call(editFilm, unknown)
  const { errors } = expectProblem(answer, 'request.invalid')
  expect(errors).toEqual([{ path: 'provenance.camp', message: expect.stringMatching(/no camp/) }])
  const { items } = await visitor.done(listChanges, { query: { filmId: film.id } })
  expect(items[0]).toMatchObject({
    ...{ was: { camp: named.camp?.id }, now: { camp: other.id } },
    camps: [named.camp, { id: other.id, names: other.names }],
  })
})

const idsOf = async (endpoint: typeof listFilms | typeof listStills, campId?: string) => {
  const { items } = await visitor.done(endpoint as typeof listFilms, { query: { campId } as never })
  return items.map(({ id }: Pick<Film, 'id'>) => id)
}

test('[P6] a photo has the camp of its own provenance', async () => {
  const uploadId = await upload(contributor.client, await makePhoto())
  const body = { uploadId, title: 'A group', provenance: { camp: 'The Valley' } }
  const { id, provenance } = await contributor.client.done(addStill, { body })
  const read = () => visitor.done(getStill, { params: { stillId: id } })
  const names = [{ text: 'The Valley' }]
  expect((await read()).camp).toEqual({ id: provenance?.camp, names })
  expect(await idsOf(listStills, provenance?.camp)).toEqual([id])
  const correction = { provenance: { camp: null } }
  await contributor.client.done(correctPhoto, { params: { stillId: id }, body: correction })
  expect((await read()).camp).toBeNull()
})

test('[P6] [P4] stays, force, height and ids of a man are told with his name, and with it withheld', async () => {
  const said = {
    ...{ force: 'United States', heightCm: 178, ids: [{ authority: 'DPAA', id: 'K-0147' }] },
    stays: [
      { camp: 'Camp 3, Changni', from: '1951-08', to: '1953', source: 'Debriefing of 1953' },
      { camp: 'camp 3, CHANGNI', source: null },
    ],
  }
  const dead = await aPerson(moderator, said)
  const camp = dead.stays[0]?.camp ?? ''
  const names = [{ text: 'Camp 3, Changni' }]
  const stays = said.stays.map((stay) => ({ ...stay, camp, names }))
  const show = (personId: string) => visitor.done(getPerson, { params: { personId } })
  expect(await show(dead.id)).toMatchObject({ ...said, stays })

  const living = await aPerson(moderator, { ...said, died: undefined })
  expect(await show(living.id)).toMatchObject({
    ...{ name: null, withheld: true, stays: [], ids: [], force: null, heightCm: null },
  })
  const inCamp = async (client: Client, q?: string) => {
    const query = { campId: camp as never, ...(q && { q }) }
    return (await client.done(listPeople, { query })).items.map(({ id }) => id).sort()
  }
  expect(await inCamp(visitor)).toEqual([dead.id])
  expect(await inCamp(moderator.client)).toEqual([dead.id, living.id].sort())
  expect(await inCamp(moderator.client, living.name ?? '')).toContain(living.id)
  const elsewhere = await aPerson(moderator, { name: dead.name ?? '' })
  expect(await inCamp(visitor, dead.name ?? '')).not.toContain(elsewhere.id)
})

test('[P6] [A8] a stay names its source, ends after it begins, and is in a camp that there is', async () => {
  const wrong = async (stay: object) => {
    const asked = { method: 'POST', body: { name: 'A', stays: [stay] } }
    const answer = await moderator.client.send(addPerson.path, asked)
    return expectProblem(answer, 'request.invalid').errors?.map(({ path }) => path)
  }
  expect(await wrong({ camp: 'Camp 5' })).toEqual(['stays.0.source'])
  expect(await wrong({ source: 'A letter' })).toEqual(['stays.0.camp'])
  const reversed = { camp: 'Camp 5', from: '1953', to: '1951', source: 'A letter' }
  expect(await wrong(reversed)).toEqual(['stays.0.to'])
  expect(await wrong({ camp: 'f'.repeat(24), source: null })).toEqual(['stays.0.camp'])
  const person = await aPerson(moderator)
  const stays = [{ camp: 'Bean Camp', source: 'A letter' }]
  const params = { personId: person.id }
  await moderator.client.done(editPerson, { params, body: { stays } })
  const { items } = await visitor.done(listChanges, { query: params })
  const [camp] = items[0]?.camps ?? []
  expect(items).toMatchObject([{ was: { stays: [] }, now: { stays: [{ camp: camp?.id }] } }])
  expect(camp?.names).toEqual([{ text: 'Bean Camp' }])
})

test('[P6] [M6] a moderator corrects a camp with reasons, which its history tells; another camp’s name is refused', async () => {
  const [camp, other] = [await aCamp('Kanggye'), await aCamp('Kanggye, winter')]
  const params = { campId: camp.id }
  const body = { names: [...camp.names, { text: '강계', lang: 'ko' }], from: '1950-11', reasons }
  const links = () => database.collection('audit').countDocuments()
  const before = await links()
  const now = await moderator.client.done(contract.correctCamp, { params, body })
  expect(now).toMatchObject({ names: body.names, from: '1950-11', version: 2, can: { edit: true } })
  await moderator.client.done(contract.correctCamp, { params, body })
  expect(await links()).toBe(before + 1)
  expect(await found('강계')).toEqual(['Kanggye'])
  const { items } = await visitor.done(listChanges, { query: params })
  expect(items).toMatchObject([
    { what: 'camp.corrected', reasons, withheld: false, by: null, now: { from: '1950-11' } },
  ])
  const taken = { ...params, body: { names: other.names, reasons } }
  for (const [sent, path] of [
    [taken.body, 'names.0.text'],
    [{ to: '1949', reasons }, 'to'],
  ] as const) {
    const answer = await moderator.client.call(contract.correctCamp, {
      params,
      body: sent as never,
    })
    expect(expectProblem(answer, 'request.invalid').errors?.[0]?.path).toBe(path)
  }
})

test('[P6] a moderator declares two camps distinct: each says so of the other, until it is lifted', async () => {
  const [one, two] = [await aCamp('Suan'), await aCamp('Suan, mining camp')]
  const say = (distinct: boolean, otherId = two.id) =>
    moderator.client.call(contract.declareDistinct, {
      params: { campId: one.id, otherId },
      body: { distinct, reasons },
    })
  const distinctOf = async (campId: typeof one.id) =>
    (await visitor.done(contract.getCamp, { params: { campId } })).distinctFrom.map(({ id }) => id)
  expect(await distinctOf(one.id)).toEqual([])
  for (const _ of ['said', 'said again']) expect((await say(true)).status).toBe(200)
  expect([await distinctOf(one.id), await distinctOf(two.id)]).toEqual([[two.id], [one.id]])
  const { items } = await visitor.done(listChanges, { query: { campId: two.id } })
  expect(items).toMatchObject([{ reasons, camps: [{ id: one.id }] }])
  await say(false)
  expect([await distinctOf(one.id), await distinctOf(two.id)]).toEqual([[], []])
  expectProblem(await say(true, one.id), 'request.invalid')
})

test('[P6] two who name a new camp at the same moment name one', async () => {
  const films = [await aFilm(contributor), await aFilm(contributor, { shots: [13] })]
  const said = await Promise.all(
    films.map(({ id }) =>
      contributor.client.done(editFilm, {
        params: { filmId: id },
        body: { provenance: { camp: 'Named at once' } },
      }),
    ),
  )
  expect(new Set(said.map(({ camp }) => camp?.id)).size).toBe(1)
})
