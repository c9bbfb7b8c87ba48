import { iou } from '@rollcall/api/subjects/regions.ts'
import { raiseFlag } from '@rollcall/contract/flags.ts'
import { addSighting } from '@rollcall/contract/marks.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import { getStill, restrictStill, type Still } from '@rollcall/contract/stills.ts'
import { getSubject, listSubjects } from '@rollcall/contract/subjects.ts'
import { dropRefusal, listSuggestions, refuseSuggestion } from '@rollcall/contract/suggestions.ts'
import { beforeAll, expect, test } from 'vitest'
import { aShot, aStill } from '../factories/sources.ts'
import { aWalk } from '../factories/walking.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { makeDataDir } from '../support/processes.ts'
import { type Server, startServer } from '../support/server.ts'

let one: Server
let two: Server
let contributor: Account
let still: Still
beforeAll(async () => {
  const dataDir = await makeDataDir()
  one = await startServer({ dataDir })
  two = await startServer({ dataDir })
  contributor = await aContributor(one)
  still = await aStill(contributor)
})

const region: Region = { x: 10, y: 10, w: 60, h: 75 }
const mark = (body: object, client = contributor.client) =>
  client.call(addSighting, { params: { stillId: still.id }, body: body as { region: Region } })

test('[K2] fifty people at two processes who mark one man at once get one subject', async () => {
  const accounts = await Promise.all(Array.from({ length: 50 }, () => aContributor(one)))
  const answers = await Promise.all(
    accounts.map(({ client }, at) => mark({ region }, at % 2 ? client.at(two.url) : client)),
  )
  expect(answers.map(({ status }) => status)).toEqual(accounts.map(() => 201))
  const bodies = answers.map(({ body }) => body as { subject: { id: string }; outcome: string })
  expect(new Set(bodies.map(({ subject }) => subject.id)).size).toBe(1)
  expect(bodies.filter(({ outcome }) => outcome === 'new')).toHaveLength(1)
  const { sightings } = await contributor.client.done(getStill, { params: { stillId: still.id } })
  expect(sightings).toHaveLength(1)
})

test('[K2] where he may be marked already the answer is 409 with candidates; saying so marks him', async () => {
  const near = { ...region, w: 27 }
  const asked = await mark({ region: near })
  expect(asked).toMatchObject({ status: 409, body: { code: 'sighting.ambiguous' } })
  const { candidates } = asked.body as { candidates: { subject: { id: string }; iou: number }[] }
  expect(candidates).toMatchObject([{ subject: { number: 1 }, iou: 0.45 }])
  const subjectId = candidates[0]?.subject.id
  expect(await mark({ region: near, subjectId })).toMatchObject({
    status: 201,
    body: { outcome: 'joined', subject: { id: subjectId } },
  })
  const other = await mark({ region: near, new: true })
  expect(other).toMatchObject({ status: 201, body: { outcome: 'new', subject: { number: 2 } } })
})

test('[K1] a region that is not whole, too small or outside is refused at its field', async () => {
  const wrong = [
    [{ ...region, x: 0.5 }, 'region.x'],
    [{ ...region, w: 11 }, 'region.w'],
    [{ ...region, y: -1 }, 'region.y'],
    [{ ...region, x: still.width }, 'region.x'],
    [{ ...region, h: still.height }, 'region.h'],
    [{ ...region, w: Number.MAX_SAFE_INTEGER }, 'region.w'],
  ] as const
  for (const [outside, path] of wrong) {
    const { status, body } = await mark({ region: outside })
    expect(status).toBe(400)
    expect((body as { errors: { path: string }[] }).errors.map((error) => error.path)).toEqual([
      path,
    ])
  }
})

