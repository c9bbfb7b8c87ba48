import { getMe, listMail } from '@rollcall/contract/accounts.ts'
import { beforeAll, expect, test } from 'vitest'
import { aModerator, anAdmin } from '../support/accounts.ts'
import { type Server, startServer } from '../support/server.ts'

let server: Server
beforeAll(async () => {
  server = await startServer()
})

test('[S2] an admin is a contributor until he has given a second factor, and is told what to do', async () => {
  const bare = await anAdmin(server, { factor: false })
  const { detail } = await bare.client.refused(listMail)
  expect(await bare.client.done(getMe)).toMatchObject({
    role: 'admin',
    secondFactor: { state: 'none', needed: true, detail },
    can: { contribute: true, moderate: false, administer: false },
  })
  const admin = await anAdmin(server)
  expect(await admin.client.done(getMe)).toMatchObject({
    secondFactor: { state: 'given', needed: true, detail: null },
    can: { moderate: true, administer: true },
  })
  await aModerator(server)
})
