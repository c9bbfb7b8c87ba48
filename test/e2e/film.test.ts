import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FilmFacts } from '@rollcall/contract/filmFacts.ts'
import { getFilm, keepFrame } from '@rollcall/contract/films.ts'
import { ObjectId } from 'mongodb'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aPerson } from '../factories/cases.ts'
import { aFilm } from '../factories/sources.ts'
import {
  type Account,
  aContributor,
  aModerator,
  codeOf,
  password,
  signUp,
} from '../support/accounts.ts'
import { aPage, forgive } from '../support/browser.ts'
import {
  countedFrame,
  countedPicture,
  countedStrip,
  frames,
  makeCounted,
} from '../support/counted.ts'
import { database } from '../support/database.ts'
import { untilSettled } from '../support/ingest.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { press, see, strip, write } from './acts.ts'

let server: Server
let by: Account

beforeAll(async () => {
  server = await startServer()
  await startWorker({ dataDir: server.dataDir, env: { ROLLCALL_HLS_SECONDS: '5' } })
  by = await aContributor(server)
})

/** The frame that the picture is of, whatever the page says. */
const frameSeen = (page: Page): Promise<unknown> => page.evaluate(countedFrame)

const frameSaid = async (page: Page): Promise<number> =>
  Number(await page.getByRole('slider', { name: 'Position in the film' }).inputValue())

const expectFrame = async (page: Page, frame: number): Promise<void> => {
  await expect.poll(() => frameSaid(page), { interval: 20 }).toBe(frame)
  await expect.poll(() => frameSeen(page), { interval: 20 }).toBe(frame)
}

/** Presses k as soon as another frame is said, in the page itself: before a test hears of it the film may have come to its end. */
const haltOnceMoved = (page: Page, from: number): Promise<void> =>
  page.getByRole('slider', { name: 'Position in the film' }).evaluate(
    (slider: HTMLInputElement, from) =>
      new Promise<void>((halted) => {
        const look = () => {
          if (slider.valueAsNumber === from) return void requestAnimationFrame(look)
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', bubbles: true }))
          halted()
        }
        look()
      }),
    from,
  )

const goTo = async (page: Page, position: string): Promise<void> => {
  await write(page, 'Go to', position)
  await page.getByLabel('Go to', { exact: true }).press('Enter')
}

test('[A6] the player shows exactly the frame it says, however one went there, and keeps that one', async () => {
  const film = await untilSettled(by, await aFilm(by, await makeCounted()))
  expect((film.facts as FilmFacts).frames).toBe(frames)
  const page = await aPage(server, by.client)
  await page.goto(`/films/${film.id}?frame=30`)
  await expectFrame(page, 30)
  for (const position of ['7', '00:00:01:05', '0.5 s', '1+3']) await goTo(page, position)
  await expectFrame(page, 43)
  await goTo(page, '00:00:00:11')
  await expectFrame(page, 11)

  await page.getByRole('heading', { level: 1 }).click()
  for (const key of ['.', '.', '.', ',']) await page.keyboard.press(key)
  await expectFrame(page, 13)
  for (const [there, from] of [
    ['l', 2],
    ['j', frames - 3],
  ] as const) {
    await goTo(page, `${from}`)
    await expectFrame(page, from)
    await page.getByRole('heading', { level: 1 }).click()
    const halted = haltOnceMoved(page, from)
    await page.keyboard.press(there)
    await halted
    expect(await frameSaid(page)).not.toBe(from)
    await expectFrame(page, await frameSaid(page))
  }

  await goTo(page, '21')
  await expectFrame(page, 21)
  await press(page, 'Keep this frame as a still')
  const kept = page.getByRole('link', { name: 'Open this still' })
  await kept.and(page.locator(':focus')).waitFor()
  await kept.click()
  await page.waitForURL('**/stills/*')
  await see(page, 'frame 21')
  await page.goBack()
  await expectFrame(page, 21)

  // Whoever leaves at once, however he does, was where he was.
  await goTo(page, '22')
  await page.getByRole('link', { name: 'People', exact: true }).first().click()
  await page.waitForURL('**/people')
  await page.goBack()
  await expectFrame(page, 22)
  await goTo(page, '23')
  await page.goForward()
  await page.waitForURL('**/people')
  await page.goBack()
  await expectFrame(page, 23)
  await goTo(page, '24')
  await page.reload()
  await expectFrame(page, 24)
  await goTo(page, '25')
  await page.goto('about:blank')
  await page.goBack()
  await expectFrame(page, 25)
  await page.waitForURL('**?frame=25')
  await goTo(page, '26')
  await page.goto(`/films/${film.id}?frame=25`)
  await expectFrame(page, 25)

  await goTo(page, `${frames}`)
  await see(page, `The last frame of this film is ${frames - 1}.`)
  expect(await strip(page).count()).toBeGreaterThan(1)
})

