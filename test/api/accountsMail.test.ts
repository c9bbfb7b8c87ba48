import { listMail, signUp } from '@rollcall/contract/accounts.ts'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { anAdmin, aVisitor, password } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import type { Running } from '../support/processes.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { type MailServer, startMailServer } from '../support/smtp.ts'

let mailServer: MailServer
let server: Server
let worker: Running
beforeAll(async () => {
  mailServer = await startMailServer()
  const env = { SMTP_URL: mailServer.url, MAIL_FROM: 'Rollcall <desk@example.org>' }
  server = await startServer({ env })
  worker = await startWorker({ env, dataDir: server.dataDir })
})
beforeEach(() => {
  mailServer.answer = 250
})

const signUpAs = (email: string) =>
  aVisitor(server).done(signUp, { body: { name: 'Ann', email, password } })
const left = () => database.collection('mails').countDocuments()

test('[O1] with a mail server letters go out, and nothing of them is left here', async () => {
  await signUpAs('one@example.org')
  await mailServer.until(() => mailServer.letters.length === 1)
  const [letter] = mailServer.letters
  expect(letter).toMatch(/^From: Rollcall <desk@example\.org>$/m)
  expect(letter).toMatch(/^To: one@example\.org$/m)
  expect(letter?.replaceAll('=\n', '')).toContain(
    `${server.url.replace('127.0.0.1', 'localhost')}/verify?token=`,
  )
  expect(letter?.replaceAll('=\n', '')).toMatch(/<a href=3D"http[^"]+\/verify\?token=3D/)
  await expect.poll(left).toBe(0)
})

test('[O1] a mail server that is busy gets the letter later; until then nobody reads it', async () => {
  mailServer.answer = 451
  const before = mailServer.letters.length
  const asked = mailServer.asked.length
  await signUpAs('two@example.org')
  await mailServer.until(() => mailServer.asked.length > asked)
  const { client } = await anAdmin(server)
  expect((await client.done(listMail)).items).toEqual([])
  mailServer.answer = 250
  await mailServer.until(() => mailServer.letters.length > before)
  expect(mailServer.letters.at(-1)).toContain('To: two@example.org')
})

test('[O1] a letter that the mail server will not take is given up, and the log names nobody', async () => {
  mailServer.answer = 550
  await signUpAs('three@example.org')
  await worker.untilLogged(({ msg }) => msg === 'a letter was given up')
  await expect.poll(left).toBe(0)
  expect(JSON.stringify([worker.lines, server.lines])).not.toContain('@example.org')
})
