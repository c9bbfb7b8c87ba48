import { restrictStill } from '@rollcall/contract/stills.ts'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { aPage, forgive } from '../support/browser.ts'
import { database } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'
import { follow, press, see, write } from './acts.ts'

let server: Server
let by: Account

beforeAll(async () => {
  server = await startServer()
  by = await aContributor(server)
})

const photo = { width: 640, height: 480 }
/** The browser notes each time that it got nothing. */
const noLine =
  /ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_CONNECTION|status of 503|WebSocket|Failed to fetch|dynamically imported/

const aPageThatKeeps = (account?: Account): Promise<Page> =>
  aPage(server, account?.client, { serviceWorkers: 'allow' })

/** The addresses of what was seen, as far as this browser keeps it. */
const keptBy = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const places = (await caches.keys()).filter((name) => /^(answers|pictures) /.test(name))
    const requests = places.map(async (name) => (await caches.open(name)).keys())
    return (await Promise.all(requests)).flat().map(({ url }) => new URL(url).pathname)
  })

/** Whose views they are. */
const viewsKeptBy = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const views = (await caches.keys()).map((name) => /^\w+ (\w+)\./.exec(name)?.[1] ?? '')
    return [...new Set(views)].filter(Boolean)
  })

const untilKept = (page: Page, ...paths: readonly string[]): Promise<void> =>
  expect.poll(() => keptBy(page)).toEqual(expect.arrayContaining([...paths]))

/** Its scripts come after what it shows, and those of a tip last. */
const untilProgramKept = (page: Page): Promise<void> =>
  expect
    .poll(() =>
      page.evaluate(async () => {
        const loaded = performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .filter((name) => new URL(name).pathname.startsWith('/assets/'))
        const kept = await Promise.all(loaded.map((name) => caches.match(name)))
        const isTipKept = (await caches.keys()).map(async (name) =>
          (await (await caches.open(name)).keys()).some(({ url }) => url.includes('/TipScreen-')),
        )
        return !kept.includes(undefined) && (await Promise.all(isTipKept)).includes(true)
      }),
    )
    .toBe(true)

test('[S1] what was seen opens without a line and says from when it is, what was not says what is the matter, and a tip that was written then goes out later', async () => {
  const still = await aStill(by, photo)
  const man = await aSubject(by, { still })
  const page = await aPageThatKeeps()
  await page.goto('/')
  await page
    .getByRole('link', { name: `Unknown man ${man.number}` })
    .first()
    .waitFor()
  // The first page too, though it was there before anything could be kept.
  await untilKept(page, '/api/subjects', '/api/me')
  await page.goto(`/subjects/${man.id}`)
  await page.getByRole('heading', { level: 1, name: `Unknown man ${man.number}` }).waitFor()
  await untilKept(page, `/api/subjects/${man.id}`)
  await untilProgramKept(page)
  await page.context().setOffline(true)
  await page.goto('/')
  await see(page, /^You are offline\..* This page is shown as it was on /)
  await page
    .getByRole('link', { name: `Unknown man ${man.number}` })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: `Unknown man ${man.number}` }).waitFor()
  const face = page.getByRole('img').first()
  expect(await face.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
  await follow(page, 'Do you know him? Send a tip')
  await write(page, 'How do you know?', 'He was in my squad.')
  await press(page, 'Send this tip')
  await see(page, 'Your tip will be sent when you are back online')
  await page.goto('/people')
  await see(page, 'and this page has not been opened on this device in the last few days')
  await press(page, '한국어')
  await see(page, 'You are offline')
  const before = await database.collection('tips').countDocuments()
  await page.context().setOffline(false)
  await page.getByRole('searchbox').waitFor()
  await expect.poll(() => database.collection('tips').countDocuments()).toBe(before + 1)
  forgive(page, noLine)
})

