import { newId } from '@rollcall/api/platform/database/documents.ts'
import { inTransaction } from '@rollcall/api/platform/database/transaction.ts'
import { Refusal } from '@rollcall/api/platform/refusal.ts'
import { listSubjects } from '@rollcall/api/subjects/listing.reader.ts'
import { type MarkGiven, markMan } from '@rollcall/api/subjects/marking.service.ts'
import type { Marking } from '@rollcall/api/subjects/marking.store.ts'
import { sightingsOfStill, sightingsOfSubjects } from '@rollcall/api/subjects/sighting.reader.ts'
import { loadSubject } from '@rollcall/api/subjects/subject.reader.ts'
import { noteNames } from '@rollcall/api/subjects/subject.service.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import { expect, test } from 'vitest'
import { database, useModels } from '../support/database.ts'
import { aViewer } from '../support/viewers.ts'

useModels()
const viewer = aViewer()
const aStill = (filmId: Marking['filmId'] = null): Marking => ({
  _id: newId(),
  filmId,
  width: 1000,
  height: 800,
})
const mark = (still: Marking, body: MarkGiven) =>
  inTransaction((session) => markMan(session, viewer, still, body))
const refusal = async (act: Promise<unknown>): Promise<Refusal> => {
  const error = await act.then(
    () => new Error('it was not refused'),
    (thrown) => thrown,
  )
  if (!(error instanceof Refusal)) throw error
  return error
}
/** Regions that share this part of their union with `him`: narrower, at the same place. */
const him: Region = { x: 100, y: 100, w: 200, h: 250 }
const sharing = (part: number): Region => ({ ...him, w: him.w * part })

test('[K2] half of the union or more is the same man: the answer is his sighting', async () => {
  const still = aStill()
  const first = await mark(still, { region: him })
  expect(first.outcome).toBe('new')
  expect(await mark(still, { region: sharing(0.5) })).toEqual({ ...first, outcome: 'joined' })
  expect(await mark(still, { region: sharing(0.5), new: true })).toEqual({
    ...first,
    outcome: 'joined',
  })
  expect(await sightingsOfStill(still._id)).toHaveLength(1)
})

test('[K2] from two fifths to half it asks, and names who it may be', async () => {
  const still = aStill()
  const first = await mark(still, { region: him })
  const { number } = await loadSubject(first.subjectId)
  const asked = await refusal(mark(still, { region: sharing(0.4) }))
  expect(asked.code).toBe('sighting.ambiguous')
  expect(asked.extra.members).toEqual({
    candidates: [
      {
        subject: { id: first.subjectId, number },
        sighting: {
          id: first.sightingId,
          stillId: still._id,
          subjectId: first.subjectId,
          region: him,
          version: 0,
        },
        iou: 0.4,
      },
    ],
  })
  expect(await sightingsOfStill(still._id)).toHaveLength(1)
})

test('[K2] asked, one says that it is him, or another', async () => {
  const still = aStill()
  const first = await mark(still, { region: him })
  const { subjectId } = first
  expect(await mark(still, { region: sharing(0.45), subjectId })).toEqual({
    ...first,
    outcome: 'joined',
  })
  const other = await mark(still, { region: sharing(0.45), new: true })
  expect(other.outcome).toBe('new')
  expect(other.subjectId).not.toBe(subjectId)
})

test('[K2] less than two fifths is a new man', async () => {
  const still = aStill()
  const first = await mark(still, { region: him })
  const second = await mark(still, { region: sharing(0.39) })
  expect(second.outcome).toBe('new')
  const numbers = await Promise.all(
    [first, second].map(async ({ subjectId }) => (await loadSubject(subjectId)).number),
  )
  expect(numbers[1]).toBe((numbers[0] ?? 0) + 1)
})

test('[K2] of several who may be meant the likeliest comes first', async () => {
  const still = aStill()
  const left = await mark(still, { region: { x: 0, y: 0, w: 100, h: 100 } })
  const right = await mark(still, { region: { x: 100, y: 0, w: 100, h: 100 } })
  const asked = await refusal(mark(still, { region: { x: 4, y: 0, w: 193, h: 100 } }))
  const { candidates } = asked.extra.members as { candidates: { subject: { id: string } }[] }
  expect(candidates.map(({ subject }) => subject.id)).toEqual([right.subjectId, left.subjectId])
})