test('[A5, A6] of a long film that comes in pieces the player shows exactly the frame it says, and that is the one cut out', async () => {
  const film = await untilSettled(
    by,
    await aFilm(by, await makeCounted({ rate: '8', sound: true })),
  )
  expect(film.plays?.hls).toBe(true)
  const page = await aPage(server, by.client)
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`/films/${film.id}?frame=30`)
  await expectFrame(page, 30)
  for (const frame of [0, 23, 24, frames - 1]) {
    await goTo(page, `${frame}`)
    await expectFrame(page, frame)
  }
  await goTo(page, '22')
  await expectFrame(page, 22)
  await page.getByRole('heading', { level: 1 }).click()
  for (const [key, frame] of [
    ['.', 23],
    ['.', 24],
    ['.', 25],
    [',', 24],
  ] as const) {
    await page.keyboard.press(key)
    await expectFrame(page, frame)
  }
  const halted = haltOnceMoved(page, 24)
  await page.keyboard.press('l')
  await halted
  const frame = await frameSaid(page)
  expect(frame).not.toBe(24)
  await expectFrame(page, frame)
  const still = await by.client.done(keepFrame, { params: { filmId: film.id }, body: { frame } })
  expect(await page.evaluate(countedPicture(still.pictures[0]?.url ?? ''))).toBe(frame)
  expect(asked.filter((path) => path.endsWith('.m4s')).length).toBeGreaterThan(1)
  expect(asked.filter((path) => path.endsWith('/video'))).toEqual([])
  await page.goto(`/stills/${still.id}`)
  await page.getByText('Around this frame').click()
  const around = Array.from({ length: 9 }, (_, at) => frame - 4 + at).filter((at) => at < frames)
  await expect.poll(() => page.evaluate(countedStrip), { timeout: 60_000 }).toEqual(around)
})

/** Chooses a file on the page and breaks its upload off after a piece; gives the offsets from which pieces were sent. */
const breakOff = async (page: Page, name: string, choose: () => Promise<Locator>) => {
  const file = join(server.dataDir, name)
  await writeFile(file, Buffer.alloc(20 << 20, 7))
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'PATCH') sent.push(request.headers()['upload-offset'] ?? '')
  })
  await page.route('**/api/uploads/*', (route) =>
    sent.length > 1 ? route.abort() : route.continue(),
  )
  await (await choose()).setInputFiles(file)
  await see(page, 'will continue from 8.4 MB by itself')
  return { file, sent }
}

const ofReel = (page: Page) => async () => {
  await page.goto('/add')
  await write(page, 'Title', 'A reel')
  return page.getByLabel('Choose a film or photo')
}

