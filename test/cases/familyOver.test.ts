import { liftRelative, stopDays } from '@rollcall/contract/cases.ts'
import { giveEvidence, type Identification } from '@rollcall/contract/identifications.ts'
import { getSubject, mergeSubject, unmergeSubject } from '@rollcall/contract/subjects.ts'
import { addToTip } from '@rollcall/contract/tips.ts'
import { ObjectId } from 'mongodb'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aSubject } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { database, useModels } from '../support/database.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { brokenPromises } from '../support/stored.ts'
import { declare, familyWorld, hisDayComes } from './familyWorld.ts'
import { contrary, params, read, ruled } from './world.ts'

let server: Server
let world: Awaited<ReturnType<typeof familyWorld>>
useModels()

beforeAll(async () => {
  server = await startServer()
  await startWorker({ dataDir: server.dataDir })
  world = await familyWorld(server)
})

interface Letter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

const lettersTo = ({ email }: Account): Promise<Letter[]> =>
  database.collection<Letter>('mails').find({ to: email }).sort({ _id: 1 }).toArray()

const subjectsOf = async (account: Account) =>
  (await lettersTo(account)).map(({ subject }) => subject)

const told = 'Rollcall: news about your relative, before anyone else is told'
const takenBack = 'Rollcall: we are not certain yet about your relative'

/** Two have signed, and the relative has his letter. */
const toldOf = async (one: { id: string }, ...relatives: readonly Account[]) => {
  const signed = await world.signedTwice(one)
  await world.until(one).toMatchObject({ case: { family: { mails: relatives.length } } })
  for (const relative of relatives) expect(await subjectsOf(relative)).toEqual([told])
  return signed
}

const untilWritten = (account: Account, ...subjects: readonly string[]) =>
  expect.poll(() => subjectsOf(account), { timeout: 60_000, interval: 50 }).toEqual(subjects)

const stopped = (one: { id: string }): Promise<Identification> =>
  world.first.client.done(stopDays, {
    params: params(one),
    body: { reasons: 'I mixed up two captions.' },
  })

test('[M8] a relative objects: all who were told are written to once, and neither who objected nor why is in the letter', async () => {
  const { one, relative } = await world.withRelative({ person: { name: 'Ernest Q. Vail' } })
  const sister = await aContributor(server)
  await declare(sister, one)
  await toldOf(one, relative, sister)
  await relative.client.done(giveEvidence, { params: params(one), body: contrary() })
  for (const reader of [relative, sister]) {
    await untilWritten(reader, told, takenBack)
    const { subject, text, html } = (await lettersTo(reader))[1] as Letter
    expect(subject).not.toContain('Vail')
    for (const said of [text, html]) {
      expect(said).toContain('is Ernest Q. Vail. We must take that back for now.')
      expect(said).toContain(`/subjects/${one.subjectId}`)
      for (const secret of [relative.name, contrary().text, contrary().origin])
        expect(said).not.toContain(secret)
    }
  }
})

test('[M8] told anew after the days were stopped, they read the second day after the first was taken back; each letter comes once', async () => {
  const { one, relative } = await world.withRelative()
  await toldOf(one, relative)
  await stopped(one)
  await untilWritten(relative, told, takenBack)
  await world.signedTwice(one)
  await untilWritten(relative, told, takenBack, told)
  await stopped(one)
  await untilWritten(relative, told, takenBack, told, takenBack)
})

test('[M8] a sender who objects in his thread: the relatives are written to as well', async () => {
  const { one, receipt } = await world.withTip()
  const relative = await aContributor(server)
  await declare(relative, one)
  await toldOf(one, relative)
  await aVisitor(server).done(addToTip, { body: { receipt, text: 'That is not my uncle.' } })
  await untilWritten(relative, told, takenBack)
})

test('[M8, P4] in Korean, and without the name to whom it is withheld', async () => {
  const { one } = await world.withRelative({ person: { name: 'Walter Unnamed', died: undefined } })
  const newcomer = await aContributor(server, { ageHours: 1 })
  await database
    .collection('user')
    .updateOne({ _id: new ObjectId(newcomer.id) }, { $set: { language: 'ko' } })
  await declare(newcomer, one)
  await world.signedTwice(one)
  await world.until(one).toMatchObject({ case: { family: { mails: 2 } } })
  await stopped(one)
  const second = async () => (await lettersTo(newcomer))[1]
  await expect.poll(second, { timeout: 60_000, interval: 50 }).toMatchObject({
    subject: '롤콜: 가족에 관한 소식을 아직 확실히 말씀드릴 수 없습니다',
    text: expect.stringContaining('번을 가족분 본인으로 보았다고 알려 드렸습니다.'),
  })
  expect(JSON.stringify(await lettersTo(newcomer))).not.toContain('Unnamed')
})

