import AxeBuilder from '@axe-core/playwright'
import { castVote } from '@rollcall/contract/cases.ts'
import { convertTip } from '@rollcall/contract/tipDesk.ts'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { admitted, caption, params, read, ruled, witness } from '../cases/world.ts'
import { anIdentification, aPerson } from '../factories/cases.ts'
import { aTip } from '../factories/tips.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { aPage } from '../support/browser.ts'
import { type Server, startServer } from '../support/server.ts'
import { confirm, press, see, write } from './acts.ts'
import { tabTo } from './keyboard.ts'

let server: Server
let proposer: Account
let one: Account
let two: Account
beforeAll(async () => {
  server = await startServer()
  proposer = await aContributor(server)
  one = await aModerator(server)
  two = await aModerator(server)
})

const name = 'Daniel R. Whitlock'
const phone = { viewport: { width: 320, height: 640 } }

const expectClean = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
}

/** A case of which a relative and the sender of a tip are to be told, signed by one moderator. */
const signedOnce = async () => {
  const person = await aPerson(one, { name })
  const identification = await anIdentification(proposer, { person })
  await admitted(proposer, one, identification, caption())
  await admitted(proposer, one, identification, witness())
  const relative = await aContributor(server)
  await relative.client.done(castVote, {
    params: params(identification),
    body: { answer: 'same-sure', relative: true },
  })
  const { receipt, tip } = await aTip(server)
  await one.client.done(convertTip, {
    params: { tipId: tip.id },
    body: {
      to: 'evidence',
      identificationId: identification.id,
      class: 'circumstance',
      stance: 'for',
      text: 'He was in that camp then.',
    },
  })
  await ruled(one.client, await read(one.client, identification), 'confirmed')
  return { identification, relative, receipt }
}

test('[M8, S1] a relative is told before everybody else, and objects by keyboard: the case is back on the desk', async () => {
  const { identification, relative, receipt } = await signedOnce()
  const desk = await aPage(server, two.client)
  await desk.goto(`/desk/${identification.id}`)
  await confirm(desk, 'I agree.')
  await see(desk, /^All have signed\. It becomes public on /)
  await see(desk, /Being told: 1 by receipt and 1 in the app/)
  await expectClean(desk)

  const visitor = await aPage(server)
  await visitor.goto(`/subjects/${identification.subjectId}`)
  await see(visitor, 'proposed')
  expect(await visitor.getByText('before everyone else').count()).toBe(0)

  const sender = await aPage(server, undefined, phone)
  await sender.goto('/tip/thread')
  await write(sender, 'The words of your receipt', receipt)
  await press(sender, 'Open my tip')
  await see(sender, /^Two moderators agree on the name below\. From /)
  await expectClean(sender)
  await sender.getByText('I only want to add something').click()
  await sender.getByRole('textbox').fill('Thank you for telling us.')
  await press(sender, 'Send')
  await see(sender, 'Thank you for telling us.')
  await see(sender, /^Two moderators agree on the name below\. From /)

  const page = await aPage(server, relative.client, phone)
  await page.goto('/account')
  await see(page, `is ${name}. From`)
  await expectClean(page)
  await tabTo(page, 'See his page, or object')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'You are told before everyone else' }).waitFor()
  await see(page, `As a relative you read this first: two moderators agree that he is ${name}.`)
  await expectClean(page)
  await tabTo(page, 'Read it, or object')
  await page.keyboard.press('Enter')
  const place = page.getByRole('region', { name: 'You are told before everyone else' })
  await expect.poll(() => place.evaluate((one) => one === document.activeElement)).toBe(true)
  await tabTo(page, 'I think this is wrong')
  await page.keyboard.press('Enter')
  await page.getByLabel('Why do you think it is wrong?').waitFor()
  await page.keyboard.type('My uncle was in the States that winter.')
  await tabTo(page, 'Send the objection')
  await page.keyboard.press('Enter')
  await see(page, 'Your objection was sent.')
  await page
    .getByRole('heading', { name: 'You are told before everyone else' })
    .waitFor({ state: 'detached' })
  expect(await page.getByText('As a relative you read this first').count()).toBe(0)

  await see(desk, /^It ended because the case changed: /)
  await expectClean(desk)
  expect((await read(one.client, identification)).case?.signatures).toEqual([])
  expect(server.errors()).toEqual([])
})

test('[M8] a moderator stops it with a reason, and the other one reads why', async () => {
  const { identification } = await signedOnce()
  await ruled(two.client, await read(two.client, identification), 'confirmed')
  const desk = await aPage(server, one.client)
  await desk.goto(`/desk/${identification.id}`)
  await press(desk, 'Stop it')
  await write(desk, 'Why?', 'I mixed up two captions.')
  await press(desk.getByRole('dialog'), 'Stop it')
  await see(desk, `${one.name} stopped it.`)
  const other = await aPage(server, two.client)
  await other.goto('/desk')
  await see(other, 'Signed, but put back before it became public')
})
