import { castVote, takeVoteBack } from '@rollcall/contract/cases.ts'
import { getIdentification, type Identification } from '@rollcall/contract/identifications.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { expectExact } from './exact.ts'

let server: Server
let proposer: Account
let moderator: Account

beforeAll(async () => {
  server = await startServer()
  await startWorker({ dataDir: server.dataDir })
  proposer = await aContributor(server)
  moderator = await aModerator(server)
})

const vote = (client: Client, { id }: { id: string }, body: object, key?: string) =>
  client.call(castVote, {
    params: { identificationId: id },
    body: body as never,
    ...(key && { key }),
  })

const answered = async (
  client: Client,
  identification: { id: string },
  answer: string,
  rest: object = {},
) => {
  const { status, body } = await vote(client, identification, { answer, ...rest })
  expect(status, JSON.stringify(body)).toBe(200)
  return body as Identification
}

const read = (client: Client, { id }: { id: string }): Promise<Identification> =>
  client.done(getIdentification, { params: { identificationId: id } })

describe('answers', () => {
  it('[V1] one current answer per account: another replaces it, and it can be taken back', async () => {
    const identification = await anIdentification(proposer)
    const { client } = await aContributor(server)
    expect((await answered(client, identification, 'same-sure')).tally?.['same-sure']).toBe(1)
    const second = await answered(client, identification, 'cant-tell', {
      reason: 'The ear is another one.',
    })
    expect(second).toMatchObject({
      answered: 1,
      mine: { answer: 'cant-tell', counted: true, why: null },
    })
    expect(second.tally).toMatchObject({ 'same-sure': 0, 'cant-tell': 1 })
    const taken = await client.done(takeVoteBack, {
      params: { identificationId: identification.id },
    })
    expect(taken).toMatchObject({ answered: 0, mine: null })
    await expectExact(identification)
    expect(
      await database.collection('voteEvents').countDocuments({ ballotId: identification.id }),
    ).toBe(3)
  })

  it('[V1, V2] a private note on the features goes with an answer, over both doors, and nobody but its giver ever reads it', async () => {
    const identification = await anIdentification(proposer)
    const [giver, other] = [await aContributor(server), await aContributor(server)]
    const watching = await goLive(other.client)
    await watching.watch(`subject:${identification.subjectId}`)
    const check = { ears: 'different', 'face-shape': 'alike', scars: 'cannot-see' }
    const given = await answered(giver.client, identification, 'different-likely', { check })
    expect(given.mine).toEqual({ answer: 'different-likely', counted: true, why: null, check })
    expect((await read(giver.client, identification)).mine).toMatchObject({ check })
    const news = await watching.untilChanged('identification', ({ id }) => id === identification.id)
    await answered(other.client, identification, 'same-sure')
    for (const client of [aVisitor(server), other.client, proposer.client, moderator.client]) {
      const seen = await client.call(getIdentification, {
        params: { identificationId: identification.id },
      })
      expect(JSON.stringify([seen.body, news])).not.toMatch(/face-shape|cannot-see/)
    }
    const live = await goLive(giver.client)
    const again = { identificationId: identification.id, answer: 'different-likely' } as const
    const cast = await live.cast({ ...again, check: { chin: 'alike' } } as never)
    expect(cast).toMatchObject({ ok: true, identification: { mine: { check: { chin: 'alike' } } } })
    expect(
      (await answered(giver.client, identification, 'different-likely')).mine?.check,
    ).toBeNull()
    const wrong = { answer: 'same-sure', check: { ears: 'perhaps', beard: 'alike' } }
    const refused = await vote(giver.client, identification, wrong)
    expect(refused).toMatchObject({ status: 400, body: { code: 'request.invalid' } })
    expect(JSON.stringify(refused.body)).toContain('check.ears')
    await expectExact(identification)
  })

  it('[V2] until a counted answer one sees how many, never which way', async () => {
    const identification = await anIdentification(proposer)
    const [first, second] = [await aContributor(server), await aContributor(server)]
    await answered(first.client, identification, 'different-sure')
    for (const client of [aVisitor(server), second.client, proposer.client, moderator.client]) {
      const seen = await read(client, identification)
      expect(seen).toMatchObject({ answered: 1, tally: null, verdict: null, community: null })
    }
    const after = await answered(second.client, identification, 'same-likely')
    expect(after.tally).toMatchObject({ 'different-sure': 1, 'same-likely': 1 })
    expect(after.verdict).toBe('open')
    await second.client.done(takeVoteBack, { params: { identificationId: identification.id } })
    expect((await read(second.client, identification)).tally).not.toBeNull()
  })

  it('[V2] a verdict is shown only to who sees the tally of every rival too', async () => {
    const subject = await aSubject(proposer)
    const pictured = async () => aPortrait(moderator, await aPerson(moderator))
    const one = await anIdentification(proposer, { subject, person: await pictured() })
    const rival = await anIdentification(proposer, { subject, person: await pictured() })
    const { client } = await aContributor(server)
    const half = await answered(client, one, 'same-sure')
    expect(half.tally).not.toBeNull()
    const waits = [{ id: rival.id, person: rival.person }]
    expect(half).toMatchObject({ verdict: null, community: null, verdictAwaits: waits })
    expect(await read(client, rival)).toMatchObject({ tally: null, verdictAwaits: [] })
    await answered(client, rival, 'different-sure')
    const shown = { verdict: 'open', community: 0, verdictAwaits: [] }
    expect(await read(client, one)).toMatchObject(shown)
  })

  it('[V3] the proposer’s, a new, an unverified and a suspended account’s answers are recorded, not counted, and he is told why', async () => {
    const identification = await anIdentification(proposer)
    const cases = [
      [proposer, 'proposer'],
      [await aContributor(server, { ageHours: 1 }), 'new-account'],
      [await aContributor(server, { verified: false }), 'unverified'],
      [await aContributor(server, { suspended: true }), 'suspended'],
    ] as const
    for (const [account, why] of cases) {
      const seen = await answered(account.client, identification, 'same-sure')
      expect(seen).toMatchObject({ mine: { counted: false, why }, tally: null, verdict: null })
    }
    expect((await read(aVisitor(server), identification)).answered).toBe(4)
    await expectExact(identification)
  })

  it('[V3] [I4] a relative’s answer is recorded but not counted, on every identification of the person', async () => {
    const person = await aPerson(moderator)
    const one = await anIdentification(proposer, { person })
    const other = await anIdentification(proposer, { person })
    const { client, id } = await aContributor(server)
    await answered(client, other, 'same-sure')
    const seen = await answered(client, one, 'same-sure', { relative: true })
    expect(seen).toMatchObject({
      mine: { counted: false, why: 'relative' },
      tally: null,
      relative: true,
    })
    expect(await read(client, other)).toMatchObject({ mine: { counted: false, why: 'relative' } })
    expect((await read(client, other)).tally).not.toBeNull()
    const later = await anIdentification(proposer, { person })
    expect((await answered(client, later, 'same-sure', { relative: false })).mine?.why).toBe(
      'relative',
    )
    for (const identification of [one, other, later]) await expectExact(identification)
    expect(await database.collection('relatives').countDocuments({ accountId: id })).toBe(1)
  })

  it('[V3] what kept an answer from counting passes: it flips by an event, and opens the tally', async () => {
    const identification = await anIdentification(proposer)
    const account = await aContributor(server, { verified: false })
    await answered(account.client, identification, 'same-sure')
    const live = await goLive(account.client)
    await live.watch('me')
    const { ObjectId } = await import('mongodb')
    await database
      .collection('user')
      .updateOne({ _id: new ObjectId(account.id) }, { $set: { emailVerified: true } })
    await live.untilChanged('account')
    expect(await read(account.client, identification)).toMatchObject({
      mine: { counted: true, why: null },
      tally: { 'same-sure': 1 },
    })
    await database
      .collection('user')
      .updateOne({ _id: new ObjectId(account.id) }, { $set: { suspended: true } })
    await live.until(() => live.changes().filter(({ kind }) => kind === 'account').length > 1)
    const seen = await read(account.client, identification)
    expect(seen).toMatchObject({
      mine: { counted: false, why: 'suspended' },
      tally: { 'same-sure': 0 },
    })
    await expectExact(identification)
  })

  it('[V4] who has seen the tally gives a reason for another answer, also after taking one back', async () => {
    const identification = await anIdentification(proposer)
    const { client } = await aContributor(server)
    await answered(client, identification, 'same-likely')
    await answered(client, identification, 'same-likely')
    const bare = await vote(client, identification, { answer: 'different-likely' })
    expect(bare).toMatchObject({
      status: 400,
      body: { code: 'vote.reason-required', errors: [{ path: 'reason' }] },
    })
    await client.done(takeVoteBack, { params: { identificationId: identification.id } })
    expect((await vote(client, identification, { answer: 'different-sure' })).status).toBe(400)
    expect((await answered(client, identification, 'same-likely')).mine?.answer).toBe('same-likely')
    await answered(client, identification, 'different-sure', { reason: 'His chin.' })
    expect((await read(client, identification)).reasonNeeded).toBe(true)
  })

  it('[V4] an answer that did not count opened no tally: another one needs no reason', async () => {
    const identification = await anIdentification(proposer)
    await answered(proposer.client, identification, 'same-sure')
    expect((await answered(proposer.client, identification, 'cant-tell')).mine?.answer).toBe(
      'cant-tell',
    )
  })

  it('[V6] 500 identical answers at once count once', async () => {
    const identification = await anIdentification(proposer)
    const { client } = await aContributor(server)
    const all = await Promise.all(
      Array.from({ length: 500 }, (_, index) =>
        vote(
          client,
          identification,
          { answer: 'same-sure' },
          index % 2 ? 'one-and-the-same' : undefined,
        ),
      ),
    )
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await read(client, identification)).toMatchObject({
      answered: 1,
      tally: { 'same-sure': 1 },
    })
    await expectExact(identification)
  })

  it('[V6] a late retry of an older answer changes nothing; the same body without a key is a new answer', async () => {
    const identification = await anIdentification(proposer)
    const { client } = await aContributor(server)
    const old = { answer: 'same-sure' }
    await vote(client, identification, old, 'first')
    await vote(client, identification, { answer: 'cant-tell', reason: 'Not so sure.' }, 'second')
    expect((await vote(client, identification, old, 'first')).body).toMatchObject({
      mine: { answer: 'cant-tell' },
    })
    const live = await goLive(client)
    const retried = await live.cast({
      identificationId: identification.id,
      answer: 'same-sure',
      key: 'first',
    } as never)
    expect(retried).toMatchObject({ ok: true, identification: { mine: { answer: 'cant-tell' } } })
    const reused = await vote(client, identification, { answer: 'different-sure' }, 'first')
    expect(reused).toMatchObject({ status: 422, body: { code: 'idempotency.reused' } })
    await answered(client, identification, 'same-sure', { reason: 'After all.' })
    await expectExact(identification)
  })

  it('[V5] answers of many to many, over both doors, stay exact', async () => {
    const subject = await aSubject(proposer)
    const some = await Promise.all(
      ['A', 'B', 'C'].map((name) => anIdentification(proposer, { subject, name })),
    )
    const voters = await Promise.all(Array.from({ length: 12 }, () => aContributor(server)))
    await Promise.all(
      voters.flatMap(({ client }, index) =>
        some.map(async (identification, other) => {
          const answer =
            (['same-sure', 'different-likely', 'cant-tell'] as const)[(index + other) % 3] ??
            'cant-tell'
          if (index % 2) return answered(client, identification, answer)
          const live = await goLive(client)
          expect(
            await live.cast({ identificationId: identification.id, answer } as never),
          ).toMatchObject({ ok: true })
          return live.close()
        }),
      ),
    )
    for (const identification of some) {
      expect((await read(aVisitor(server), identification)).answered).toBe(12)
      await expectExact(identification)
    }
  })
})
