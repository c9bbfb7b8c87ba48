import { People } from '@rollcall/api/people/people.model.ts'
import { findPeople } from '@rollcall/api/people/people.search.ts'
import { addPeople, addPerson, editPerson } from '@rollcall/api/people/people.service.ts'
import { rawOf } from '@rollcall/api/platform/database/documents.ts'
import { inTime, tookTooLong } from '@rollcall/api/platform/database/inTime.ts'
import { inTransaction } from '@rollcall/api/platform/database/transaction.ts'
import { refusalOf } from '@rollcall/api/platform/http/problems.ts'
import { type Viewer, visitor } from '@rollcall/api/platform/viewer.ts'
import type { BodySent } from '@rollcall/contract/endpoint.ts'
import type { PersonId } from '@rollcall/contract/ids.ts'
import type { addPerson as addEndpoint } from '@rollcall/contract/people.ts'
import { personBody, personPatch } from '@rollcall/contract/personGiven.ts'
import { beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { inventRoster, seeded } from '../factories/roster.ts'
import { useModels } from '../support/database.ts'
import { seedFor } from '../support/seed.ts'
import { aViewer } from '../support/viewers.ts'

useModels()
const moderator = aViewer('moderator')
const contributor = aViewer()

const add = (body: BodySent<typeof addEndpoint>) =>
  inTransaction((session) => addPerson(session, moderator, personBody.parse(body)))
const hits = async (q: string, viewer: Viewer = contributor) =>
  (await findPeople(viewer, q, 10)).map(({ person, hit }) => `${person.name}: ${hit}`)

const died = '1951'
beforeAll(async () => {
  await add({ name: 'William T. Kowalczyk', died, serviceNumber: 'RA 17-245-108' })
  await add({ name: 'Patrick O’Shaughnessy', died })
  await add({ name: 'Douglas MacArthur Reed', died })
  await add({ name: 'Park Chul Soo', otherNames: ['박철수'], died })
  await add({ name: 'Chiang Tse-min', died })
  await add({ name: '남궁민수', died })
  await add({ name: 'José Villanueva', died })
  await add({ name: 'Living Thornbury', serviceNumber: 'US 51 000 777' })
})

test.each([
  ['as it is written', 'William T. Kowalczyk', 'William T. Kowalczyk: exact'],
  ['while it is typed', 'kowa', 'William T. Kowalczyk: prefix'],
  ['with a wrong letter', 'Wilbiam Kowalczyk', 'William T. Kowalczyk: similar'],
  ['as it sounds', 'Kovalchik', 'William T. Kowalczyk: sounds-like'],
  ['with the family name first', 'Kowalczyk, William', 'William T. Kowalczyk: exact'],
  ['with initials', 'W. T. Kowalczyk', 'William T. Kowalczyk: prefix'],
  ['by a short form', 'Bill Kowalczyk', 'William T. Kowalczyk: similar'],
  ['with his rank', 'Pfc. Kowalczyk', 'William T. Kowalczyk: exact'],
  ['without marks and accents', 'jose VILLANUEVA', 'José Villanueva: exact'],
  ['with another apostrophe', "patrick o'shaughnessy", 'Patrick O’Shaughnessy: exact'],
  ['written apart', 'Mac Arthur Reed', 'Douglas MacArthur Reed: exact'],
  ['written as one', 'Pak Cheolsu', 'Park Chul Soo: sounds-like'],
  ['in its own writing', '박철수', 'Park Chul Soo: exact'],
  ['by syllables of a long family name', 'Nam Gung Min Su', '남궁민수: sounds-like'],
  ['romanised in another way', 'Jiang Zemin', 'Chiang Tse-min: sounds-like'],
])('[P3] a name is found %s, and the hit says why', async (_, q, hit) => {
  expect((await hits(q))[0]).toBe(hit)
})

test('[P3] what is no name finds nobody', async () => {
  for (const q of ['?!', '-', 'zzqx vvkw', '$where', '.*'])
    expect(await hits(q, moderator)).toEqual([])
})

test('[P3] a name that is costly to sound out, or very long, costs no time', async () => {
  const began = performance.now()
  for (const q of ['j'.repeat(300), 'ch '.repeat(100), 'rz'.repeat(150)]) await hits(q)
  expect(performance.now() - began).toBeLessThan(2_000)
})

test('[P3, P4] a service number is found by moderators only, with or without its marks', async () => {
  for (const q of ['RA 17-245-108', 'ra17245108', 'RA17'])
    expect(await hits(q, moderator)).toEqual(['William T. Kowalczyk: number'])
  for (const viewer of [contributor, visitor])
    expect(await hits('RA 17-245-108', viewer)).toEqual([])
})

test('[P4] a withheld name is found by nobody but who may read it', async () => {
  for (const q of ['Living Thornbury', 'Thornbury', 'living', 'Thornberry'])
    expect(await hits(q, visitor)).toEqual([])
  expect(await hits('Thornberry')).toHaveLength(1)
})

test('[P3, P4] who is found is as the last change that was told left it: added, renamed, opened or closed', async () => {
  const edit = (id: PersonId, body: z.input<typeof personPatch>) =>
    inTransaction((session) => editPerson(session, moderator, id, personPatch.parse(body)))
  const id = await add({ name: 'Ezekiel Brandywine', otherNames: ['Zeke Candlewick'] })
  expect(await hits('Brandywine')).toEqual(['Ezekiel Brandywine: exact'])
  expect(await hits('Brandywine', visitor)).toEqual([])
  await edit(id, { consent: 'His daughter, 2020' })
  expect(await hits('Candlewick', visitor)).toEqual(['Ezekiel Brandywine: exact'])
  await edit(id, { name: 'Ezekiel Quillfeather', otherNames: [] })
  for (const q of ['Brandywine', 'Candlewick']) expect(await hits(q)).toEqual([])
  expect(await hits('Quilfeather', visitor)).toEqual(['Ezekiel Quillfeather: similar'])
  await edit(id, { consent: null })
  expect(await hits('Quillfeather', visitor)).toEqual([])
  const crowd = ['Adah', 'Ohad', 'Itai', 'Enoch', 'Uriel'].map((name) => `${name} Pennywhistle`)
  await Promise.all(
    crowd.map(async (name) => {
      await add({ name, died })
      expect((await hits(name))[0]).toBe(`${name}: exact`)
    }),
  )
  expect(await hits('Pennywhistle')).toHaveLength(crowd.length)
})

// Over 17 seeds 25 of 10,200 were missed, one in 400: by chance 7 of 200 are missed once in a million runs.
test('[P3] of 10,000 names, misspelt in 200 ways, the right one is in the first ten for 97 of 100', async () => {
  const seed = seedFor('names')
  const roster = inventRoster(10_000, seed)
  const bodies = roster.map(({ name }) => personBody.parse({ name, died }))
  await inTransaction((session) => addPeople(session, moderator.id, bodies))
  const random = seeded(seed + 1)
  const missed: string[] = []
  for (let asked = 0; asked < 200; asked += 1) {
    const man = roster[Math.floor(random() * roster.length)]
    if (!man) throw new Error('the roster is empty')
    const q = man.misspelt(random)
    const found = (await findPeople(contributor, q, 10)).map(({ person }) => person.name)
    if (!found.includes(man.name)) missed.push(`${q} for ${man.name}`)
  }
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(6)
}, 360_000)

test('[S5, D4] what somebody waits for is given up by the database in time, and he is told when to ask again', async () => {
  // Slow for each entry, so that it is not done before it is given up.
  const slowly = { $where: 'sleep(20) && false' }
  const reads: readonly (() => Promise<unknown>)[] = [
    () => rawOf(People).find(slowly).toArray(),
    () => rawOf(People).findOne(slowly),
  ]
  const outcomes = await Promise.allSettled(reads.map((read) => inTime(30, read)))
  const errors = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(errors.filter(tookTooLong)).toHaveLength(reads.length)
  const refusal = refusalOf(errors[0])
  expect(refusal.code).toBe('unready')
  expect(refusal.extra.retryAfterSeconds).toBeGreaterThan(0)
  expect(await rawOf(People).countDocuments({ name: 'Nobody' })).toBe(0)
})