test('[A5, S1] a moderator splits a shot at the frame that is shown, takes it back, adds one between two frames, and corrects the field order', async () => {
  const moderator = await aModerator(server)
  const film = await aFilm(by, await makeCounted())
  await untilSettled(by, film)
  const expectShots = (...from: number[]) =>
    expect
      .poll(async () => {
        const { shots } = await by.client.done(getFilm, { params: { filmId: film.id } })
        return shots.map((shot) => shot.from)
      })
      .toEqual(from)
  const page = await aPage(server, moderator.client)
  await page.goto(`/films/${film.id}?frame=20`)
  await expectFrame(page, 20)
  const shots = page.getByRole('group', { name: 'Shots' })
  await shots.getByRole('button', { name: 'A shot begins here' }).focus()
  await page.keyboard.press('Enter')
  await see(page, 'A shot begins here now.')
  await expectShots(0, 20)
  await press(page, 'Undo')
  await expectShots(0)
  await press(page, 'Add a shot from here')
  await goTo(page, '30')
  await expectFrame(page, 30)
  await press(page, 'to here, from frame 20')
  await see(page, 'The shot was added.')
  await expectShots(0, 20, 31)
  await page.getByText('What was changed here').click()
  await see(page, 'Frame 20, 31')

  // The whole film is made anew under it, and stands where it stood.
  await press(page, 'Correct the field order')
  await page.getByText('Lower lines first').click()
  await write(page, 'Why?', 'Movement jerks back and forth.')
  await press(page, 'Make it anew')
  await see(page, 'Lower lines first (corrected by a moderator)')
  await expectFrame(page, 30)
  await expectShots(0, 20, 31)
})

test('[S1] an upload that broke off goes on from where it was, also after the page was loaded anew', async () => {
  const page = await aPage(server, by.client)
  const { file, sent } = await breakOff(page, 'broken-off.mp4', ofReel(page))

  await page.unroute('**/api/uploads/*')
  await page.reload()
  await see(page, 'You were sending broken-off.mp4 when the page closed.')
  expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('A reel')
  sent.length = 0
  await page.getByLabel('Choose a film or photo').setInputFiles(file)
  await see(page, 'broken-off.mp4 has been sent')
  expect(sent[0]).toBe(String(8 << 20))

  await press(page, 'Add it to the archive')
  await see(page, 'We cannot read this file as a')
  await page.getByLabel('Choose a film or photo').and(page.locator(':focus')).waitFor()
  forgive(page, /Failed to load resource/)
})

test('[D4] an upload whose session ended meanwhile goes on from where it was, once one is signed in again', async () => {
  const { client, id, email } = await signUp(server)
  const page = await aPage(server, client)
  const { sent } = await breakOff(page, 'signed-out.mp4', ofReel(page))
  await database.collection('session').deleteMany({ userId: new ObjectId(id) })
  await page.unroute('**/api/uploads/*')
  await see(page, 'You are not signed in any more.')
  sent.length = 0

  await signInFrom(page, email)
  await see(page, 'signed-out.mp4 has been sent')
  expect(sent[0]).toBe(String(8 << 20))
  expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('A reel')

  await press(page, 'Choose a different file')
  const left = () => database.collection('uploads').countDocuments({ accountId: id })
  await expect.poll(left).toBe(0)
  forgive(page, /Failed to load resource/)
})

test('[D4] a portrait too: it goes on where it was, on the page of its person and with what was said of it', async () => {
  const moderator = await aModerator(server)
  const person = await aPerson(moderator, { name: 'Carl Brandt' })
  const page = await aPage(server, moderator.client)
  const { sent } = await breakOff(page, 'portrait.jpg', async () => {
    await page.goto(`/people/${person.id}`)
    await page.getByText('Add a portrait').first().click()
    await page.getByLabel(/^Where it comes from/).fill('His sister')
    return page.getByLabel('The picture')
  })
  await database.collection('session').deleteMany({ userId: new ObjectId(moderator.id) })
  await page.unroute('**/api/uploads/*')
  await see(page, 'You are not signed in any more.')
  sent.length = 0

  await signInFrom(page, moderator.email)
  await write(page, 'Code from your phone', codeOf(moderator, 1))
  await press(page, 'Sign in')
  await see(page, 'portrait.jpg has been sent')
  expect(sent[0]).toBe(String(8 << 20))
  expect(await page.getByLabel(/^Where it comes from/).inputValue()).toBe('His sister')
  await press(page, 'Add a portrait')
  await see(page, 'We cannot read this file as a')
  await page.getByLabel('The picture').waitFor()
  forgive(page, /Failed to load resource/)
})

const signInFrom = async (page: Page, email: string): Promise<void> => {
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
  await write(page, 'E-mail address', email)
  await write(page, 'Password', password)
  await press(page, 'Sign in')
}
