import { randomUUID } from 'node:crypto'
import { firstBrokenLink } from '@rollcall/api/platform/audit.ts'
import { visitor } from '@rollcall/api/platform/viewer.ts'
import { readWaitingIds, tipsWaiting } from '@rollcall/api/tips/tip.reader.ts'
import { answerTip, dismissTip, type Tip } from '@rollcall/contract/tipDesk.ts'
import { addToTip, openThread } from '@rollcall/contract/tips.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { aReceipt, aTip } from '../factories/tips.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { database, useModels } from '../support/database.ts'
import { expectProblem } from '../support/expect.ts'
import { type Server, startServer } from '../support/server.ts'
import { goLive } from '../support/socket.ts'

let server: Server
let moderator: Account
useModels()
beforeAll(async () => {
  server = await startServer()
  moderator = await aModerator(server)
})

const params = ({ id }: { id: string }) => ({ tipId: id })
const thread = (receipt: string) => aVisitor(server).done(openThread, { body: { receipt } })
const add = (receipt: string, text: string, key?: string) =>
  aVisitor(server).done(addToTip, { body: { receipt, text }, ...(key && { key }) })
const answer = (tip: { id: string }, text: string): Promise<Tip> =>
  moderator.client.done(answerTip, { params: params(tip), body: { text } })

describe('a thread', () => {
  it('[T3] the sender and moderators write in turn, each reads the other, in order', async () => {
    const { receipt, tip } = await aTip(server)
    await answer(tip, 'Which camp was that?')
    expect((await thread(receipt)).status).toBe('answered')
    await add(receipt, 'Camp 5, in the winter.')
    await add(receipt, 'I have a photograph.')
    const last = await answer(tip, 'Thank you.')
    expect(last.messages.map(({ from, by, text }) => [from, by, text])).toEqual([
      ['moderator', moderator.name, 'Which camp was that?'],
      ['sender', null, 'Camp 5, in the winter.'],
      ['sender', null, 'I have a photograph.'],
      ['moderator', moderator.name, 'Thank you.'],
    ])
    const read = await thread(receipt)
    expect(read.messages.map(({ text }) => text)).toEqual(last.messages.map(({ text }) => text))
    expect(JSON.stringify(read)).not.toContain(moderator.name)
  })

  it('[S4] a message sent twice with its key is written once', async () => {
    const { receipt } = await aTip(server)
    const key = randomUUID()
    await add(receipt, 'Once.', key)
    expect((await add(receipt, 'Once.', key)).messages).toHaveLength(1)
    const other = { body: { receipt, text: 'Other.' }, key }
    expectProblem(await aVisitor(server).call(addToTip, other), 'idempotency.reused')
  })

  it('[T3] messages at the same moment all get a place, and a thread has an end', async () => {
    const { receipt, tip } = await aTip(server)
    await Promise.all(Array.from({ length: 8 }, (_, at) => add(receipt, `Message ${at}`)))
    expect((await thread(receipt)).messages).toHaveLength(8)
    await database
      .collection<{ _id: string }>('tips')
      .updateOne({ _id: tip.id }, { $set: { added: 100 } })
    const full = await aVisitor(server).call(addToTip, { body: { receipt, text: 'One more.' } })
    expectProblem(full, 'tip.full')
    expect(await thread(receipt)).toMatchObject({ canAdd: false })
    expect((await answer(tip, 'We read all of it.')).messages).toHaveLength(9)
  })

  it('[T3] wrong, unknown and mangled receipts are answered alike; of one that is too short it is said how many words there are', async () => {
    const { receipt } = await aTip(server)
    const words = receipt.split(' ')
    const but = (at: number) => words.with(at, words.at(at) === 'zoo' ? 'zone' : 'zoo').join(' ')
    const wrong = [but(-1), but(5), Array(12).fill('abandon').join(' '), `${receipt} zoo`]
    const answers = await Promise.all(
      wrong.flatMap((one) => [
        aVisitor(server).call(openThread, { body: { receipt: one } }),
        aVisitor(server).call(addToTip, { body: { receipt: one, text: 'Hello' } }),
      ]),
    )
    const told = answers.map((one) => {
      const { requestId: _, ...said } = expectProblem(one, 'receipt.unknown')
      return JSON.stringify(said)
    })
    expect(new Set(told).size).toBe(1)
    for (const [few, count] of [
      [words.slice(0, 5).join(' '), 5],
      ['☃', 0],
    ]) {
      const short = await aVisitor(server).call(openThread, { body: { receipt: String(few) } })
      const { detail } = expectProblem(short, 'receipt.unknown')
      expect(detail).toContain(`These are ${count} of the 12 words`)
    }
  })

  it('[S2] only moderators read a tip, and missing is missing', async () => {
    const { tip } = await aTip(server)
    const path = `/api/tips/${tip.id}`
    expectProblem(await aVisitor(server).send(path), 'auth.required')
    const { client } = await aContributor(server)
    expectProblem(await client.send(path), 'forbidden')
    expectProblem(await moderator.client.send(`/api/tips/${'f'.repeat(24)}`), 'not-found')
    expectProblem(await moderator.client.send('/api/tips/thread'), 'method.not-allowed')
  })
})

describe('the desk', () => {
  it('[T2, M5] is told at once when a tip comes, and when it is added to', async () => {
    const live = await goLive(moderator.client)
    await live.watch('queue')
    const receipt = await aReceipt(server)
    await live.untilChanged('queue')
    const before = live.changes().length
    await add(receipt, 'And one thing more.')
    await live.until(() => live.changes().length > before, 'a second notice')
    live.close()
  })

  it('[T7, M6] dismisses with reasons that the sender reads; what he adds then is on the desk again', async () => {
    const { receipt, tip } = await aTip(server)
    const dismiss = () =>
      moderator.client.call(dismissTip, {
        params: params(tip),
        body: { reasons: 'He is on the list of those who returned.' },
      })
    expect((await dismiss()).body).toMatchObject({
      status: 'dismissed',
      dismissal: { by: moderator.name },
    })
    expectProblem(await dismiss(), 'tip.dismissed')
    expect(await thread(receipt)).toMatchObject({
      status: 'dismissed',
      dismissal: { reasons: 'He is on the list of those who returned.' },
    })
    expect(await readWaitingIds()).not.toContain(tip.id)
    await add(receipt, 'There were two of that name.')
    expect(await readWaitingIds()).toContain(tip.id)
    await answer(tip, 'We looked again.')
    expect(await readWaitingIds()).not.toContain(tip.id)
    expect(await firstBrokenLink()).toBeNull()
    const entry = await database.collection('audit').findOne({ act: 'tip.dismissed' })
    expect(entry?.about).toEqual({ tip: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(JSON.stringify(entry)).not.toContain('list of those')
  })

  it('[M5] what was answered and not decided stays on the desk, and is begun to be read there', async () => {
    const { tip } = await aTip(server, { how: 'x'.repeat(400) })
    await answer(tip, 'Which camp?')
    const list = await tipsWaiting(visitor, [tip.id])
    expect(list.get(tip.id)?.begins).toHaveLength(201)
    expect(await readWaitingIds()).toContain(tip.id)
  })
})
