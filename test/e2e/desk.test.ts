import { decide } from '@rollcall/contract/cases.ts'
import { claimItem } from '@rollcall/contract/claims.ts'
import { getIdentification, giveEvidence } from '@rollcall/contract/identifications.ts'
import { queueItemId } from '@rollcall/contract/ids.ts'
import { beforeAll, expect, test } from 'vitest'
import { admitted, caption, contrary, witness } from '../cases/world.ts'
import { anIdentification, aPerson } from '../factories/cases.ts'
import { aReceipt, newestTip } from '../factories/tips.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { aPage, forgive } from '../support/browser.ts'
import { makePhoto } from '../support/media.ts'
import { type Server, startServer } from '../support/server.ts'
import { follow, press, see, write } from './acts.ts'
import { focused } from './keyboard.ts'

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
  await see(one, 'Evidence for, not weighed yet')
  await one.keyboard.press('j')
  await one.keyboard.press('Enter')
  await see(one, 'You are working on this.')
  await see(other, `${first.name} is working on it`)

  await follow(other, /Peter Poe/)
  await see(other, `${first.name} is working on this until`)
  expect(await other.getByRole('radio', { name: /^Ruled out/ }).count()).toBe(0)
  await press(other, 'Take over')
  await see(other, 'You are working on this.')
  await see(one, `${second.name} is working on this until`)

  await other.getByRole('radio', { name: /^Ruled out/ }).check()
  await write(other, 'Reasons', 'He was shorter.')
  const params = { identificationId: made.id }
  await (await aContributor(server)).client.done(giveEvidence, { params, body: contrary() })
  await see(other, 'The case has changed since you began writing.')
  await press(other, 'I have read the case as it is now')
  expect(await other.getByLabel('Reasons', { exact: true }).inputValue()).toBe('He was shorter.')
  await press(other, 'Rule out')
  await see(other, 'He was shorter.')
  await see(other, 'Ruled out')
})

test('[M5, I3] the giver reads on the page of the man why his evidence was dismissed', async () => {
  const made = await anIdentification(proposer)
  const [desk, author] = [await aPage(server, first.client), await aPage(server, proposer.client)]
  await desk.goto(`/desk/${made.id}`)
  await press(desk, 'Dismiss')
  await write(desk, 'Why do you dismiss it?', 'He names another camp.')
  await press(desk, 'Dismiss evidence')
  await see(desk, 'Dismissed because: He names another camp.')
  await desk.goto('/')
  await author.goto(`/subjects/${made.subjectId}`)
  await see(author, 'Dismissed because: He names another camp.')
})

test('[M5] all that happened in a case stands in one line of time, with what is new since one last looked', async () => {
  const made = await anIdentification(proposer)
  const desk = await aPage(server, first.client)
  const line = desk.getByRole('region', { name: 'All that happened' })
  await desk.goto(`/desk/${made.id}`)
  await see(line, `Proposed by ${proposer.name}`)
  await see(line, 'Evidence for (witness)')
  expect(await line.getByText('New', { exact: true }).count()).toBe(0)
  await desk.goto('/')

  const params = { identificationId: made.id }
  await (await aContributor(server)).client.done(giveEvidence, { params, body: contrary() })
  await desk.goto(`/desk/${made.id}`)
  await see(line, '1 entry is new since you last looked.')
  await see(line.getByRole('listitem').filter({ hasText: 'Evidence against' }), 'New')
  await press(desk.getByRole('listitem').filter({ hasText: contrary().text }).first(), 'Dismiss')
  await write(desk, 'Why do you dismiss it?', 'He names another camp.')
  await press(desk, 'Dismiss evidence')
  const ruled = line.getByRole('listitem').filter({ hasText: 'Evidence dismissed' })
  await see(ruled, 'He names another camp.')
  expect(await ruled.getByText('New', { exact: true }).count()).toBe(0)
  expect(await line.getByRole('listitem').last().textContent()).toContain('Evidence dismissed')
})

test('[M5, T3] a tip is in the hand of whoever opened it, and what another was writing on it is not done twice', async () => {
  await aReceipt(server, { how: 'I have his letters.' })
  const tip = await newestTip()
  const [one, other] = [await aPage(server, first.client), await aPage(server, second.client)]
  await other.goto(`/desk/tips/${tip}`)
  await see(other, 'You are working on this.')
  await other.getByRole('radio', { name: 'Not used' }).check()
  await write(other, 'Why is it not used?', 'It names nobody.')
  await one.goto('/desk')
  await see(one, `${second.name} is working on it`)
  await one.goto(`/desk/tips/${tip}`)
  await see(one, `${second.name} is working on this until`)
  expect(await one.getByLabel('Answer the sender').count()).toBe(0)
  await press(one, 'Take over')
  await see(other, `${first.name} is working on this until`)
  expect(await other.getByRole('button', { name: 'Close this tip' }).count()).toBe(0)
  await one.getByRole('radio', { name: 'Not used' }).check()
  await write(one, 'Why is it not used?', 'Nobody is named in them.')
  await press(one, 'Close this tip')
  await see(other, `Closed by ${first.name}, because: Nobody is named in them.`)
  expect(await other.getByRole('button', { name: 'Close this tip' }).count()).toBe(0)
})

