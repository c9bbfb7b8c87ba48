import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { read } from '../cases/world.ts'
import { anIdentification, aPerson } from '../factories/cases.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { aPage } from '../support/browser.ts'
import { type Server, startServer } from '../support/server.ts'
import { see } from './acts.ts'
import { focused, tabTo } from './keyboard.ts'

let server: Server
let first: Account
let second: Account
beforeAll(async () => {
  server = await startServer()
  first = await aModerator(server, { name: 'Margaret First' })
  second = await aModerator(server, { name: 'Emre Second' })
})

const follow = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('link', { name, exact: true }).waitFor()
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

/** Tab comes to the first of the kinds; the arrows go from one to the next. */
const choose = async (page: Page, kind: string): Promise<void> => {
  await page.getByRole('radio', { name: kind, exact: true }).waitFor()
  await tabTo(page, 'A guard')
  if (kind === 'A guard') await page.keyboard.press('Space')
  for (let pressed = 0; pressed < 10 && (await focused(page)) !== kind; pressed += 1)
    await page.keyboard.press('ArrowDown')
  expect(await page.getByRole('radio', { name: kind, exact: true }).isChecked()).toBe(true)
}

const give = async (page: Page, reasons: string): Promise<void> => {
  await page.getByLabel('Reasons', { exact: true }).waitFor()
  await tabTo(page, 'Reasons')
  await page.keyboard.type(reasons)
  await page.keyboard.press('Control+Enter')
}

const expectClean = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

/** How far a choice's number stands from its word, and from the word that comes next. */
const gaps = (choice: Element): [number, number] => {
  const textOf = (one: Element | null | undefined) => {
    const range = document.createRange()
    range.selectNodeContents(one as Element)
    return range.getBoundingClientRect()
  }
  const count = textOf(choice.nextElementSibling)
  const next = textOf(choice.parentElement?.nextElementSibling?.querySelector('a'))
  return [count.left - textOf(choice).right, next.left - count.right]
}

test('[M9, S1] by keyboard alone two moderators decide that a man was a guard, everybody reads why, and one of them undoes it', async () => {
  const person = await aPerson(await aModerator(server), { name: 'Gus Atkins' })
  const made = await anIdentification(await aContributor(server), { person })
  const his = `/subjects/${made.subjectId}`
  const [one, two, visitor] = [
    await aPage(server, first.client),
    await aPage(server, second.client),
    await aPage(server),
  ]
  await visitor.goto(his)
  await visitor.getByRole('heading', { name: 'Gus Atkins' }).waitFor()

  await one.goto(his)
  await follow(one, 'He is no prisoner…')
  await choose(one, 'A guard')
  await expectClean(one)
  await give(one, 'He carries a rifle.')
  await one.waitForURL((url) => url.pathname === his)
  await see(one, 'You signed that he is no prisoner (A guard). Another moderator must agree.')

  await two.goto(his)
  await see(two, 'Margaret First signed that he is no prisoner')
  await follow(two, 'Read and agree…')
  await see(two, 'He carries a rifle.')
  // Another kind would be a signature of its own.
  await choose(two, 'A performer')
  await two.getByRole('button', { name: 'Sign: no prisoner' }).waitFor()
  await two.keyboard.press('ArrowUp')
  await two.keyboard.press('ArrowUp')
  await two.keyboard.press('ArrowUp')
  await two.getByRole('button', { name: 'Decide: no prisoner' }).waitFor()
  await expectClean(two)
  await give(two, 'The same coat as the guards.')
  await two.waitForURL((url) => url.pathname === his)
  for (const page of [two, visitor]) {
    await page.getByRole('heading', { name: 'Not a prisoner of war' }).waitFor()
    await see(page, 'He carries a rifle.')
    await see(page, 'The same coat as the guards.')
    await expectClean(page)
  }
  expect(await read(first.client, made)).toMatchObject({ status: 'ruled-out' })

  const wall = await aPage(server, undefined, {
    locale: 'ko-KR',
    viewport: { width: 390, height: 844 },
  })
  await wall.goto('/')
  const confirmed = wall.getByRole('link', { name: '확정', exact: true })
  await wall.getByRole('link', { name: '포로 아님', exact: true }).waitFor()
  const [before, after] = await confirmed.evaluate(gaps)
  expect(before).toBeLessThan(10)
  expect(after).toBeGreaterThan(15)

  await follow(one, 'He is a prisoner…')
  await give(one, 'The rifle is a broom.')
  await one.waitForURL((url) => url.pathname === his)
  await one.getByRole('heading', { name: 'Gus Atkins' }).waitFor()
  await visitor.getByRole('heading', { name: 'Not a prisoner of war' }).waitFor({
    state: 'detached',
  })
  expect(await read(first.client, made)).toMatchObject({ status: 'proposed' })
  expect(server.errors()).toEqual([])
})
