import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { aReceipt, newestTip } from '../factories/tips.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { aPage } from '../support/browser.ts'
import { type Server, startServer } from '../support/server.ts'
import { press, write } from './acts.ts'

let server: Server
let by: Account
let moderator: Account
beforeAll(async () => {
  server = await startServer()
  by = await aContributor(server)
  moderator = await aModerator(server)
})

const words = 'He wrote home twice, and then no more.'

/** Writes it, comes again, and finds it as it was. */
const expectKept = async (page: Page, label: string): Promise<void> => {
  await write(page, label, words)
  await page.reload()
  const field = page.getByLabel(label, { exact: true })
  await field.waitFor()
  expect(await field.inputValue()).toBe(words)
}

test('[S1] what is written for a proposal, evidence or a tip is there after a reload', async () => {
  const man = await aSubject(by)
  const made = await anIdentification(by, { subject: man })
  const page = await aPage(server, by.client)
  await page.goto(`/subjects/${man.id}/propose`)
  await page.getByRole('checkbox', { name: /^witness/ }).check()
  await expectKept(page, 'Why do you think so?')
  expect(await page.getByRole('checkbox', { name: /^witness/ }).isChecked()).toBe(true)
  await page.goto(`/identifications/${made.id}/evidence`)
  await page.getByRole('radio', { name: 'Speaks against it' }).check()
  await expectKept(page, 'What does it say?')
  expect(await page.getByRole('radio', { name: 'Speaks against it' }).isChecked()).toBe(true)
  await page.goto(`/tip?about=subject:${man.id}`)
  await expectKept(page, 'How do you know?')
  await page.goto('/tip')
  expect(await page.getByLabel('How do you know?', { exact: true }).inputValue()).toBe('')
})

test('[S1] at the desk reasons, an answer and what is made of a tip are there after a reload', async () => {
  const made = await anIdentification(by, { person: await aPerson(moderator) })
  const page = await aPage(server, moderator.client)
  await page.goto(`/desk/${made.id}`)
  await page.getByRole('radio', { name: /^Ruled out/ }).check()
  await expectKept(page, 'Reasons')
  expect(await page.getByRole('radio', { name: /^Ruled out/ }).isChecked()).toBe(true)
  await press(page, 'Admit')
  await write(page, 'Why is it admitted?', words)
  await page.reload()
  await press(page, 'Admit')
  expect(await page.getByLabel('Why is it admitted?', { exact: true }).inputValue()).toBe(words)

  await aReceipt(server, { about: { kind: 'subject', id: made.subjectId } })
  await page.goto(`/desk/tips/${await newestTip()}`)
  await expectKept(page, 'Answer the sender')
})
