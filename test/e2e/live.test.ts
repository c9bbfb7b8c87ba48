import { castVote } from '@rollcall/contract/cases.ts'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { aPage, forgive } from '../support/browser.ts'
import { type Server, startServer } from '../support/server.ts'
import { answer, press, see, write } from './acts.ts'

let server: Server
let proposer: Account
beforeAll(async () => {
  server = await startServer()
  proposer = await aContributor(server)
})

// What did not get through is told on the page; the browser tells it to its console too.
const notThrough = /net::ERR_|WebSocket|ERR_CONNECTION/
const pages: Page[] = []
afterEach(() => {
  for (const page of pages.splice(0)) forgive(page, notThrough)
})

/** A man for whom one name is proposed, on the screen of somebody who has not answered. */
const aQuestion = async () => {
  const reader = await aContributor(server)
  const person = await aPerson(await aModerator(server))
  const subject = await aSubject(proposer)
  const { id } = await anIdentification(proposer, { subject, person })
  const page = await aPage(server, reader.client)
  pages.push(page)
  await page.goto(`/subjects/${subject.id}`)
  await see(page, 'Nobody has answered yet.')
  return { page, params: { identificationId: id } }
}

const answeredByAnother = async (params: { identificationId: string }): Promise<void> => {
  const { client } = await aContributor(server)
  await client.done(castVote, { params, body: { answer: 'different-likely' } })
}

const offline = 'You are offline.'
const away = 'The line to the server is broken.'

test('[V7] who was offline sees the present state on return, and what was answered meanwhile goes out', async () => {
  const { page, params } = await aQuestion()
  await page.context().setOffline(true)
  await see(page, offline)
  await page.getByRole('button', { name: 'Same, likely' }).click()
  await see(page, 'Kept here: Same, likely.')
  await answeredByAnother(params)
  await page.context().setOffline(false)
  await see(page, 'You answered: Same, likely.')
  await see(page, '1 same and 1 different.')
  await page.getByText(offline).waitFor({ state: 'detached' })
})

test('[V7] what is typed while offline stays and can be sent afterwards', async () => {
  const { page } = await aQuestion()
  const text = 'He wears the ring in both pictures.'
  await page.getByRole('link', { name: 'Give evidence' }).click()
  await page.getByRole('radio', { name: 'Speaks for it' }).check()
  await page.getByRole('radio', { name: 'circumstances' }).check()
  await page.context().setOffline(true)
  await write(page, 'From whom or what does it come?', 'His sister')
  await write(page, 'What does it say?', text)
  await press(page, 'Give this evidence')
  await see(page, 'The server could not be reached. What you typed is still here')
  expect(await page.getByLabel('What does it say?').inputValue()).toBe(text)
  await page.context().setOffline(false)
  await press(page, 'Give this evidence')
  await see(page, text)
})

test('[V7] when the server was killed and is there again, pages come back by themselves', async () => {
  const { page, params } = await aQuestion()
  server.kill('SIGKILL')
  await server.exited
  await see(page, away)
  await startServer({ dataDir: server.dataDir, env: { PORT: String(server.port) } })
  await answeredByAnother(params)
  await see(page, '1 person has answered.')
  await page.getByText(away).waitFor({ state: 'detached' })
  await answer(page, 'Same, sure')
  await see(page, '1 same and 1 different.')
})
