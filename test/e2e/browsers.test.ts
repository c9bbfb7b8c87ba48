import { findFirefox } from '@rollcall/api/platform/install/firefox.ts'
import { findWebKit } from '@rollcall/api/platform/install/webkit.ts'
import { getIdentification } from '@rollcall/contract/identifications.ts'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { aFilm, aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, password, signUp } from '../support/accounts.ts'
import { countedFrame, frames, makeCounted } from '../support/counted.ts'
import { database } from '../support/database.ts'
import { aFirefox } from '../support/firefox.ts'
import { untilSettled } from '../support/ingest.ts'
import { played } from '../support/proof.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { type Engine, Walk } from '../support/walk.ts'
import { aWebKit } from '../support/webkit.ts'

/** Slow to start, and other engines: `npm run proof` walks them, what is tested each time is Chromium. */
const walks = played('walks in Firefox and WebKit', { whole: 1, sample: 0 })

/** Safari's engine is Debian's WebKitGTK. */
const engines: readonly (readonly [string, () => Promise<Engine> | undefined])[] = [
  ['Firefox', () => opened(findFirefox(), aFirefox)],
  ['WebKit', () => opened(findWebKit(), aWebKit)],
]
const opened = <Found>(found: Found | null, open: (found: Found) => Promise<Engine>) =>
  found === null ? undefined : open(found)

let server: Server
let by: Account
let world: Awaited<ReturnType<typeof aWorld>>
beforeAll(async () => {
  if (walks === 0) return
  server = await startServer()
  by = await aContributor(server)
  world = await aWorld()
})

const aWorld = async () => {
  const still = await aStill(by, { width: 640, height: 480 })
  const man = await aSubject(by, { still })
  const moderator = await aModerator(server)
  const person = await aPerson(moderator, { name: 'Daniel R. Whitlock' })
  await aPortrait(moderator, person, { date: '1950-06' })
  const one = await anIdentification(moderator, { subject: man, person })
  const whole = await aFilm(by, await makeCounted())
  const inPieces = await aFilm(by, await makeCounted({ rate: '8', sound: true }))
  await startWorker({ dataDir: server.dataDir, env: { ROLLCALL_HLS_SECONDS: '5' } })
  const films = [await untilSettled(by, whole), await untilSettled(by, inPieces)]
  expect(films.map(({ plays }) => plays?.hls)).toEqual([false, true])
  return { still, man, one, films }
}

/** Pictures that are looked at and have come: by the GPU where there is one, else by filters. */
const drawn = `[...document.querySelectorAll('[role=group] :is(canvas, img)')]
  .filter((one) => one.matches('canvas') || one.naturalWidth > 0)`

/** Looks as anybody does, from the first page to a still and a man, and tells who he is. */
const tip = async (walk: Walk): Promise<void> => {
  const { man, still } = world
  const before = await database.collection('tips').countDocuments()
  await walk.go(`${server.url}/`)
  await walk.press('link', `Unknown man ${man.number}`)
  await walk.until(`location.pathname === '/subjects/${man.id}'`)
  await walk.go(`${server.url}/stills/${still.id}`)
  await walk.until(`${drawn}.length >= 1`)
  await walk.press('link', `Unknown man ${man.number}`)
  await walk.until(`location.pathname === '/subjects/${man.id}'`)
  await walk.press('link', 'Do you know him? Send a tip')
  await walk.write('How do you know?', 'He was my brother.')
  await walk.press('button', 'Send this tip')
  const receipt = `document.querySelector('#root [translate=no]')?.textContent`
  await walk.until(`${receipt}?.split(' ').length === 12`)
  expect(await database.collection('tips').countDocuments()).toBe(before + 1)
  const words = await walk.ask<string>(receipt)
  await walk.reload()
  await walk.see(words)
}

/** Signs in, aligns his face with the portrait by two points on each, and answers. */
const compare = async (walk: Walk): Promise<void> => {
  const { man, one } = world
  const voter = await signUp(server, { ageHours: 100 })
  await walk.go(`${server.url}/sign-in`)
  await walk.write('E-mail address', voter.email)
  await walk.write('Password', password)
  await walk.press('button', 'Sign in')
  await walk.see(voter.name)
  await walk.go(`${server.url}/subjects/${man.id}/compare/${one.id}`)
  await walk.until(`${drawn}.length >= 2`)
  await walk.press('button', 'Align')
  await walk.see('Put points 1 and 2')
  const points = `document.querySelectorAll('[aria-label^="Point "]')`
  await walk.until(`${points}.length === 4`)
  for (const at of [0, 1, 2, 3]) {
    await walk.ask(`${points}[${at}].focus()`)
    await walk.key(at % 2 ? 'ArrowUp' : 'ArrowRight')
  }
  await walk.see('Aligned by two points')
  await walk.key('2')
  await walk.see('You answered: Same, likely.')
  const params = { identificationId: one.id }
  const { mine } = await voter.client.done(getIdentification, { params })
  expect(mine?.answer).toBe('same-likely')
}

/** Each frame that is seen is the one that was asked for, of a whole film and of one in pieces. */
const film = async (walk: Walk): Promise<void> => {
  for (const { id } of world.films) {
    await walk.go(`${server.url}/films/${id}?frame=30`)
    await expect.poll(() => walk.ask(countedFrame)).toBe(30)
    await walk.write('Go to', '0')
    await walk.key('Enter')
    // Keys that are struck in a field are its own.
    await walk.ask('document.activeElement.blur()')
    for (let frame = 0; frame < frames; frame++) {
      await expect.poll(() => walk.ask(countedFrame)).toBe(frame)
      await walk.key('.')
    }
  }
}

test.runIf(walks > 0).each(engines)(
  '[S1] the main path in %s: a still, a man, a tip and its receipt; signing in, two faces aligned and answered; films show each frame',
  async (name, open) => {
    const browser = await open()
    if (!browser) throw new Error(`There is no ${name} here, and it could not be installed.`)
    const walk = new Walk(browser)
    try {
      for (const part of [tip, compare, film]) await part(walk)
    } catch (error) {
      const shown = walk.ask("location.href + ' shows:\\n' + document.body.innerText")
      console.info(await shown.catch(String))
      throw error
    }
    expect(browser.complaints ?? []).toEqual([])
  },
)