test('[K2] a man known from elsewhere is marked on another still, and found in both films', async () => {
  const [one, two] = [newId<never>(), newId<never>()]
  const first = await mark(aStill(one), { region: him })
  const second = await mark(aStill(two), { region: him, subjectId: first.subjectId })
  expect(second).toMatchObject({ subjectId: first.subjectId, outcome: 'joined' })
  const his = (await sightingsOfSubjects([first.subjectId])).get(first.subjectId)
  expect(his?.map(({ _id }) => _id)).toEqual([first.sightingId, second.sightingId])
  for (const filmId of [one, two]) {
    const { subjects } = await listSubjects({ filmId, limit: 10 })
    expect(subjects.map(({ _id }) => _id)).toEqual([first.subjectId])
  }
})

test('[K2] nobody is on one still twice, and two men are not in one place', async () => {
  const still = aStill()
  const far: Region = { x: 600, y: 100, w: 200, h: 250 }
  const left = await mark(still, { region: him })
  const right = await mark(still, { region: far })
  for (const region of [far, { ...far, y: 500 }]) {
    const refused = await refusal(mark(still, { region, subjectId: left.subjectId }))
    expect(refused.code).toBe('sighting.taken')
  }
  const elsewhere = await mark(aStill(), { region: him })
  const refused = await refusal(mark(still, { region: far, subjectId: elsewhere.subjectId }))
  expect(refused.extra.members).toMatchObject({
    candidates: [{ subject: { id: right.subjectId } }],
  })
})

test('[K1] a region beyond the still, or a man who is none, is refused at its field and leaves nothing', async () => {
  const still = aStill()
  const outside = await refusal(mark(still, { region: { ...him, x: 801 } }))
  expect(outside.extra.errors?.map(({ path }) => path)).toEqual(['region.w'])
  const nobody = await refusal(mark(still, { region: him, subjectId: newId() }))
  expect(nobody.extra.errors?.map(({ path }) => path)).toEqual(['subjectId'])
  expect(await sightingsOfStill(still._id)).toEqual([])
})

test('[K2] fifty who mark the same man at once get one subject', async () => {
  const still = aStill()
  const regions = Array.from({ length: 50 }, (_, at) => ({ ...him, x: him.x + (at % 10) }))
  const marked = await Promise.all(regions.map((region) => mark(still, { region })))
  expect(new Set(marked.map(({ subjectId }) => subjectId)).size).toBe(1)
  expect(marked.filter(({ outcome }) => outcome === 'new')).toHaveLength(1)
  expect(await sightingsOfStill(still._id)).toHaveLength(1)
})

test('men marked at once on different stills have numbers of their own', async () => {
  const marked = await Promise.all(
    Array.from({ length: 20 }, () => mark(aStill(), { region: him })),
  )
  const numbers = await Promise.all(
    marked.map(async ({ subjectId }) => (await loadSubject(subjectId)).number),
  )
  expect(new Set(numbers).size).toBe(20)
})

test('a mark states its fact in the same transaction', async () => {
  const still = aStill()
  const { subjectId, sightingId } = await mark(still, { region: him })
  const facts = await database
    .collection('outbox')
    .find({ 'payload.subjectId': subjectId })
    .toArray()
  expect(facts.map(({ fact, payload }) => ({ fact, payload }))).toEqual([
    { fact: 'sighting.added', payload: { stillId: still._id, subjectId, sightingId } },
  ])
})

test('the list goes from the man marked last to the first, page by page, named and unnamed apart', async () => {
  const filmId = newId<never>()
  const marked = []
  for (let at = 0; at < 5; at += 1) marked.push(await mark(aStill(filmId), { region: him }))
  const ids = marked.map(({ subjectId }) => subjectId).reverse()
  const first = await listSubjects({ filmId, limit: 3 })
  const second = await listSubjects({ filmId, limit: 3, cursor: first.nextCursor ?? '' })
  expect([...first.subjects, ...second.subjects].map(({ _id }) => _id)).toEqual(ids)
  expect(second.nextCursor).toBeNull()
  const [named] = marked
  if (!named) throw new Error('nobody was marked')
  const standing = { undecided: 2, confirmed: newId<never>() }
  await inTransaction((session) => noteNames(session, named.subjectId, standing))
  expect(await loadSubject(named.subjectId)).toMatchObject({ ...standing, version: 2 })
  const only = async (which: 'yes' | 'no') =>
    (await listSubjects({ filmId, named: which, limit: 10 })).subjects.length
  expect([await only('yes'), await only('no')]).toEqual([1, 4])
  expect((await refusal(listSubjects({ limit: 3, cursor: 'garbage' }))).code).toBe(
    'request.invalid',
  )
})
