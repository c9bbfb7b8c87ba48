import { giveEvidence, type Identification } from '@rollcall/contract/identifications.ts'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { caption, params, read } from '../cases/world.ts'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { aPage } from '../support/browser.ts'
import { played } from '../support/proof.ts'
import { type Server, startServer } from '../support/server.ts'
import { see } from './acts.ts'
import { focused, tabTo } from './keyboard.ts'

const CASES = played('waiting cases by keyboard', { whole: 20, sample: 4 })
const TOGETHER = 4
/** It takes less than a tenth of that where nothing else is at work. */
const LONGEST_MS = 600_000

let server: Server
let first: Account
let cases: readonly Identification[]
beforeAll(async () => {
  server = await startServer()
  first = await aModerator(server)
  cases = (await Promise.all(Array.from({ length: CASES / TOGETHER }, someMen))).flat()
})

/** Four men, three of them on one still, each with a name that waits; of the first of them a caption speaks too. */
const someMen = async (_: unknown, at: number): Promise<Identification[]> => {
  const proposer = await aContributor(server)
  const group = await aStill(proposer, { width: 400, height: 200 })
  const made: Identification[] = []
  for (let n = 0; n < TOGETHER; n += 1) {
    const region = { x: 10 + 90 * n, y: 20, w: 60, h: 75 }
    // Whose name is confirmed is seen alone: nobody is excluded by that.
    const subject = await aSubject(proposer, n === 0 ? {} : { still: group, region })
    const person = await aPerson(first, { name: `Waiting ${'ABCDE'[at]}. Man${'abcd'[n]}` })
    made.push(await anIdentification(proposer, { subject, person }))
  }
  const [strong] = made as [Identification]
  await (await aContributor(server)).client.done(giveEvidence, {
    params: params(strong),
    body: caption(),
  })
  return made
}

const strong = () => cases.filter((_, n) => n % TOGETHER === 0)

const caseOn = (page: Page): string => new URL(page.url()).pathname.slice('/desk/'.length)

/** The case that is open, whose heading has come; then it is in hand. */
const opened = async (page: Page, before: string): Promise<string> => {
  await page.waitForURL((url) => /^\/desk\/[0-9a-f]{24}$/.test(url.pathname) && url.href !== before)
  const { person } = cases.find(({ id }) => id === caseOn(page)) ?? {}
  await page.getByRole('heading', { level: 1, name: `: is he ${person?.name}?` }).waitFor()
  await see(page, 'You are working on this.')
  return page.url()
}

/** Every piece that waits, one after the other. */
const weighAll = async (page: Page, does: 'Admit' | 'Dismiss'): Promise<void> => {
  const weighed = page.getByRole('main').getByText(/^(Admitted|Dismissed) because: /)
  const waits = await page.getByRole('button', { name: 'Admit', exact: true }).count()
  for (let done = 0; done < waits; done += 1) {
    await page.keyboard.press('e')
    await expect.poll(() => focused(page)).toBe('Admit')
    if (does === 'Dismiss') await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByLabel(`Why do you ${does.toLowerCase()} it?`).waitFor()
    await page.keyboard.type('I read the source.')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => weighed.count()).toBe(done + 1)
  }
}

const decide = async (page: Page, ruling: string): Promise<void> => {
  await page.keyboard.press('d')
  await expect.poll(() => focused(page)).toMatch(/^(Probable|Confirmed|Disputed)/)
  for (let pressed = 0; pressed < 6 && !(await focused(page)).startsWith(ruling); pressed += 1)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await tabTo(page, 'Reasons')
  await page.keyboard.type('As the sources say.')
  await page.keyboard.press('Control+Enter')
}

/** From the desk through all that he can take, until there is nothing. */
const workThrough = async (page: Page, rule: (id: string) => Promise<void>): Promise<string[]> => {
  await page.goto('/desk')
  await page.getByRole('link', { name: /^Open the next/ }).waitFor()
  await page.keyboard.press('n')
  const done: string[] = []
  for (let at = await opened(page, ''); ; at = await opened(page, at)) {
    const id = caseOn(page)
    await rule(id)
    done.push(id)
    // What comes next is under his hand.
    const onward = page.getByRole('status').getByRole('link')
    await onward.waitFor()
    await page.getByText('Looking for what comes next…').waitFor({ state: 'detached' })
    await expect.poll(() => onward.evaluate((one) => one === document.activeElement)).toBe(true)
    const isLast = (await focused(page)) === 'Back to the desk'
    await page.keyboard.press('Enter')
    if (isLast) return done
  }
}

test(
  '[M5, M2, S1] by keyboard alone a moderator finds, weighs and decides the waiting cases, until nothing is left that he can take',
  async () => {
    const isStrong = (id: string) => strong().some((one) => one.id === id)
    const one = await aPage(server, first.client)
    const began = Date.now()
    const done = await workThrough(one, async (id) => {
      await weighAll(one, isStrong(id) ? 'Admit' : 'Dismiss')
      await decide(one, isStrong(id) ? 'Confirmed' : 'Ruled out')
    })
    expect(done.toSorted()).toEqual(cases.map(({ id }) => id).toSorted())
    await one.getByRole('heading', { level: 1, name: 'Desk' }).waitFor()
    // What he signed waits there for another, and leads nobody who cannot act.
    await expect.poll(() => one.getByText('nothing for you to do').count()).toBe(strong().length)
    await expect.poll(() => one.getByRole('link', { name: /^Open the next/ }).count()).toBe(0)
    console.info(`twenty cases by keyboard: ${Date.now() - began} ms`)
    const statuses = await Promise.all(
      cases.map(async (one) => (await read(first.client, one)).status),
    )
    expect(statuses.filter((status) => status === 'ruled-out')).toHaveLength(
      CASES - strong().length,
    )
    expect(server.errors()).toEqual([])
  },
  LONGEST_MS,
)