test('[M4] whose ruling came too late is told at once that it was not recorded, though another has the case in hand', async () => {
  const made = await anIdentification(proposer, { name: 'Paul Late' })
  const late = await aPage(server, second.client)
  await late.goto(`/desk/${made.id}`)
  await see(late, 'You are working on this.')
  await late.getByRole('radio', { name: /^Ruled out/ }).check()
  await write(late, 'Reasons', 'He was shorter.')
  await late.context().setOffline(true)
  const params = { identificationId: made.id }
  const item = { params: { itemId: queueItemId.parse(made.id) } }
  await first.client.done(claimItem, { ...item, body: { takeOver: true } })
  const { caseVersion } = await first.client.done(getIdentification, { params })
  const body = {
    ruling: 'ruled-out' as const,
    reasons: 'Another man.',
    caseVersion: caseVersion ?? 0,
  }
  await first.client.done(decide, { params, body })
  await press(late, 'Rule out')
  await late.context().setOffline(false)
  await see(late, 'Your ruling was not recorded.')
  await see(late, `${first.name} is working on this until`)
  forgive(late, /ERR_INTERNET_DISCONNECTED|WebSocket|409/)
})

test('[M5, M2, S1] by keyboard alone a moderator goes from man to man: signs one, which he cannot sign again, rules on the next, and is led on after each', async () => {
  const keyed = await aModerator(server)
  const giver = await aContributor(server)
  const ready = await anIdentification(proposer, {
    person: await aPerson(first, { name: 'Ned Ready' }),
  })
  for (const body of [caption(), witness()]) await admitted(giver, second, ready, body)
  const nextOne = await anIdentification(proposer, { name: 'Noel Next' })
  const page = await aPage(server, keyed.client)
  const type = async (text: string) => {
    await page.getByLabel('Reasons', { exact: true }).focus()
    await page.keyboard.type(text)
    await page.keyboard.press('Control+Enter')
  }
  const choose = async (ruling: RegExp) => {
    await page.getByRole('radio', { name: ruling }).focus()
    await page.keyboard.press('Space')
  }
  await page.goto(`/desk/${ready.id}`)
  await page.getByRole('heading', { name: /: is he Ned Ready\?$/ }).waitFor()
  await choose(/^Confirmed/)
  await type('The caption and the witness agree.')
  await see(page, 'You have signed. Another moderator must agree.')
  expect(await page.getByRole('radio', { name: /^Confirmed/ }).count()).toBe(0)
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toMatch(/Unknown man|Back to the desk/)

  await page.goto('/desk')
  const desk = page.getByRole('link', { name: /^Desk \d+ waiting$/ })
  await desk.waitFor()
  const link = page.getByRole('link', { name: 'May be Noel Next' }).first()
  await link.waitFor()
  const isThere = () => link.evaluate((one) => one === document.activeElement)
  for (let pressed = 0; pressed < 20 && !(await isThere()); pressed += 1)
    await page.keyboard.press('j')
  await page.keyboard.press('x')
  await see(page, 'you are working on it')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /: is he Noel Next\?$/ }).waitFor()
  await choose(/^Probable/)
  await see(page, /^Still needed: score 0/)
  expect(await page.getByRole('button', { name: 'Rule as probable' }).isDisabled()).toBe(true)
  await choose(/^Ruled out/)
  await type('He was in another camp.')
  await see(page, 'Recorded.')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.endsWith(nextOne.id))
  const other = await aPage(server)
  await other.goto(`/subjects/${ready.subjectId}`)
  await see(other, 'The caption of this shot names him.')
})

test('[S2] to a contributor the desk says for whom it is, and nothing else', async () => {
  const page = await aPage(server, proposer.client)
  await page.goto('/desk')
  await see(page, 'This page is for moderators.')
  expect(await page.getByText('How this list is ordered').count()).toBe(0)
  forgive(page, /403/)
})

test('[M5, S1] a portrait that a contributor gives waits at the desk, is accepted where his others stand, and then a visitor sees it', async () => {
  const { id, name } = await aPerson(first, { name: 'Orville Tambling' })
  const [giver, moderator, visitor] = [
    await aPage(server, proposer.client),
    await aPage(server, first.client),
    await aPage(server),
  ]
  await giver.goto(`/people/${id}`)
  await giver.getByText('Add a portrait').first().click()
  await see(giver, 'A moderator looks at it first.')
  const buffer = Buffer.from(await makePhoto({ width: 200, height: 250 }))
  const file = { name: 'he.jpg', mimeType: 'image/jpeg', buffer }
  await giver.getByLabel('The picture').setInputFiles(file)
  await giver.getByLabel(/^When it was taken/).fill('1949')
  await press(giver, 'Add a portrait')
  await see(giver, 'A moderator has not looked at it yet.')

  await visitor.goto(`/people/${id}`)
  await visitor.getByRole('heading', { name: 'Orville Tambling' }).waitFor()
  expect(await visitor.getByRole('img').count()).toBe(0)
  await moderator.goto('/desk?kind=portrait')
  await follow(moderator, `A portrait of ${name}`)
  await expect.poll(() => focused(moderator)).toBe('Not accepted yet')
  await press(moderator, 'Decide')
  await see(moderator, 'Please enter your reasons.')
  await write(moderator, 'Reasons', 'It is in the album of his squad.')
  await press(moderator, 'Decide')
  await moderator.getByText('Not accepted yet').waitFor({ state: 'detached' })
  await visitor.reload()
  await visitor.getByRole('img', { name: /Orville Tambling: Portrait, 1949/ }).waitFor()
})
