import { listDecided } from '@rollcall/contract/cases.ts'
import { listComparisons } from '@rollcall/contract/comparisons.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'
import { addSighting } from '@rollcall/contract/marks.ts'
import { getQueue } from '@rollcall/contract/queue.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import {
  getSubject,
  listSubjects,
  mergeSubject,
  unmergeSubject,
} from '@rollcall/contract/subjects.ts'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { type Server, startServer } from '../support/server.ts'
import { admitted, caption, ruled, witness } from './world.ts'

let server: Server
let by: Account
let giver: Account
let moderators: [Account, Account]
beforeAll(async () => {
  server = await startServer()
  by = await aContributor(server)
  giver = await aContributor(server)
  moderators = [await aModerator(server), await aModerator(server)]
})

const small = { x: 10, y: 10, w: 30, h: 40 }
const large = { x: 60, y: 20, w: 80, h: 100 }

/** The same man on a still of his own. */
const alsoSeen = async ({ id }: { id: string }, region: Region): Promise<void> => {
  const { id: stillId } = await aStill(by)
  await by.client.done(addSighting, { params: { stillId }, body: { region, subjectId: id } })
}

/** A man who is seen small first, large then, and as large once more. */
const seenThrice = async () => {
  const man = await aSubject(by, { region: small })
  await alsoSeen(man, large)
  await alsoSeen(man, { ...large, x: 61 })
  return man
}
const onWall = async ({ number }: { number: number }) =>
  (await aVisitor(server).done(listSubjects, { query: { number } })).items[0]?.portrait.region
const onPage = async ({ id }: { id: string }) =>
  (await aVisitor(server).done(getSubject, { params: { subjectId: id } })).sightings.map(
    ({ region }) => region,
  )

test('the picture with the most pixels stands for a man, and of two that are as large the one marked first', async () => {
  const man = await seenThrice()
  expect(await onWall(man)).toEqual(large)
  expect(await onPage(man)).toEqual([large, { ...large, x: 61 }, small])

  const person = await aPerson(moderators[0])
  await aPortrait(moderators[0], person)
  const proposed = await anIdentification(by, { subject: man, person })
  const compared = await giver.client.done(listComparisons, { query: {} })
  expect(compared.items[0]?.sightings[0]?.region).toEqual(large)
  const waiting = await moderators[0].client.done(getQueue, { query: {} })
  expect(waiting.items[0]).toMatchObject({ portrait: { region: large } })
  await confirm(proposed)
  const decided = await aVisitor(server).done(listDecided)
  expect(decided.items[0]?.subject.portrait?.region).toEqual(large)
})

test('[K3] a man who is joined with another gives him his largest picture, and takes it along again', async () => {
  const [into, man] = [await aSubject(by, { region: small }), await seenThrice()]
  const params = { subjectId: man.id }
  const body = { into: into.id, reasons: 'The same scar.' }
  await moderators[0].client.done(mergeSubject, { params, body })
  expect(await onWall(into)).toEqual(large)
  await moderators[0].client.done(unmergeSubject, { params })
  expect(await onWall(into)).toEqual(small)
  expect(await onWall(man)).toEqual(large)
})

const confirm = async (proposed: Identification): Promise<void> => {
  await admitted(giver, moderators[0], proposed, caption())
  const ready = await admitted(giver, moderators[0], proposed, witness())
  for (const { client } of moderators) await ruled(client, ready, 'confirmed')
}

test('[T2] the list finds the man whom a sighting shows, also after he was joined with another', async () => {
  const [into, man] = [await aSubject(by), await aSubject(by)]
  const page = await aVisitor(server).done(getSubject, { params: { subjectId: man.id } })
  const sightingId = page.sightings[0]?.id ?? ''
  const shown = async () =>
    (await aVisitor(server).done(listSubjects, { query: { sightingId } })).items.map(({ id }) => id)
  expect(await shown()).toEqual([man.id])
  const body = { into: into.id, reasons: 'The same scar.' }
  await moderators[0].client.done(mergeSubject, { params: { subjectId: man.id }, body })
  expect(await shown()).toEqual([into.id])
  const nobody = await aVisitor(server).done(listSubjects, { query: { sightingId: into.id } })
  expect(nobody.items).toEqual([])
})
