import { randomUUID } from 'node:crypto'
import { openThread, sendTip } from '@rollcall/contract/tips.ts'
import { beforeAll, expect, test } from 'vitest'
import { aWorkedProof, tipWith } from '../factories/tips.ts'
import { aVisitor } from '../support/accounts.ts'
import { type Server, startServer } from '../support/server.ts'

let server: Server
beforeAll(async () => {
  server = await startServer()
})

test('[T1, T3] a visitor sends a tip and reads with his receipt how it stands', async () => {
  const visitor = aVisitor(server)
  const body = { ...tipWith(), challenge: await aWorkedProof(visitor) }
  const { receipt } = await visitor.done(sendTip, { body, key: randomUUID() })
  expect(receipt.split(' ')).toHaveLength(12)
  const thread = await visitor.done(openThread, { body: { receipt } })
  expect(thread).toMatchObject({
    status: 'waiting',
    messages: [],
    canAdd: true,
    tip: { who: 'John Doe', about: null, mayPublish: false },
  })
  expect(visitor.cookies.size).toBe(0)
})
