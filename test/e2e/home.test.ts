import { getIdentification } from '@rollcall/contract/identifications.ts'
import { addPerson } from '@rollcall/contract/people.ts'
import { listSubjects } from '@rollcall/contract/subjects.ts'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { admitted, caption, ruled, witness } from '../cases/world.ts'
import { anIdentification, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { aPage } from '../support/browser.ts'
import { type Server, startServer } from '../support/server.ts'
import { follow, press, see } from './acts.ts'

let server: Server
let by: Account
beforeAll(async () => {
  server = await startServer()
  by = await aContributor(server)
})

const man = (page: Page, name: string) =>
  page
    .getByRole('region', { name: 'Unknown men' })
    .getByRole('link', { name: new RegExp(`^${name}\\b`) })
const said = (page: Page) => page.locator('[aria-live=polite]').filter({ hasText: /\S/ })

/** A visitor and somebody with an account look at the wall, and each sees that the other is there. */
const twoAt = async (path: string): Promise<[Page, Page]> => {
  const pages: [Page, Page] = [
    await aPage(server),
    await aPage(server, (await aContributor(server)).client),
  ]
  for (const page of pages) await page.goto(path)
  for (const page of pages) await see(page, '2 people are looking now')
  return pages
}

test('[V7] [P4] the wall begins empty, and everybody who looks sees who is marked, proposed, confirmed and taken back', async () => {
  const [one, other] = await twoAt('/')
  await see(one, 'No man has been marked yet')
  await see(one, 'No decisions yet.')

  const subject = await aSubject(by)
  for (const page of [one, other]) {
    await man(page, 'Unknown man 1').waitFor()
    await see(said(page), 'Unknown man 1 has been added to the wall.')
    await page.locator('a[data-fresh]').waitFor({ state: 'detached' })
  }

  const [first, second] = [await aModerator(server), await aModerator(server)]
  const person = await first.client.done(addPerson, { body: { name: 'Daniel Whitlock' } })
  const proposed = await anIdentification(by, { subject, person })
  for (const page of [one, other]) await see(said(page), 'Unknown man 1: 1 name proposed.')

  const giver = await aContributor(server)
  await admitted(giver, first, proposed, caption())
  const strong = await admitted(giver, first, proposed, witness())
  for (const { client } of [first, second]) await ruled(client, strong, 'confirmed')
  const decided = (page: Page) => page.getByRole('region', { name: 'Recent decisions' })
  await see(decided(one), 'His name is not shown in public because he may be living.')
  await see(decided(other), 'Daniel Whitlock')
  for (const page of [one, other]) await see(decided(page), 'not an official accounting')

  const params = { identificationId: strong.id }
  const now = await first.client.done(getIdentification, { params })
  for (const { client } of [first, second])
    expect((await ruled(client, now, 'retracted')).status).toBe(201)
  for (const page of [one, other]) await see(decided(page), 'Retracted')
})

test('[S1] whom the wall shows stands in the address, and more come by a button', async () => {
  const still = await aStill(by, { width: 1200, height: 800 })
  const places = Array.from({ length: 34 }, (_, at) => ({
    x: 10 + (at % 17) * 70,
    y: 10 + Math.floor(at / 17) * 100,
  }))
  for (const place of places) await aSubject(by, { still, region: { ...place, w: 50, h: 60 } })
  const { items } = await by.client.done(listSubjects, { query: { limit: 2 } })
  const [newest, next] = items
  if (!newest || !next) throw new Error('nobody was marked')
  await anIdentification(by, { subject: newest, name: 'Thomas Reyes' })

  const page = await aPage(server)
  await page.goto('/')
  await man(page, `Unknown man ${newest.number}`).waitFor()
  const men = page.getByRole('region', { name: 'Unknown men' }).getByRole('listitem')
  const first = await men.count()
  await press(page, 'Show more')
  await man(page, 'Unknown man 2').waitFor()
  // The first that is new has the focus, and a name.
  await men.nth(first).locator(':focus').waitFor()
  expect(await men.nth(first).locator(':focus').textContent()).toMatch(/Unknown man \d+/)
  await follow(page, 'Name proposed')
  await page.waitForURL('**/?standing=proposed')
  await man(page, `Unknown man ${next.number}`).waitFor({ state: 'detached' })
  await page.reload()
  await man(page, `Unknown man ${newest.number}`).waitFor()
  expect(await men.count()).toBe(1)
  await follow(page, 'No name proposed')
  await man(page, `Unknown man ${next.number}`).waitFor()
  await follow(page, 'Confirmed')
  await see(page, 'No name has been confirmed yet')
})

test('[S1] what is in sight at once is asked for at once, the rest when it comes near', async () => {
  const page = await aPage(server)
  await page.goto('/')
  await page.getByRole('heading', { name: 'Unknown men', exact: true }).waitFor()
  const wall = page.getByRole('region', { name: 'Unknown men' }).locator('li img')
  await wall.nth(8).waitFor({ state: 'attached' })
  const how = await wall.evaluateAll((all) => all.map((one) => (one as HTMLImageElement).loading))
  expect(how.slice(0, 7)).toEqual(Array(7).fill('eager'))
  expect(new Set(how.slice(7))).toEqual(new Set(['lazy']))
})

test('[S1] [P3] [P4] the search opens by a key on every page: arrows choose, Enter leads there, Escape gives the focus back', async () => {
  const page = await aPage(server)
  await page.goto('/about')
  const before = page.getByRole('link', { name: 'How it works' })
  await before.focus()
  await page.keyboard.press('/')
  const field = page.getByRole('combobox', { name: 'Search' })
  await field.fill('Unknown man 2')
  await page.getByRole('option', { name: /Unknown man 2/, selected: true }).waitFor()
  await page.keyboard.press('Escape')
  await before.and(page.locator(':focus')).waitFor()
  await page.keyboard.press('/')
  await field.fill('Whitlock')
  await see(page, 'Nothing found for “Whitlock”')
  await field.fill('man 2')
  await page.getByRole('option', { name: /Unknown man 2/, selected: true }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Unknown man 2' }).waitFor()
})

test('[S1] the choices on the wall stand in the address, each with how many it leaves over', async () => {
  const page = await aPage(server)
  await page.goto('/')
  await see(page.getByRole('navigation', { name: 'Which men' }), /Name proposed\s*\d+/)
  await page.getByRole('combobox', { name: 'Order' }).selectOption({ label: 'By number' })
  await page.waitForURL('**/?order=number')
  const men = page.getByRole('region', { name: 'Unknown men' }).getByRole('listitem')
  await see(men.first(), /Unknown man 1\b/)
})
