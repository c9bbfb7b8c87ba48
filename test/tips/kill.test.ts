import { randomUUID } from 'node:crypto'
import { openThread, sendTip } from '@rollcall/contract/tips.ts'
import { expect, test } from 'vitest'
import { aProof, tipWith } from '../factories/tips.ts'
import { aVisitor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { randomly } from '../support/random.ts'
import { startServer } from '../support/server.ts'

const TIPS = 60
const AT_ONCE = 8

test('[T8, T3] kill -9 of one of two API processes loses no acknowledged tip, and a repeat is the same tip', async () => {
  const random = randomly('tips under a kill')
  const staying = await startServer()
  const dying = await startServer({ dataDir: staying.dataDir })
  const here = aVisitor(staying)
  const waiting = await Promise.all(
    Array.from({ length: TIPS }, async (_, at) => ({
      key: randomUUID(),
      body: { ...tipWith({ how: `Tip ${at}` }), challenge: await aProof(staying) },
      receipt: null as string | null,
    })),
  )
  const all = [...waiting]
  const killAt = TIPS - (AT_ONCE + random.below(TIPS / 2))
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, at) => {
      for (let one = waiting.pop(); one; one = waiting.pop()) {
        if (waiting.length === killAt - AT_ONCE) dying.kill('SIGKILL')
        const visitor = at % 2 ? here : aVisitor(dying)
        const { key, body } = one
        const answer = await visitor.done(sendTip, { key, body }).catch(() => null)
        one.receipt = answer?.receipt ?? null
      }
    }),
  )
  const acknowledged = all.filter(({ receipt }) => receipt !== null)
  expect(acknowledged.length).toBeGreaterThan(AT_ONCE)
  expect(acknowledged.length, 'the kill met tips on their way').toBeLessThan(TIPS)

  for (const { receipt, body } of acknowledged) {
    const { tip } = await here.done(openThread, { body: { receipt: receipt ?? '' } })
    expect(tip.how).toBe(body.how)
  }
  // Whoever heard nothing sends the very same again: whether it was stored or not, it is one tip then.
  for (const { key, body, receipt } of all) {
    const again = await here.done(sendTip, { key, body })
    if (receipt !== null) expect(again.receipt).toBe(receipt)
  }
  expect(await database.collection('tips').countDocuments()).toBe(TIPS)
  expect(await database.collection('burntChallenges').countDocuments()).toBe(TIPS)
})
