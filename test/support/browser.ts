import { findChromium } from '@rollcall/api/platform/install/chromium.ts'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, expect } from 'vitest'
import type { Client } from './client.ts'
import type { Server } from './server.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** With two cores shared by a browser, a server and ffmpeg, a page may take a while. */
const LONGEST_WAIT_MS = 60_000

let launched: Promise<Browser> | undefined
const open = new Map<Page, string[]>()

afterAll(async () => {
  await (await launched)?.close()
})

// A page that fails says what it shows; one that complains fails its test, whatever the test is about.
afterEach(async ({ task }) => {
  const pages = [...open]
  open.clear()
  if (task.result?.state === 'fail') for (const [page] of pages) console.info(await shownBy(page))
  await Promise.all(pages.map(([page]) => page.context().close()))
  const left = pages.flatMap(([page, complaints]) =>
    complaints.filter((one) => !isForgiven(page, one)),
  )
  expect(left).toEqual([])
})

/** A browser of its own, signed in where an account's client is given. */
export const aPage = async (
  server: Server,
  client?: Client,
  options: BrowserContextOptions = {},
): Promise<Page> => {
  launched ??= launch()
  const context = await (await launched).newContext({
    baseURL: server.url,
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    // What fades or moves would be caught half-way.
    reducedMotion: 'reduce',
    // What a device keeps would stand between the page and what a test asks for; test/e2e/offline.test.ts is about it.
    serviceWorkers: 'block',
    ...options,
  })
  context.setDefaultTimeout(LONGEST_WAIT_MS)
  if (client) await context.addCookies(cookiesOf(client))
  const page = await context.newPage()
  open.set(page, listen(page))
  return page
}

const forgiven = new WeakMap<Page, RegExp[]>()

/** Of this page such complaints count nothing: it had to make them, as that nothing got through, and may make the last after its test. */
export const forgive = (page: Page, what: RegExp): void => {
  forgiven.set(page, [...(forgiven.get(page) ?? []), what])
}

const isForgiven = (page: Page, complaint: string): boolean =>
  (forgiven.get(page) ?? []).some((what) => what.test(complaint))

const launch = (): Promise<Browser> => {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('There is no Chromium: npm test brings one.')
  return chromium.launch({ executablePath, args: flags })
}

const cookiesOf = ({ url, cookies }: Client) =>
  [...cookies].map(([name, value]) => ({ name, value, url, httpOnly: true }))

/** Errors of its scripts, of what it could not load, and of what its policy forbids. */
const listen = (page: Page): string[] => {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    const { url } = message.location()
    // The address itself is nobody's to see for a visitor, which is all that the server goes by; the screen says the rest.
    if (url === page.url() && /status of 404/.test(message.text())) return
    if (message.type() === 'error') complaints.push(`${message.text()} (${url} on ${page.url()})`)
  })
  return complaints
}

const shownBy = async (page: Page): Promise<string> =>
  `${page.url()} shows:\n${await page.locator('body').ariaSnapshot().catch(String)}\n`
