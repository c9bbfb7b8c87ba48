import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { Account } from '../support/accounts.ts'
import { aPage, forgive } from '../support/browser.ts'
import { played } from '../support/proof.ts'
import { randomly } from '../support/random.ts'
import { routed } from '../support/routed.ts'
import { type Server, startServer } from '../support/server.ts'
import { cutHeadings, smallTargets } from './measured.ts'
import { everyScreen, type Screen } from './screens.ts'

let server: Server
let screens: readonly Screen[]
beforeAll(async () => {
  server = await startServer()
  screens = await everyScreen(server)
})

test('[S1] every screen of the router is looked at', () => {
  const looked = new Set(screens.map(({ route }) => route))
  const there = routed()
  expect(there.length).toBeGreaterThan(15)
  expect(there.filter((path) => !looked.has(path))).toEqual([])
})

test('[S1] axe finds nothing on any screen, light and dark, wide and narrow, none scrolls sideways, enlarged twice or four times either, and what can be pressed has 44 pixels each way', async () => {
  const { pick } = randomly('forms of screens')
  const forms = ['wide', 'narrow'] as const
  const length = { whole: forms.length, sample: 1 }
  const all = played('forms of a screen by every rule', length) === forms.length
  const found: string[] = []
  const pages = new Map<Account | undefined, Page>()
  for (const { path, by, isShut } of screens) {
    const page = pages.get(by) ?? (await aPage(server, by?.client))
    pages.set(by, page)
    const told = await lookAt(page, path, all ? forms : [pick(forms)])
    if (isShut) forgive(page, /403/)
    found.push(...told.map((one) => `${path}: ${one}`))
  }
  expect(found).toEqual([])
}, 600_000)

/** In which a screen is looked at by every rule; in the other by those that the other colours can break. */
type Form = 'wide' | 'narrow'
const phone = { width: 360, height: 740 }
const desk = { width: 1440, height: 900 }
/** The desk at 200 %, and a window of 1280 at 400 %: to the page a screen of so many pixels less. */
const enlarged = [
  { width: 720, height: 450 },
  { width: 320, height: 256 },
]

/** Everything that is wrong with a screen. */
const lookAt = async (
  page: Page,
  path: string,
  thoroughly: readonly Form[],
): Promise<readonly string[]> => {
  const by = (form: Form) => (thoroughly.includes(form) ? violations(page) : faint(page))
  await page.setViewportSize(desk)
  await paint(page, 'light')
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForFunction(isThere)
  await painted(page, 'light')
  const found = [...(await by('wide')), ...(await measured(page)), ...(await sideways(page))]
  await paint(page, 'dark')
  await painted(page, 'dark')
  await page.setViewportSize(phone)
  found.push(...(await by('narrow')), ...(await measured(page)), ...(await sideways(page)))
  for (const size of enlarged) {
    await page.setViewportSize(size)
    found.push(...(await sideways(page)))
  }
  // What is folded away there can be pressed as well.
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true
  })
  return [...found, ...(await measured(page))]
}

const measured = async (page: Page): Promise<string[]> => [
  ...(await page.evaluate(smallTargets)),
  ...(await page.evaluate(cutHeadings)),
]

/** Nothing is on its way any more, neither text nor picture. */
const isThere = (): boolean =>
  [...document.querySelectorAll('[role=status]')].every(
    ({ textContent }) => textContent !== 'Loading',
  ) && [...document.images].every(({ complete, loading }) => complete || loading === 'lazy')

const paint = (page: Page, colorScheme: 'light' | 'dark') => page.emulateMedia({ colorScheme })
const painted = (page: Page, scheme: 'light' | 'dark') =>
  page.locator(`html[data-scheme=${scheme}]`).waitFor()

const violations = async (page: Page): Promise<string[]> => {
  const { violations, passes } = await axe(page).analyze()
  expect(passes.length, 'rules that axe found something to look at by').toBeGreaterThan(10)
  return violations.map(told)
}

/** Of the rules that axe has, those that another colour scheme can break. */
const faint = async (page: Page): Promise<string[]> =>
  (await axe(page).withRules(['color-contrast', 'link-in-text-block']).analyze()).violations.map(
    told,
  )

/** What is right is only counted: to describe each piece of it costs half of the time. */
const axe = (page: Page) =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]
const told = ({ id, nodes }: Violation) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`

const sideways = async (page: Page): Promise<string[]> => {
  // What scripts lay out follows the window a moment later.
  const fits = () => (document.scrollingElement?.scrollWidth ?? 0) <= innerWidth
  await page.waitForFunction(fits, null, { timeout: 5_000 }).catch(() => undefined)
  const [needs, has] = await page.evaluate(() => [
    document.scrollingElement?.scrollWidth ?? 0,
    innerWidth,
  ])
  return needs > has ? [`is ${needs} wide where there is room for ${has}`] : []
}
