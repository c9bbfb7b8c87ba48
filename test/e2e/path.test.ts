import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { type Account, aContributor, aModerator, anAdmin } from '../support/accounts.ts'
import { aPage } from '../support/browser.ts'
import { makeFilm, noSharedMedia, sharedMedia } from '../support/media.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import {
  addFilm,
  addPerson,
  admitNext,
  answer,
  confirm,
  confirmAndSignIn,
  follow,
  giveEvidence,
  linkFor,
  markByDrag,
  markByKeys,
  press,
  propose,
  see,
  signUp,
  strip,
} from './acts.ts'

let server: Server

beforeAll(async () => {
  server = await startServer()
})
afterEach(() => expect(server.errors()).toEqual([]))

const aPageFor = (account?: Account): Promise<Page> => aPage(server, account?.client)

/** From here on, remembers how far the bar came. */
const watchProgress = (page: Page): Promise<void> =>
  page.getByRole('progressbar').evaluate((bar) => {
    const seen: number[] = []
    new MutationObserver(() => seen.push(Number(bar.getAttribute('aria-valuenow')))).observe(bar, {
      attributes: true,
    })
    Object.assign(window, { seen })
  })
const progressSeen = (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as unknown as { seen: number[] }).seen)

/** The newcomer's way in, with a letter that only the admin can read. */
const join = async (name: string, email: string): Promise<Page> => {
  const newcomer = await aPageFor()
  const admin = await aPageFor(await anAdmin(server))
  await signUp(newcomer, name, email)
  await confirmAndSignIn(newcomer, await linkFor(admin, email), email)
  await newcomer.getByRole('button', { name }).waitFor()
  return newcomer
}

const man = 'Daniel R. Whitlock'

test('[O1] from a film to a confirmed name, in browsers that watch each other', async () => {
  const ruth = await join('Ruth Alvarez', 'ruth@example.org')
  const buffer = Buffer.from(await makeFilm({ shots: [30, 30, 30], width: 320, height: 240 }))
  await addFilm(ruth, { name: 'reel.mp4', mimeType: 'video/mp4', buffer }, 'Arrival at Camp 5')

  // Until a worker comes the film waits; then the page fills by itself.
  await watchProgress(ruth)
  await startWorker({ dataDir: server.dataDir })
  await strip(ruth).nth(2).waitFor()
  expect(await strip(ruth).count()).toBe(3)
  const steps = await progressSeen(ruth)
  expect(steps.some((step) => step > 0 && step < 100)).toBe(true)

  await strip(ruth).first().click()
  await markByDrag(ruth, [0.3, 0.3], [0.4, 0.5])
  await ruth.getByRole('link', { name: 'Unknown man 1', exact: true }).waitFor()
  await markByKeys(ruth)
  await ruth.getByRole('link', { name: 'Unknown man 2', exact: true }).waitFor()

  const [one, two] = [await aModerator(server), await aModerator(server)]
  const first = await aPageFor(one)
  await addPerson(first, man, '1951-02')

  await follow(ruth, 'Unknown man 1')
  await ruth.getByRole('heading', { level: 1, name: 'Unknown man 1' }).waitFor()
  const sam = await aPageFor(await aContributor(server))
  await sam.goto(ruth.url())
  await see(sam, 'Nobody has said who he may be')
  await see(ruth, '1 other is looking')
  await propose(ruth, {
    sought: 'Whitlok',
    found: man,
    basis: /^witness/,
    reasons: 'We were in the same squad until November.',
  })
  await sam.getByRole('heading', { name: man }).waitFor()

  // Ruth proposed him, so her answer is recorded only; Sam sees that she has answered, not how.
  await see(sam, 'Nobody has answered yet.')
  await see(ruth, 'You proposed this name, so your answer will be recorded but not counted.')
  await answer(ruth, 'Same, likely')
  await see(sam, '1 person has answered. You see others’ answers after giving your own.')
  await answer(sam, 'Same, sure')
  await see(sam, '1 same. 1 answer is not counted.')
  await see(
    ruth,
    '2 people have answered. Only people whose own answer counts can see how others answered.',
  )

  await giveEvidence(sam, 'Xinhua caption, 1951', 'The caption names him, second from the left.')

  const second = await aPageFor(two)
  await first.goto('/desk')
  await follow(first, `Unknown man 1 may be ${man}`)
  await admitNext(first, 'He served with him.')
  await second.goto(first.url())
  await see(second, 'Admitted because: He served with him.')
  await press(second, 'Take over')
  await admitNext(second, 'The caption was seen.')
  await see(first, 'Admitted because: The caption was seen.')
  await press(first, 'Take over')
  await confirm(first, 'Two sources that do not know of each other.')
  await see(first, 'You have signed. Another moderator must agree.')
  await see(second, `${one.name} signed “Confirmed”`)
  await confirm(second, 'I agree.')

  for (const page of [ruth, sam]) {
    await page.getByRole('heading', { level: 1, name: man }).waitFor()
    await see(page, 'A finding made here, not an official accounting')
  }
  await expectExported()
})

const expectExported = async (): Promise<void> => {
  const visitor = await aPageFor()
  await visitor.goto('/exports')
  for (const format of ['CSV', 'JSON']) {
    const coming = visitor.waitForEvent('download')
    await follow(visitor, `Download ${format}`)
    const text = await readFile(await (await coming).path(), 'utf8')
    expect(text).toContain(man)
    expect(text).toMatch(/not an official accounting/)
  }
}

test('[A5] the real film gives a still from each of its four shots', async (context) => {
  const film = sharedMedia('film-a.mp4')
  if (!film) return context.skip(noSharedMedia)
  await startWorker({ dataDir: server.dataDir })
  const page = await aPageFor(await aContributor(server))
  await addFilm(page, film, 'Untitled, Air Force')
  await strip(page).nth(3).waitFor({ timeout: 100_000 })
  const names = await strip(page).evaluateAll((links) =>
    links.map((link) => link.getAttribute('title') ?? ''),
  )
  const frames = names.map((name) => Number(/frame (\d+)/.exec(name)?.[1]))
  const shots = [0, 200, 255, 476].map((start, at, starts) => [start, starts[at + 1] ?? Infinity])
  for (const [from = 0, to = 0] of shots)
    expect(frames.filter((frame) => frame >= from && frame < to)).not.toEqual([])
})
