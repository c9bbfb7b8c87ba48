import { addSighting, getStill, type Region, type Still } from '@rollcall/contract/stills.ts'
import { getSubject, listSubjects } from '@rollcall/contract/subjects.ts'
import { beforeAll, expect, test } from 'vitest'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aVisitor } from '../support/accounts.ts'
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
