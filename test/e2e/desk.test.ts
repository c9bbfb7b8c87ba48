import { giveEvidence } from '@rollcall/contract/identifications.ts'
import { beforeAll, expect, test } from 'vitest'
import { contrary } from '../cases/world.ts'
import { anIdentification } from '../factories/cases.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { aPage } from '../support/browser.ts'
import { type Server, startServer } from '../support/server.ts'
import { follow, press, see, write } from './acts.ts'

let server: Server
let first: Account
let second: Account
let proposer: Account
beforeAll(async () => {
  server = await startServer()
  first = await aModerator(server)
  second = await aModerator(server)
  proposer = await aContributor(server)
})

test('[M5, M4, S1] two at the desk: who has what in hand is seen, taken over, and a changed case is told before it is decided', async () => {
  const made = await anIdentification(proposer, { name: 'Peter Poe' })
  const [one, other] = [await aPage(server, first.client), await aPage(server, second.client)]
  await other.goto('/desk')
  await one.goto('/desk')
  await see(one, 'Evidence for it, to be weighed')
  await one.keyboard.press('j')
  await one.keyboard.press('Enter')
  await see(one, 'You have this in hand.')
  await see(other, `${first.name} has it in hand`)

  await follow(other, /Peter Poe/)
  await see(other, `${first.name} has this in hand until`)
  expect(await other.getByRole('radio', { name: /^Ruled out/ }).count()).toBe(0)
  await press(other, 'Take it over')
  await see(other, 'You have this in hand.')
  await see(one, `${second.name} has this in hand until`)

  await other.getByRole('radio', { name: /^Ruled out/ }).check()
  await write(other, 'Reasons', 'He was shorter.')
  const params = { identificationId: made.id }
  await (await aContributor(server)).client.done(giveEvidence, { params, body: contrary() })
  await see(other, 'The case has changed since you began to write.')
  await press(other, 'I have read it as it is now')
  expect(await other.getByLabel('Reasons', { exact: true }).inputValue()).toBe('He was shorter.')
  await press(other, 'Rule it out')
  await see(other, 'He was shorter.')
  await see(other, 'Ruled out')
})

test('[M5, I3] the giver reads on the page of the man why his evidence was dismissed', async () => {
  const made = await anIdentification(proposer)
  const [desk, author] = [await aPage(server, first.client), await aPage(server, proposer.client)]
  await desk.goto(`/desk/${made.id}`)
  await press(desk, 'Dismiss')
  await write(desk, 'Why is it dismissed?', 'He names another camp.')
  await press(desk, 'Dismiss it')
  await see(desk, 'Dismissed because: He names another camp.')
  await desk.goto('/')
  await author.goto(`/subjects/${made.subjectId}`)
  await see(author, 'Dismissed because: He names another camp.')
})