test('[S1] who reads Korean reads in Korean what is the matter', async () => {
  const page = await aPage(server, undefined, { serviceWorkers: 'allow', locale: 'ko-KR' })
  await page.goto('/about')
  await untilKept(page, '/api/me')
  await page.context().setOffline(true)
  await page.goto('/people')
  await see(page, '이 페이지는 최근 며칠 동안 이 기기에서 열린 적이 없습니다')
  forgive(page, noLine)
})

test('[A9] what was taken from view is gone from the device as soon as it has a line, whatever is opened then', async () => {
  const still = await aStill(by, photo)
  const man = await aSubject(by, { still })
  const page = await aPageThatKeeps()
  await page.goto('/about')
  await untilKept(page, '/api/me')
  await page.goto(`/stills/${still.id}`)
  await untilKept(page, `/api/stills/${still.id}`)
  await page.goto(`/subjects/${man.id}`)
  await untilKept(page, `/api/subjects/${man.id}`)
  const picture = (one: string) => one.startsWith('/files/derivatives/')
  await expect.poll(async () => (await keptBy(page)).some(picture)).toBe(true)
  const before = await keptBy(page)
  await page.goto('about:blank')
  const { client } = await aModerator(server)
  const body = { restricted: true, warning: false, reasons: 'His family asked for it.' }
  await client.done(restrictStill, { params: { stillId: still.id }, body })
  await page.goto('/about')
  await untilKept(page, '/api/me')
  const taken = before.filter(
    (one) => picture(one) || one.includes(still.id) || one.includes(man.id),
  )
  expect(taken.length).toBeGreaterThan(2)
  await expect
    .poll(async () => (await keptBy(page)).filter((one) => taken.includes(one)))
    .toEqual([])
  await page.context().setOffline(true)
  await page.goto(`/stills/${still.id}`)
  await see(page, /^This is not kept on this device/)
  expect(await page.locator('img, canvas').count()).toBe(0)
  forgive(page, noLine)
})

test('[S2] nothing that an account saw is left where it signs out, and of what moderators see nothing is kept', async () => {
  const man = await aSubject(by, { still: await aStill(by, photo) })
  const account = await aContributor(server)
  const page = await aPageThatKeeps(account)
  await page.goto(`/subjects/${man.id}`)
  await untilKept(page, `/api/subjects/${man.id}`)
  expect(await viewsKeptBy(page)).toEqual([account.id])
  await press(page, account.name)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('link', { name: 'Sign in' }).first().waitFor()
  await expect.poll(() => viewsKeptBy(page)).toEqual(['visitor'])
  const desk = await aPageThatKeeps(await aModerator(server))
  await desk.goto('/about')
  await desk.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await desk.goto(`/subjects/${man.id}`)
  await desk.getByRole('heading', { level: 1, name: `Unknown man ${man.number}` }).waitFor()
  await desk.goto('/desk')
  await desk.getByRole('heading', { level: 1 }).waitFor()
  expect(await viewsKeptBy(desk)).toEqual([])
})

test('[S1] what was seen opens also where the server is gone, and is read anew when it is back', async () => {
  const man = await aSubject(by, { still: await aStill(by, photo) })
  const page = await aPageThatKeeps()
  await page.goto('/about')
  await untilKept(page, '/api/me')
  await page.goto(`/subjects/${man.id}`)
  await page.getByRole('heading', { level: 1, name: `Unknown man ${man.number}` }).waitFor()
  await untilKept(page, `/api/subjects/${man.id}`)
  await untilProgramKept(page)
  server.kill('SIGKILL')
  await server.exited
  await page.goto(`/subjects/${man.id}`)
  await page.getByRole('heading', { level: 1, name: `Unknown man ${man.number}` }).waitFor()
  await see(page, /This page is shown as it was on /)
  await startServer({ dataDir: server.dataDir, env: { PORT: `${server.port}` } })
  const line = page.getByText(/This page is shown as it was on /)
  await line.waitFor({ state: 'detached' })
  forgive(page, noLine)
})
