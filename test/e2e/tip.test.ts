import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { newestTip } from '../factories/tips.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { aPage } from '../support/browser.ts'
import { type Server, startServer } from '../support/server.ts'
import { follow, press, see, write } from './acts.ts'

let server: Server
let by: Account
let moderator: Account

beforeAll(async () => {
  server = await startServer()
  by = await aContributor(server)
  moderator = await aModerator(server)
})

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
const knows = 'We were in the same squad until November. He had that scar since basic.'

/** The words of a receipt, as the page shows them. */
const receiptOn = async (page: Page): Promise<string> => {
  await page.waitForURL('**/tip/receipt')
  return (await page.locator('[translate=no]').textContent()) ?? ''
}

const sendFrom = async (page: Page): Promise<string> => {
  await write(page, 'How do you know?', knows)
  await press(page, 'Send this tip')
  return receiptOn(page)
}

const openWith = async (page: Page, words: string): Promise<void> => {
  await page.goto('/tip/thread')
  await write(page, 'The words of your receipt', words)
  await press(page, 'Open my tip')
}

test('[T3] a visitor sends a tip from a telephone, a moderator answers and makes a proposal of it, and both stand under the receipt', async () => {
  const man = await aSubject(by, { still: await aStill(by, { width: 640, height: 480 }) })
  const page = await aPage(server, undefined, phone)
  await page.goto(`/subjects/${man.id}`)
  await follow(page, 'Do you know him? Send a tip')
  await see(page, `Unknown man ${man.number}`)
  await page.getByRole('textbox', { name: /^Who is he/ }).fill('Danny Whitlock')
  await page.getByText('Served with him').click()
  const words = await sendFrom(page)
  expect(words.split(' ')).toHaveLength(12)
  expect(page.url()).not.toContain(words.split(' ')[0])
  await page.reload()
  await see(page, words)

  const desk = await aPage(server, moderator.client)
  await desk.goto(`/desk/tips/${await newestTip()}`)
  await see(desk, knows)
  await write(desk, 'Answer the sender', 'Which squad was it?')
  await press(desk, 'Send the answer')
  await see(desk, 'Which squad was it?')
  await desk.getByRole('radio', { name: 'A proposal' }).check()
  await press(desk, 'He is not on the roster: keep “Danny Whitlock” as it is written')
  await press(desk, 'Make this proposal')
  await see(desk, `A proposal that Unknown man ${man.number} may be Danny Whitlock.`)

  const later = await aPage(server, undefined, phone)
  await openWith(later, words.toUpperCase().replaceAll(' ', ', '))
  await see(later, 'Which squad was it?')
  await see(later, `A proposal that Unknown man ${man.number} may be`)
  await follow(later, `Go to Unknown man ${man.number}`)
  await see(later, 'He may be')
})
