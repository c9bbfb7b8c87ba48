import { propose } from '@rollcall/contract/identifications.ts'
import { addSighting, getStill, type Still, withdrawSighting } from '@rollcall/contract/stills.ts'
import { getSubject, listSubjects } from '@rollcall/contract/subjects.ts'
import { beforeAll, expect, it } from 'vitest'
import { aPerson } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { brokenPromises } from '../support/stored.ts'

let server: Server
let author: Account
let other: Account

beforeAll(async () => {
  server = await startServer()
  author = await aContributor(server)
  other = await aContributor(server)
})

const region = { x: 20, y: 20, w: 60, h: 75 }
const mark = (by: Account, still: Still, rest: object = {}) =>
  by.client.done(addSighting, { params: { stillId: still.id }, body: { region, ...rest } })
type Marked = Awaited<ReturnType<typeof mark>>
const asked = ({ sighting }: Marked) => ({
  params: { stillId: sighting.stillId, sightingId: sighting.id },
})

it('[I3, K3] the author takes a mark back: it is gone from every list, stays on record, and its number is not used again', async () => {
  const still = await aStill(author)
  const marked = await mark(author, still)
  expect(marked.can.withdraw).toBe(true)
  const live = await goLive(aVisitor(server))
  await live.watch(`still:${still.id}`)
  const after = await author.client.done(withdrawSighting, asked(marked))
  expect(after.sightings).toEqual([])
  await live.untilChanged('still')
  const visitor = aVisitor(server)
  const gone = await visitor.refused(getSubject, { params: { subjectId: marked.subject.id } })
  expect(gone.code).toBe('not-found')
  const { items } = await visitor.done(listSubjects)
  expect(items.map(({ id }) => id)).not.toContain(marked.subject.id)
  expect(
    await database
      .collection('withdrawnSightings')
      .countDocuments({ _id: marked.sighting.id as never }),
  ).toBe(1)
  const again = await mark(author, still)
  expect(again.subject.number).toBeGreaterThan(marked.subject.number)
  expect(await brokenPromises()).toEqual([])
})

it('[I3] one of several marks of a man leaves him where he was', async () => {
  const first = await mark(author, await aStill(author))
  const { id: subjectId } = first.subject
  const second = await mark(other, await aStill(author), { subjectId })
  await other.client.done(withdrawSighting, asked(second))
  const man = await aVisitor(server).done(getSubject, { params: { subjectId } })
  expect(man.sightings.map(({ id }) => id)).toEqual([first.sighting.id])
})

it('[S2, I3] not by another, not twice, not when a minute is over', async () => {
  const marked = await mark(author, await aStill(author))
  expect((await other.client.refused(withdrawSighting, asked(marked))).code).toBe('forbidden')
  await database
    .collection('sightings')
    .updateOne(
      { _id: marked.sighting.id as never },
      { $set: { at: new Date(Date.now() - 120_000) } },
    )
  expect((await author.client.refused(withdrawSighting, asked(marked))).code).toBe(
    'sighting.settled',
  )
  const fresh = await mark(author, await aStill(author))
  await author.client.done(withdrawSighting, asked(fresh))
  expect((await author.client.refused(withdrawSighting, asked(fresh))).code).toBe('not-found')
})

it('[I3, K2] not when somebody has built on it: a name, another mark, the same mark', async () => {
  const named = await mark(author, await aStill(author))
  await other.client.done(propose, {
    params: { subjectId: named.subject.id },
    body: { name: 'John Doe', basis: ['witness'], reasons: 'I knew him.' },
  })
  const seen = await mark(author, await aStill(author))
  await mark(other, await aStill(author), { subjectId: seen.subject.id })
  const still = await aStill(author)
  const same = await mark(author, still)
  expect((await mark(other, still)).outcome).toBe('joined')
  for (const marked of [named, seen, same]) {
    const refused = await author.client.refused(withdrawSighting, asked(marked))
    expect(refused.code).toBe('sighting.settled')
  }
  const page = await aVisitor(server).done(getStill, { params: { stillId: still.id } })
  expect(page.sightings).toHaveLength(1)
})

it('[K5] not the mark of a man whose name is confirmed, however fresh and alone it is', async () => {
  const { id: subjectId } = (await mark(other, await aStill(author))).subject
  const person = await aPerson(await aModerator(server))
  const confirmed = { $set: { confirmed: person.id } }
  await database.collection<{ _id: string }>('subjects').updateOne({ _id: subjectId }, confirmed)
  const marked = await mark(author, await aStill(author), { subjectId })
  expect(marked.can.withdraw).toBe(false)
  expect((await author.client.refused(withdrawSighting, asked(marked))).code).toBe(
    'sighting.settled',
  )
})

it('[S4] the mark sent again after it was taken back answers that nothing is there', async () => {
  const still = await aStill(author)
  const sent = { params: { stillId: still.id }, body: { region }, key: 'marked-and-taken-back' }
  const marked = await author.client.done(addSighting, sent)
  await author.client.done(withdrawSighting, asked(marked))
  expect((await author.client.refused(addSighting, sent)).code).toBe('not-found')
})
