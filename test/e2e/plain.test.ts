import { expect, test } from 'vitest'
import { aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { aContributor } from '../support/accounts.ts'
import { aPage } from '../support/browser.ts'
import { database } from '../support/database.ts'
import { startServer } from '../support/server.ts'

test('[T3, S1] without scripts a visitor goes from the first page to a man, tells who he is and reads what became of it', async () => {
  const server = await startServer()
  const by = await aContributor(server)
  const still = await aStill(by, { width: 640, height: 480 })
  const man = await aSubject(by, { still })
  const page = await aPage(server, undefined, { javaScriptEnabled: false })
  await page.goto('/')
  await page.getByRole('link', { name: `Unknown man ${man.number}` }).click()
  await page.getByRole('heading', { level: 1, name: `Unknown man ${man.number}` }).waitFor()
  const face = page.getByRole('img', { name: `Unknown man ${man.number} on a still` })
  const { width = 0, height = 0 } = (await face.boundingBox()) ?? {}
  expect(width / height).toBeCloseTo(0.8, 1)
  await page.getByRole('link', { name: 'Do you know him? Send a tip' }).click()
  await page.getByLabel('Who is he?').fill('Ed Moss')
  await page.getByLabel('How do you know?').fill('He was my brother.\nI have his letters.')
  await page.getByLabel('My words may be shown').check()
  await page.getByRole('button', { name: 'Send a tip' }).click()
  await page.getByRole('heading', { level: 1, name: 'Your receipt' }).waitFor()
  const words = (await page.locator('.receipt').textContent()) ?? ''
  const tip = { who: 'Ed Moss', how: 'He was my brother.\nI have his letters.', mayQuote: true }
  expect(await database.collection('tips').findOne({})).toMatchObject(tip)
  await page.getByRole('link', { name: 'Enter the words here' }).click()
  await page.getByLabel('The words of your receipt').fill(words)
  await page.getByRole('button', { name: 'Open my tip' }).click()
  await page.getByText('He was my brother.').waitFor()
})

test('[S1] what the server shows stays until the screen is there, and nobody presses what is going away', async () => {
  const server = await startServer()
  const page = await aPage(server)
  let open = () => {}
  const held = new Promise<void>((resolve) => {
    open = resolve
  })
  await page.route('**/assets/About*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/about')
  const served = page.locator('#served')
  await expect.poll(() => served.getByText('How it works').first().isVisible()).toBe(true)
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(0)
  open()
  await page.getByRole('heading', { level: 1, name: 'How it works' }).waitFor()
  expect(await served.count()).toBe(0)
})