test('[M8] whose declaration was lifted meanwhile is told nothing more, and whom nobody had written to neither', async () => {
  const { one, relative } = await world.withRelative()
  const lifted = await aContributor(server)
  await declare(lifted, one)
  await toldOf(one, relative, lifted)
  await world.first.client.done(liftRelative, {
    params: { ...params(one), accountId: lifted.id },
    body: { reasons: 'He said so by mistake.' },
  })
  const unverified = await aContributor(server, { verified: false })
  await declare(unverified, one)
  await stopped(one)
  await untilWritten(relative, told, takenBack)
  expect(await subjectsOf(lifted)).toEqual([told])
  expect(await subjectsOf(unverified)).toEqual([])
})

test('[M8] a signer who may not rule any more on the day: they are written to; where it is confirmed on the day they are not', async () => {
  const third = await aModerator(server)
  const [falls, holds] = [await world.withRelative(), await world.withRelative()]
  const now = await read(third.client, falls.one)
  await ruled(third.client, now, 'confirmed')
  await ruled(world.second.client, now, 'confirmed')
  await world.until(falls.one).toMatchObject({ case: { family: { mails: 1 } } })
  await toldOf(holds.one, holds.relative)
  await database
    .collection('user')
    .updateOne({ _id: new ObjectId(third.id) }, { $set: { suspended: true } })
  await hisDayComes(holds.one)
  await world.until(holds.one).toMatchObject({ status: 'confirmed' })
  await hisDayComes(falls.one)
  await untilWritten(falls.relative, told, takenBack)
  expect(await subjectsOf(holds.relative)).toEqual([told])
})

/** Two men of whom the same person is proposed, the first with all that a confirmation asks for. */
const twoMen = async () => {
  const { one, relative } = await world.withRelative()
  const other = await aSubject(world.proposer)
  const person = { id: one.person.id ?? '', name: one.person.name ?? '' }
  const second = await anIdentification(world.giver, { subject: other, person })
  return { one, relative, other, second }
}

const join = (man: { id: string }, into: string) =>
  world.first.client.done(mergeSubject, {
    params: { subjectId: man.id },
    body: { into, reasons: 'The same scar.' },
  })

test('[M8, K3] another man with the same name is joined into him while the days run: they end, the family is written to, and taken apart again nothing waits', async () => {
  const { one, relative, other, second } = await twoMen()
  await toldOf(one, relative)
  await join(other, one.subjectId)
  await untilWritten(relative, told, takenBack)
  expect(await read(world.first.client, one)).toMatchObject({
    publicOn: null,
    status: 'proposed',
    case: { signatures: [], familyBefore: [{ because: 'case-changed', what: 'men-joined' }] },
  })
  await world.first.client.done(unmergeSubject, { params: { subjectId: other.id } })
  for (const name of [one, second])
    expect(await read(world.first.client, name)).toMatchObject({ publicOn: null })
  expect(await subjectsOf(relative)).toEqual([told, takenBack])
  expect(await brokenPromises()).toEqual([])
})

test('[M8, K3] a man is taken apart from another while the days of the joined name run: they end, the letter leads to whose page the name is on, and it can be signed anew', async () => {
  const { one, relative, other, second } = await twoMen()
  await join(other, one.subjectId)
  expect((await read(world.first.client, second)).id).toBe(one.id)
  const signed = await toldOf(one, relative)
  expect(signed.publicOn).not.toBeNull()
  await world.first.client.done(unmergeSubject, { params: { subjectId: other.id } })
  await untilWritten(relative, told, takenBack)
  expect((await lettersTo(relative))[1]?.text).toContain(`/subjects/${one.subjectId}`)
  for (const name of [one, second])
    expect(await read(world.first.client, name)).toMatchObject({
      publicOn: null,
      status: 'proposed',
      case: { signatures: [] },
    })
  const page = await relative.client.done(getSubject, { params: { subjectId: one.subjectId } })
  expect(page.identifications.map(({ publicOn }) => publicOn ?? null)).toEqual([null])
  await world.signedTwice(one)
  await untilWritten(relative, told, takenBack, told)
  expect(await brokenPromises()).toEqual([])
})
