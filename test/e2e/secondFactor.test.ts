import { totpCode } from '@rollcall/api/accounts/totp.ts'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { fromBase32, password, signUp } from '../support/accounts.ts'
import { aPage, forgive } from '../support/browser.ts'
import { type Server, startServer } from '../support/server.ts'

let server: Server
beforeAll(async () => {
  server = await startServer()
})

const STEP_MS = 30_000
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('[S1, S2] a new admin finds the desk shut, sets up a second factor, and signs in with it from then on', async () => {
  const { email, client } = await signUp(server, { role: 'admin' })
  const page = await aPage(server, client)
  await page.goto('/desk')
  await page.getByRole('heading', { name: 'Two-step sign-in is needed' }).waitFor()
  await page.getByRole('link', { name: 'Set up two-step sign-in' }).click()
  const key = await enrol(page)
  await page.goto('/desk')
  await page.getByRole('heading', { name: 'Desk' }).waitFor()

  await page.goto('/account')
  await page.getByText('10 backup codes are left').waitFor()
  await press(page, 'Sign out everywhere')
  await page.getByText('You are not signed in').waitFor()
  await page.goto('/sign-in?to=%2Fdesk')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await press(page, 'Sign in')
  await page.getByRole('heading', { name: 'Two-step sign-in' }).waitFor()
  await press(page, 'Sign in')
  await page.getByText('Please enter six digits').waitFor()
  await page.getByLabel('Code from your phone').fill('000 000')
  await press(page, 'Sign in')
  await page.getByText('That code did not work').waitFor()
  await page.getByLabel('Code from your phone').fill(totpCode(key, new Date(Date.now() + STEP_MS)))
  await press(page, 'Sign in')
  await page.getByRole('heading', { name: 'Desk' }).waitFor()
  forgive(page, /40[13]/)
})

/** On the account's page; gives the key as the picture has it. */
const enrol = async (page: Page): Promise<Buffer> => {
  await page.getByLabel('Password', { exact: true }).fill(password)
  await press(page, 'Set up two-step sign-in')
  await page.getByRole('img', { name: 'Picture to scan with your phone' }).waitFor()
  const key = fromBase32(((await page.locator('code').textContent()) ?? '').replaceAll(' ', ''))
  await page.getByLabel('Code from your phone').fill(totpCode(key))
  await press(page, 'Finish')
  await page.getByRole('heading', { name: 'Your backup codes' }).waitFor()
  expect(await page.locator('li code').count()).toBe(10)
  await press(page, 'I have saved them')
  return key
}
