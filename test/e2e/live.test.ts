import { castVote } from '@rollcall/contract/cases.ts'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
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
  const person = await aPerson(await aModerator(server))
  const subject = await aSubject(proposer)
  const { id } = await anIdentification(proposer, { subject, person })
  const path = `/subjects/${subject.id}`
  const [page, other] = [await aPageAt(path), await aPageAt(path)]
  // Each sees that the other is there: so both are live.
  for (const one of [page, other]) await see(one, '1 other is looking')
  return { page, other, params: { identificationId: id } }
}

const aPageAt = async (path: string): Promise<Page> => {
  const page = await aPage(server, (await aContributor(server)).client)
  pages.push(page)
  await page.goto(path)
  await see(page, 'Nobody has answered yet.')
  return page
}

const answeredByAnother = async (params: { identificationId: string }): Promise<void> => {
  const { client } = await aContributor(server)
  await client.done(castVote, { params, body: { answer: 'different-likely' } })
}

const offline = 'You are offline.'
const away = 'Connection lost.'

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

test('[V7] what is typed and sent while offline stays, and goes out on return', async () => {
  const { page, other } = await aQuestion()
  const text = 'He wears the ring in both pictures.'
  await page.getByRole('link', { name: 'Add evidence' }).click()
  await page.getByRole('radio', { name: 'For' }).check()
  await page.getByRole('radio', { name: 'circumstances' }).check()
  await page.context().setOffline(true)
  await write(page, 'Who or what does it come from?', 'His sister')
  await write(page, 'What does it say?', text)
  await press(page, 'Add this evidence')
  await see(page, 'Sending…')
  expect(await page.getByLabel('What does it say?').inputValue()).toBe(text)
  await page.context().setOffline(false)
  for (const one of [page, other]) await see(one, text)
})

test('[V7] what is answered or taken back in one tab is known in the other', async () => {
  const { client } = await aContributor(server)
  const moderator = await aModerator(server)
  const person = await aPerson(moderator)
  await aPortrait(moderator, person)
  const { id, subjectId } = await anIdentification(proposer, { person })
  const [man, comparing] = [await aPage(server, client), await aPage(server, client)]
  await man.goto(`/subjects/${subjectId}`)
  await see(man, 'Nobody has answered yet.')
  await comparing.goto(`/subjects/${subjectId}/compare/${id}`)
  await answer(comparing, 'Same, sure')
  await see(man, 'You answered: Same, sure.')
  await man.getByRole('button', { name: 'Same, sure', pressed: true }).waitFor()
  await press(man, 'Take back my answer')
  await comparing.getByText('You answered: Same, sure.').waitFor({ state: 'detached' })
})

test('[V7] when the server was killed and is there again, pages come back by themselves', async () => {
  const { page, other, params } = await aQuestion()
  server.kill('SIGKILL')
  await server.exited
  for (const one of [page, other]) await see(one, away)
  await startServer({ dataDir: server.dataDir, env: { PORT: String(server.port) } })
  await answeredByAnother(params)
  for (const one of [page, other]) await see(one, '1 person has answered.')
  await answer(page, 'Same, sure')
  await see(page, '1 same and 1 different.')
  await see(other, '2 people have answered.')
  for (const one of [page, other]) await one.getByText(away).waitFor({ state: 'detached' })
})

test('[V7] a page becomes live later where the code for it does not get through at first', async () => {
  const { page, params } = await aQuestion()
  const late = await aPage(server, (await aContributor(server)).client)
  pages.push(late)
  const lost = await loseOnce(late, 'EIO')
  await late.goto(page.url())
  await see(late, '2 others are looking')
  expect(lost()).toBe(true)
  await answeredByAnother(params)
  await see(late, '1 person has answered.')
})

/** Drops the first script that holds these words, as a bad line would; gives whether it has. */
const loseOnce = async (page: Page, words: string): Promise<() => boolean> => {
  let lost = false
  await page.route('**/assets/*.js', async (route) => {
    const response = await route.fetch()
    const isIt = !lost && (await response.text()).includes(words)
    lost ||= isIt
    await (isIt ? route.abort() : route.fulfill({ response }))
  })
  return () => lost
}
