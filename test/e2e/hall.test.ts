import { signIn, signUp } from '@rollcall/contract/accounts.ts'
import type { Page } from 'playwright-core'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aReceipt } from '../factories/tips.ts'
import { aVisitor, signUp as goThroughSignUp, password } from '../support/accounts.ts'
import { aPage, forgive } from '../support/browser.ts'
import { database } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'
import { press, see, write } from './acts.ts'

let server: Server
beforeAll(async () => {
  server = await startServer({ env: { ROLLCALL_LIMITS: 'on', ROLLCALL_TIP_WORK: '1' } })
})

const knows = 'We were in the same squad until November.'
const limits = () => database.collection('limits')
beforeEach(async () => void (await limits().deleteMany({})))

/** As if so many had been sent from here in this hour. */
const useUp = async (limit: string): Promise<void> => {
  const used = await limits().updateMany(
    { key: { $regex: `^${limit}:` } },
    { $set: { points: 5_000 } },
  )
  expect(used.matchedCount).toBeGreaterThan(0)
}

test('[T1, S2] in a browser somebody signs up and signs in though another in the hall has used up what is everybody’s', async () => {
  const hall = aVisitor(server)
  const { email } = await goThroughSignUp(server)
  await hall.call(signUp, { body: { name: 'Ann', email: 'ann@example.org', password } })
  await hall.call(signIn, { body: { email, password: 'not the right one' } })
  for (const limit of ['signUp', 'signIn', 'signInAs']) await useUp(limit)
  const page = await aPage(server)
  await page.goto('/sign-up')
  await write(page, 'Your name', 'Bert')
  await page.getByLabel(/^E-mail/).fill('bert@example.org')
  await page.getByLabel(/^Password/).fill(password)
  await press(page, 'Create an account')
  await page.waitForURL('**/verify')
  await page.goto('/sign-in')
  await page.getByLabel(/^E-mail/).fill(email)
  await page.getByLabel(/^Password/).fill(password)
  await press(page, 'Sign in')
  await page.waitForURL(({ pathname }) => pathname === '/')
  forgive(page, /429/)
})

test('[T1, S1] where no sum can be done the form says when to come back', async () => {
  const { email } = await goThroughSignUp(server)
  await aVisitor(server).call(signIn, { body: { email, password: 'not the right one' } })
  await useUp('signInAs')
  const page = await aPage(server)
  await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'))
  await page.goto('/sign-in')
  await page.getByLabel(/^E-mail/).fill(email)
  await page.getByLabel(/^Password/).fill(password)
  await press(page, 'Sign in')
  await see(page, /in \d+ minutes/)
  expect(await page.getByLabel(/^E-mail/).inputValue()).toBe(email)
  forgive(page, /429/)
})

const waiting = 'Your tip will be sent a little later'
const arrivedIn = async (page: Page): Promise<string> => {
  await page.waitForURL('**/tip/receipt')
  return (await page.locator('[translate=no]').textContent()) ?? ''
}

test('[T3, T8] a tip that waits in two tabs goes out once, also after both were closed; what is changed in one goes out of neither as it was', async () => {
  await aReceipt(server)
  await useUp('tip')
  const page = await aPage(server)
  const context = page.context()
  const send = async (text: string) => {
    await write(page, 'How do you know?', text)
    await press(page, 'Send this tip')
    await see(page, waiting)
  }
  await page.goto('/tip')
  await send(knows)
  const other = await context.newPage()
  await other.goto('/tip')
  await see(other, waiting)
  await press(page, 'Change what I wrote')
  await send(`${knows} He had a scar.`)
  await other.reload()
  await see(other, 'He had a scar.')
  await Promise.all([page, other].map((one) => one.goto('about:blank')))
  await limits().deleteMany({})
  const [first, second] = [await context.newPage(), await context.newPage()]
  await Promise.all([first, second].map((one) => one.goto('/tip')))
  // Whichever comes first sends it.
  const one = await Promise.any([first, second].map(arrivedIn))
  expect(one.split(' ')).toHaveLength(12)
  await Promise.all([first, second].map((tab) => tab.waitForLoadState('networkidle')))
  const sent = await database
    .collection('tips')
    .find({ how: { $regex: '^We were' } })
    .toArray()
  expect(sent.map(({ how }) => how)).toEqual([`${knows} He had a scar.`])
  forgive(page, /429/)
})

test('[T3] a tip that is let go in one tab does not go out by itself in another in which it waits', async () => {
  await aReceipt(server)
  await useUp('tip')
  // Its time comes while both are open.
  await limits().updateMany({ key: /^tip:/ }, { $set: { expire: new Date(Date.now() + 6_000) } })
  const page = await aPage(server)
  await page.goto('/tip')
  await write(page, 'How do you know?', 'This was a mistake.')
  await press(page, 'Send this tip')
  await see(page, waiting)
  const other = await page.context().newPage()
  await other.goto('/tip')
  await see(other, waiting)
  await press(page, 'Change what I wrote')
  await other.getByText(waiting).waitFor({ state: 'detached' })
  expect(await other.getByLabel('How do you know?').inputValue()).toBe('This was a mistake.')
  expect(await database.collection('tips').countDocuments({ how: 'This was a mistake.' })).toBe(0)
  forgive(page, /429/)
})
