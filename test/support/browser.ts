import { findChromium } from '@rollcall/api/platform/install/chromium.ts'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll } from 'vitest'
import type { Client } from './client.ts'
import type { Server } from './server.ts'

/** What a page complained about: errors of its scripts, of its policy, of what it could not load. */
export type Complaints = string[]

export interface Reader {
  readonly page: Page
  readonly complaints: Complaints
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** With two cores shared by a browser, a server and ffmpeg, a page may take a while. */
const LONGEST_WAIT_MS = 30_000

let launched: Promise<Browser> | undefined
afterAll(async () => {
  await (await launched)?.close()
})

const launch = (): Promise<Browser> => {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('There is no Chromium: npm test brings one.')
  return chromium.launch({ executablePath, args: flags })
}

/** A browser of its own at the first page of `server`, signed in where an account's client is given. */
export const aReader = async (
  server: Server,
  client?: Client,
  options: BrowserContextOptions = {},
): Promise<Reader> => {
  launched ??= launch()
  const context = await (await launched).newContext({
    baseURL: server.url,
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    // What fades or moves would be caught half-way.
    reducedMotion: 'reduce',
    ...options,
  })
  context.setDefaultTimeout(LONGEST_WAIT_MS)
  if (client) await context.addCookies(cookiesOf(client))
  const page = await context.newPage()
  return { page, complaints: listen(page) }
}

const cookiesOf = ({ url, cookies }: Client) =>
  [...cookies].map(([name, value]) => ({ name, value, url, httpOnly: true }))

const listen = (page: Page): Complaints => {
  const complaints: Complaints = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  // What the policy of the page forbids is an error of the console too.
  page.on('console', (message) => {
    const { url } = message.location()
    if (message.type() === 'error') complaints.push(`${message.text()} (${url} on ${page.url()})`)
  })
  return complaints
}