test('[S2] a visitor sees the men and marks nobody', async () => {
  const visitor = aVisitor(one)
  expect((await mark({ region }, visitor)).status).toBe(401)
  const page = await visitor.done(getStill, { params: { stillId: still.id } })
  expect(page.can.mark).toBe(false)
  const { items } = await visitor.done(listSubjects)
  expect(items.map(({ number }) => number)).toEqual([2, 1])
  const subject = await visitor.done(getSubject, { params: { subjectId: items[1]?.id ?? '' } })
  expect(subject).toMatchObject({ number: 1, confirmed: null, sightings: [{ region }] })
})

test('[S4] a mark sent twice under one key is one mark', async () => {
  const sent = {
    params: { stillId: still.id },
    body: { region: { x: 100, y: 10, w: 50, h: 60 } },
    key: 'one mark',
  }
  const first = await contributor.client.done(addSighting, sent)
  expect(await contributor.client.done(addSighting, sent)).toEqual(first)
  expect(first.outcome).toBe('new')
})

test('[K4, K5] [A9] [D3] the same man on the stills around is suggested by his place and picture, and is nothing until a person marks him there; nobody is by what is flagged or restricted', async () => {
  const { pictures, heads } = await aWalk({ men: 3, stills: 4 })
  const stills = await aShot(contributor, pictures)
  const suggested = async (at: number, { client } = contributor) =>
    client.done(listSuggestions, { params: { stillId: stills[at]?.id as never } })
  const put = (at: number, region: Region, subjectId?: string) =>
    contributor.client.done(addSighting, {
      params: { stillId: stills[at]?.id as never },
      body: { region, ...(subjectId && { subjectId: subjectId as never }) },
    })
  const men: string[] = []
  for (const region of heads[0] ?? []) men.push((await put(0, region)).subject.id)
  const taken: string[] = []
  for (const at of [1, 2]) {
    const { items, shot } = await suggested(at)
    expect(shot).toEqual({ at: at + 1, stills: 4, next: stills[at + 1]?.id })
    const params = { stillId: stills[at]?.id as never }
    expect((await contributor.client.done(getStill, { params })).sightings).toEqual([])
    expect(items.map(({ subject }) => subject.id)).toEqual(men)
    const no = { params: { ...params, subjectId: men[1] as never } }
    for (let said = 0; said < 2; said++) await contributor.client.done(refuseSuggestion, no)
    const left = async (by = contributor) => (await suggested(at, by)).items.length
    expect([await left(), await left(await aContributor(one))]).toEqual([2, 3])
    await contributor.client.done(dropRefusal, no)
    expect(await left()).toBe(3)
    for (const { subject, region, from } of items) {
      expect(from.still.id).toBe(stills[at - 1]?.id)
      const head = heads[at]?.[men.indexOf(subject.id)] ?? region
      expect(iou(head, region)).toBeGreaterThanOrEqual(0.5)
      taken.push((await put(at, region, subject.id)).sighting.id)
    }
    expect((await suggested(at)).items).toEqual([])
  }
  const about = { kind: 'sighting', id: taken[3] as never } as const
  const flag = { about, kind: 'other', text: 'There is no head in it.' } as const
  await contributor.client.done(raiseFlag, { body: flag })
  const from = async (by = contributor) =>
    (await suggested(3, by)).items.map((one) =>
      stills.findIndex(({ id }) => id === one.from.still.id),
    )
  expect(await from()).toEqual([2, 2, 1])
  const moderator = await aModerator(one)
  for (const at of [1, 2])
    await moderator.client.done(restrictStill, {
      params: { stillId: stills[at]?.id as never },
      body: { restricted: true, reasons: 'It was asked for.' },
    })
  expect([await from(), await from(moderator)]).toEqual([
    [0, 0, 0],
    [2, 2, 1],
  ])
  const photo = { params: { stillId: still.id } }
  const onPhoto = { params: { stillId: still.id, subjectId: men[0] as never } }
  expect((await contributor.client.refused(refuseSuggestion, onPhoto)).code).toBe('not-found')
  expect(await contributor.client.done(listSuggestions, photo)).toEqual({ items: [], shot: null })
})
