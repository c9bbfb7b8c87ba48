import { castVote } from '@rollcall/contract/cases.ts'
import { mergeSubject } from '@rollcall/contract/subjects.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { anIdentification, aSubject } from '../factories/cases.ts'
import { aContributor, aModerator, anAdmin, aVisitor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'
import { goLive, Live } from '../support/socket.ts'

let servers: [Server, Server]
let subject: string

beforeAll(async () => {
  const one = await startServer()
  servers = [one, await startServer({ dataDir: one.dataDir })]
  subject = (await aSubject(await aContributor(one))).id
})

describe('sockets of two processes', () => {
  it('[V7] presence counts people over both processes', async () => {
    const [here, there] = servers
    const { client } = await aContributor(here)
    const [first, again, other] = await Promise.all([
      goLive(client),
      goLive(client),
      goLive(aVisitor(there)),
    ])
    const topic = `film:${'a'.repeat(24)}`
    expect(await first.watch(topic)).toMatchObject({ ok: false, problem: { code: 'not-found' } })
    for (const live of [first, again, other]) await live.watch(`subject:${subject}`)
    const watchers = () =>
      other
        .presences()
        .filter((frame) => frame.topic === `subject:${subject}`)
        .at(-1)?.count ?? 0
    await other.until(() => watchers() >= 2)
    const before = watchers()
    first.close()
    again.close()
    await other.until(() => watchers() === before - 1)
  })

  it('[V7] who looked through a process that was killed outright is counted no longer, by the database’s clock', async () => {
    const [here] = servers
    const beats = database.collection<{ _id: string }>('presenceBeats')
    const doomed = await startServer({ dataDir: here.dataDir })
    const topic = `subject:${(await aSubject(await aContributor(here))).id}`
    const stays = await goLive(aVisitor(here))
    await stays.watch(topic)
    const watchers = () =>
      stays
        .presences()
        .filter((frame) => frame.topic === topic)
        .at(-1)?.count
    await stays.until(() => watchers() === 1)
    const alive = await beats.distinct('_id')
    const goes = await goLive(aVisitor(doomed))
    await goes.watch(topic)
    await stays.until(() => watchers() === 2)
    doomed.kill('SIGKILL')
    await doomed.exited
    // Half a minute passes: it has said twice nothing.
    const silent = { $set: { at: new Date(Date.now() - 31_000) } }
    const { modifiedCount } = await beats.updateOne({ _id: { $nin: alive } }, silent)
    expect(modifiedCount).toBe(1)
    await stays.until(() => watchers() === 1)
    expect(await database.collection('presence').countDocuments({ topic })).toBe(1)
  })

  it('[K3, V7, V2] who watches a man joined with another hears of that one, under the topic he asked for', async () => {
    const [here, there] = servers
    const [author, moderator] = [await aContributor(here), await aModerator(here)]
    const [into, man] = [await aSubject(author), await aSubject(author)]
    const { id } = await anIdentification(author, { subject: into })
    const topic = `subject:${man.id}`
    const early = await goLive(aVisitor(here))
    await early.watch(topic)
    await moderator.client.done(mergeSubject, {
      params: { subjectId: man.id },
      body: { into: into.id, reasons: 'The same scar.' },
    })
    const [late, voter] = [await goLive(aVisitor(there)), await aContributor(there)]
    const seer = await goLive(voter.client)
    for (const live of [late, seer])
      expect(await live.watch(topic)).toMatchObject({ ok: true, topic, mergedInto: into.id })
    const params = { identificationId: id }
    await voter.client.done(castVote, { params, body: { answer: 'same-sure' } })
    const of = (live: Live) =>
      live.untilChanged('identification', (frame) => frame.topic === topic && frame.answered === 1)
    for (const live of [early, late]) {
      const frame = await of(live)
      expect(frame).toMatchObject({ id, subjectId: into.id, tally: null })
      expect(frame).not.toHaveProperty('mineRevision')
    }
    expect(await of(seer)).toMatchObject({ id, tally: { 'same-sure': 1 }, mineRevision: 1 })
  })

  it('[S2] the queue is for moderators, what was sent for admins, one’s own topic for accounts, and a foreign page gets no socket', async () => {
    const [here] = servers
    const [visitor, contributor, moderator, admin] = [
      await goLive(aVisitor(here)),
      await goLive((await aContributor(here)).client),
      await goLive((await aModerator(here)).client),
      await goLive((await anAdmin(here)).client),
    ]
    expect(await visitor.watch('queue')).toMatchObject({
      ok: false,
      problem: { code: 'auth.required' },
    })
    expect(await visitor.watch('me')).toMatchObject({
      ok: false,
      problem: { code: 'auth.required' },
    })
    expect(await contributor.watch('queue')).toMatchObject({
      ok: false,
      problem: { code: 'forbidden' },
    })
    expect(await contributor.watch('me')).toMatchObject({ ok: true })
    expect(await moderator.watch('queue')).toMatchObject({ ok: true })
    expect(await moderator.watch('ingest')).toMatchObject({
      ok: false,
      problem: { code: 'forbidden' },
    })
    expect(await admin.watch('ingest')).toMatchObject({ ok: true })
    expect(
      await visitor.cast({ identificationId: 'a'.repeat(24), answer: 'same-sure' } as never),
    ).toMatchObject({
      ok: false,
      problem: { code: 'auth.required' },
    })
    await expect(
      new Live(aVisitor(here), { origin: 'https://elsewhere.example' }).connect(),
    ).rejects.toThrow()
  })
})
