import { listDecided } from '@rollcall/contract/cases.ts'
import { notice } from '@rollcall/contract/exports.ts'
import { getIdentification, type Identification } from '@rollcall/contract/identifications.ts'
import { listSubjects } from '@rollcall/contract/subjects.ts'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { expectProblem } from '../support/expect.ts'
import { type Server, startServer } from '../support/server.ts'
import { admitted, caption, read, ruled, witness } from './world.ts'

let server: Server
let proposer: Account
let giver: Account
let moderators: [Account, Account]
beforeAll(async () => {
  server = await startServer()
  proposer = await aContributor(server)
  giver = await aContributor(server)
  moderators = [await aModerator(server), await aModerator(server)]
})

const both = async (identification: Identification, ruling: string): Promise<void> => {
  for (const { client } of moderators)
    expect((await ruled(client, identification, ruling)).status).toBe(201)
}

const confirmed = async (person: object): Promise<Identification> => {
  const proposed = await anIdentification(proposer, {
    person: await aPerson(moderators[0], person),
  })
  await admitted(giver, moderators[0], proposed, caption())
  await both(await admitted(giver, moderators[0], proposed, witness()), 'confirmed')
  const params = { identificationId: proposed.id }
  return moderators[0].client.done(getIdentification, { params })
}

test('[E3] [P4] what was decided is listed, the latest first, each with the notice; a name that is withheld stays so', async () => {
  const older = await confirmed({ name: 'Daniel Whitlock', died: '1951-02' })
  const living = await confirmed({ name: 'Thomas Reyes', died: undefined })
  const visitor = aVisitor(server)
  const { items } = await visitor.done(listDecided)
  expect(items.map(({ id }) => id)).toEqual([living.id, older.id])
  expect(items.map(({ person }) => [person.name, person.withheld])).toEqual([
    [null, true],
    ['Daniel Whitlock', false],
  ])
  for (const one of items) expect(one).toMatchObject({ notice, status: 'confirmed' })
  const known = await proposer.client.done(listDecided)
  expect(known.items[0]?.person.name).toBe('Thomas Reyes')

  await both(older, 'retracted')
  const first = await visitor.done(listDecided, { query: { limit: 1 } })
  expect(first.items[0]).toMatchObject({ id: older.id, status: 'retracted', notice })
  const rest = await visitor.done(listDecided, {
    query: { limit: 1, cursor: first.nextCursor ?? '' },
  })
  expect(rest.items.map(({ id }) => id)).toEqual([living.id])
  expect(rest.nextCursor).toBeNull()
  expectProblem(
    await visitor.call(listDecided, { query: { cursor: 'garbage' } }),
    'request.invalid',
  )
})

test('[V2] how a man stands is public: nobody, proposed, probable, confirmed; and the wall shows whom one asks for', async () => {
  const nobody = await aSubject(proposer)
  const subject = await aSubject(proposer)
  const person = await aPerson(moderators[0])
  const proposed = await anIdentification(proposer, { subject, person })
  const visitor = aVisitor(server)
  const standingNow = async (standing: 'nobody' | 'proposed' | 'confirmed') =>
    (await visitor.done(listSubjects, { query: { standing, limit: 100 } })).items
  expect((await standingNow('nobody')).map(({ id }) => id)).toContain(nobody.id)
  expect(await standingNow('proposed')).toEqual([
    expect.objectContaining({ id: subject.id, standing: 'proposed' }),
  ])
  await admitted(giver, moderators[0], proposed, caption())
  const strong = await admitted(giver, moderators[0], proposed, witness())
  expect((await ruled(moderators[0].client, strong, 'probable')).status).toBe(201)
  expect((await standingNow('proposed')).map(({ standing }) => standing)).toEqual(['probable'])
  expect((await standingNow('confirmed')).map(({ id }) => id)).not.toContain(subject.id)
  const probable = await read(moderators[0].client, proposed)
  await both(probable, 'confirmed')
  const all = await standingNow('confirmed')
  expect(all.map(({ id }) => id)).toContain(subject.id)
  for (const { standing, confirmed: named } of all)
    expect({ standing, named }).toEqual({ standing: 'confirmed', named: expect.anything() })
})
