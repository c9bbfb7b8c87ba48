import { listComparisons, skipComparison } from '@rollcall/contract/comparisons.ts'
import { getIdentification } from '@rollcall/contract/identifications.ts'
import { addSighting } from '@rollcall/contract/marks.ts'
import { correctPortrait } from '@rollcall/contract/personPortraits.ts'
import { addStill } from '@rollcall/contract/stills.ts'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { admitted, caption, read, ruled, vote, witness } from '../cases/world.ts'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, password, signUp } from '../support/accounts.ts'
import { aPage } from '../support/browser.ts'
import { makePhoto } from '../support/media.ts'
import { type Server, startServer } from '../support/server.ts'
import { upload } from '../support/upload.ts'
import { follow, press, see, write } from './acts.ts'

let server: Server
let moderator: Account
let by: Account
beforeAll(async () => {
  server = await startServer()
  moderator = await aModerator(server)
  by = await aContributor(server)
})

/** A man who is seen twice, and a person with two portraits who is proposed for him. */
const aCase = async (name: string) => {
  const man = await aSubject(by, { still: await aStill(by, { width: 640, height: 480 }) })
  const second = await aStill(by, { width: 480, height: 640 })
  await by.client.done(addSighting, {
    params: { stillId: second.id },
    body: { region: { x: 100, y: 120, w: 160, h: 200 }, subjectId: man.id },
  })
  const person = await aPerson(moderator, { name })
  for (const date of ['1948', '1950-06']) await aPortrait(moderator, person, { date })
  return { man, one: await anIdentification(by, { subject: man, person }) }
}

const stage = (page: Page, name: RegExp) => page.getByRole('group', { name })
const canvasOf = (page: Page, name: RegExp) => stage(page, name).locator('canvas').first()
const frameOf = async (page: Page) => {
  const box = await page.locator('[class*=frame][aria-hidden]').first().boundingBox()
  return box ?? { x: 0, y: 0, width: 0, height: 0 }
}
const said = async (client: Account['client'], id: string) =>
  (await client.done(getIdentification, { params: { identificationId: id } })).mine?.answer ?? null

test('[S1, V2] a man and a portrait stand side by side, and the answers of others unfold after one’s own', async () => {
  const early = await aPage(server, by.client)
  await early.goto('/compare')
  await see(early, /^Nothing waits for an answer of yours now/)
  const { man, one } = await aCase('Daniel R. Whitlock')
  const voter = await aContributor(server)
  const page = await aPage(server, voter.client)
  await page.goto(`/subjects/${man.id}`)
  await page.getByRole('link', { name: 'Compare', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: /and Daniel R. Whitlock$/ }).waitFor()
  await see(page, 'Portrait, 1948')
  await see(page, 'Nobody has answered yet.')
  await press(page.getByRole('group', { name: 'Pictures to compare with' }), 'Next picture')
  await see(page, 'Portrait, June 1950')
  expect(page.url()).toContain('right=')
  await page.keyboard.press('f')
  await page.getByRole('group', { name: 'Ears' }).getByRole('radio', { name: 'Different' }).check()
  await page.keyboard.press('2')
  await see(page, 'You answered: Same, likely.')
  await see(page, '1 same')
  expect(await said(voter.client, one.id)).toBe('same-likely')

  await page.keyboard.press('5')
  await write(page, 'Why do you answer “Different, sure” now?', 'The ears are other ears.')
  await press(page, 'Send with this reason')
  await see(page, 'You answered: Different, sure.')
  const { mine } = await voter.client.done(getIdentification, {
    params: { identificationId: one.id },
  })
  expect(mine).toMatchObject({ answer: 'different-sure', check: { ears: 'different' } })
  await press(page, 'Add as evidence')
  await page
    .getByRole('radio', { name: /^circumstances/ })
    .and(page.locator(':checked'))
    .waitFor()
  const text = await page.getByLabel('What does it say?', { exact: true }).inputValue()
  expect(text).toContain('Different: Ears.')
  expect(text).not.toContain('Whitlock')
})

test('[S1] linked pictures come nearer, move and turn together; apart, each does so alone', async () => {
  const { man, one } = await aCase('Thomas Reyes')
  const page = await aPage(server)
  await page.goto(`/subjects/${man.id}/compare/${one.id}`)
  await canvasOf(page, /picture 1 of 2/).waitFor()
  await canvasOf(page, /portrait 1 of 2/).waitFor()
  const [left, right] = [stage(page, /picture 1 of 2/), stage(page, /portrait 1 of 2/)]
  const begun = await frameOf(page)
  expect(begun.width).toBeGreaterThan(60)

  // What is done to the portrait is seen on the frame around the man.
  await right.focus()
  await page.keyboard.press('+')
  await expect.poll(async () => (await frameOf(page)).width / begun.width).toBeCloseTo(1.4, 1)
  const nearer = await frameOf(page)
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => Math.round((await frameOf(page)).x)).toBeLessThan(nearer.x - 20)

  await page.keyboard.press('k')
  const alone = await frameOf(page)
  await page.keyboard.press('+')
  await page.keyboard.press('r')
  expect(await frameOf(page)).toEqual(alone)
  await left.focus()
  await page.keyboard.press('-')
  await expect.poll(async () => (await frameOf(page)).width).toBeLessThan(alone.width - 5)
  await page.keyboard.press('t')
  await press(page, 'Reset')
  await expect
    .poll(async () => Math.round((await frameOf(page)).width))
    .toBe(Math.round(begun.width))

  await page.keyboard.press('?')
  await see(page.getByRole('dialog'), 'Move both together, or one at a time')
})

test('[C6, S1] with nothing to compare with Compare asks nothing and says what is lacking; the man who is confirmed stands beside him', async () => {
  const { man } = await aCase('Somebody')
  const giver = await aContributor(server)
  const written = await anIdentification(giver, { subject: man, name: 'Danny' })
  const person = await aPerson(moderator, { name: 'Walter Pohl' })
  const listed = await anIdentification(giver, { subject: man, person })
  const page = await aPage(server, by.client)
  await page.goto(`/subjects/${man.id}/compare/${written.id}`)
  await see(page, 'There is no portrait of Danny here.')
  await see(page, /a moderator has to link this name/)
  expect(await page.getByRole('button', { name: /Same, sure/ }).count()).toBe(0)
  await page.goto(`/subjects/${man.id}/compare/${listed.id}`)
  await see(page, /It takes a portrait of Walter Pohl/)
  await page.getByRole('link', { name: 'Send us a portrait' }).waitFor()
  await page.goto(`/subjects/${man.id}`)
  const onPage = (name: string) => page.getByRole('article', { name })
  const lacks = /^There is no picture to compare him with yet/
  for (const name of ['Danny', 'Walter Pohl']) await see(onPage(name), lacks)
  expect(await onPage('Somebody').getByText(lacks).count()).toBe(0)
  await page.goto(`/subjects/${man.id}/compare/${listed.id}`)

  const known = await anIdentification(giver, { person })
  await admitted(await aContributor(server), moderator, known, caption())
  await admitted(await aContributor(server), moderator, known, witness())
  for (const { client } of [moderator, await aModerator(server)])
    await ruled(client, await read(client, known), 'confirmed')
  await page.reload()
  await see(page, /^confirmed to be Walter Pohl/)
  await page.setViewportSize({ width: 360, height: 740 })
  await page.getByRole('button', { name: /Same, sure/ }).click()
  await see(page, 'You answered: Same, sure.')

  for (const { client } of [by, await aContributor(server)])
    await vote(client, known, 'different-sure')
  await page.goto(`/subjects/${known.subjectId}`)
  await page.getByText('Questioned', { exact: true }).waitFor()
})

test('[C6, V7] Compare never shows one picture on both sides, and asks no more where the last portrait is taken off while it is open, in Help too', async () => {
  const photo = await makePhoto({ width: 320, height: 400 })
  const uploadId = await upload(by.client, photo)
  const still = await by.client.done(addStill, {
    body: { uploadId, title: 'A group', provenance: {} },
  })
  const man = await aSubject(by, { still })
  const person = await aPerson(moderator, { name: 'Amos Tarrow' })
  await aPortrait(moderator, person, { photo })
  const one = await anIdentification(await aContributor(server), { subject: man, person })
  const page = await aPage(server, by.client)
  await page.goto(`/subjects/${man.id}/compare/${one.id}`)
  await see(page, /It takes a portrait of Amos Tarrow/)
  expect(await page.getByRole('button', { name: /Same, sure/ }).count()).toBe(0)

  const { portraits } = await aPortrait(moderator, person, { date: '1949' })
  const asked = (place: Page) => place.getByRole('button', { name: /Same, sure/ })
  await page.reload()
  await asked(page).waitFor()
  expect(await page.getByRole('group', { name: /portrait 1 of 1/i }).count()).toBe(1)
  const { client } = await aContributor(server)
  const { items } = await client.done(listComparisons, { query: { limit: 100 } })
  for (const { identification } of items)
    if (identification.id !== one.id)
      await client.done(skipComparison, { params: { identificationId: identification.id } })
  const help = await aPage(server, client)
  await help.goto('/compare')
  await see(help, /Amos Tarrow/)
  await asked(help).waitFor()
  const last = portraits.find(({ date }) => date === '1949')
  await moderator.client.done(correctPortrait, {
    params: { personId: person.id, portraitId: last?.id ?? '' },
    body: { takenOff: true },
  })
  for (const place of [page, help]) {
    await see(place, /It takes a portrait of Amos Tarrow/)
    expect(await asked(place).count()).toBe(0)
  }
})

test('[S1, V1] helping to compare, by keyboard alone: sign in, answer, skip, undo, and come to the end', async () => {
  const { email } = await signUp(server, { ageHours: 100 })
  const page = await aPage(server)
  await page.goto('/compare')
  await page.getByRole('link', { name: 'Sign in' }).last().focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('E-mail address').focus()
  await page.keyboard.type(email)
  await page.keyboard.press('Tab')
  await page.getByLabel('Password', { exact: true }).focus()
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')

  const heading = page.getByRole('heading', { level: 1 })
  const asked = async (before = '') => {
    await heading
      .filter({ hasText: ' and ' })
      .filter({ hasNotText: before || ' nobody ' })
      .waitFor()
    return (await heading.textContent()) ?? ''
  }
  await see(page, '3 left')
  const first = await asked()
  await page.keyboard.press('3')
  await see(page, 'You answered: Can’t tell.')
  await see(page, '1 answered today · 2 left')
  await page.keyboard.press('n')
  const second = await asked(first)

  await page.keyboard.press('u')
  await heading.filter({ hasText: first }).waitFor()
  await see(page, '3 left')
  await see(page, 'Is this the same man?')
  await page.keyboard.press('3')
  await page.getByRole('button', { name: 'Next comparison' }).click()
  await see(page, '1 answered today · 2 left')
  await heading.filter({ hasText: second }).waitFor()

  await page.keyboard.press('s')
  const third = await asked(second)
  await page.keyboard.press('u')
  await heading.filter({ hasText: second }).waitFor()
  await page.keyboard.press('s')
  await heading.filter({ hasText: third }).waitFor()
  await page.keyboard.press('1')
  await see(page, 'You answered: Same, sure.')
  await page.keyboard.press('n')
  await heading.filter({ hasText: 'Only those you skipped are left' }).waitFor()
  await see(page, '2 answered today')
  await page.getByRole('button', { name: 'Go back to those I skipped' }).focus()
  await page.keyboard.press('Enter')
  await heading.filter({ hasText: second }).waitFor()
  await page.keyboard.press('4')
  await see(page, 'You answered: Different, likely.')
  await page.keyboard.press('n')
  await heading.filter({ hasText: 'Nothing left to compare' }).waitFor()
})

test('[S1, P4] a moderator adds a portrait on the page of the person, corrects it, takes it off and undoes that', async () => {
  const person = await aPerson(moderator, { name: 'Carl Brandt' })
  const page = await aPage(server, moderator.client)
  await page.goto(`/people/${person.id}`)
  await page.getByText('Add a portrait').first().click()
  await press(page, 'Add a portrait')
  await see(page, 'Please choose a picture.')
  const buffer = Buffer.from(await makePhoto({ width: 200, height: 250 }))
  await page
    .getByLabel('The picture')
    .setInputFiles({ name: 'carl.jpg', mimeType: 'image/jpeg', buffer })
  await page.getByLabel(/^When it was taken/).fill('1949-03')
  await page.getByLabel(/^Where it comes from/).fill('His sister')
  await press(page, 'Add a portrait')
  await page.getByRole('img', { name: 'Carl Brandt: Portrait, March 1949 · His sister' }).waitFor()

  const there = page.getByRole('img', { name: 'Carl Brandt: Portrait, March 1949 · His brother' })
  await page.getByText('Correct this portrait').click()
  await page
    .getByLabel(/^Where it comes from/)
    .first()
    .fill('His brother')
  await press(page, 'Save')
  await there.waitFor()
  await correctOnce(page, { date: '1949-05' })
  await page.getByRole('img', { name: 'Carl Brandt: Portrait, May 1949 · His brother' }).waitFor()
  const other = await aPage(server, moderator.client)
  await other.goto(`/people/${person.id}`)
  await correctOnce(page, { date: '1949-03' })
  await there.waitFor()
  await correctOnce(page, { rights: 'The family' })
  await see(page, /The family/)
  // The other page shows what stood before: without a change it changes nothing.
  await correctOnce(other, {})
  await page.reload()
  await there.waitFor()
  await page.getByText('Correct this portrait').click()
  await press(page, 'Hide portrait')
  await see(page, '1 hidden portrait')
  await there.waitFor({ state: 'hidden' })
  await press(page, 'Undo')
  await there.waitFor()
})

/** Opens the form, writes what is to be otherwise, and saves. */
const correctOnce = async (page: Page, said: { date?: string; rights?: string }): Promise<void> => {
  await page.getByText('Correct this portrait').click()
  const form = page
    .locator('form')
    .filter({ has: page.getByRole('button', { name: 'Hide portrait' }) })
  if (said.date) await form.getByLabel(/^When it was taken/).fill(said.date)
  if (said.rights) await form.getByLabel(/^Who holds the rights/).fill(said.rights)
  await form.getByRole('button', { name: 'Save' }).click()
  await form.waitFor({ state: 'hidden' })
}

const pointOn = (page: Page, n: number, name: RegExp) =>
  stage(page, name).getByRole('button', { name: new RegExp(`^Point ${n} on`) })
const placeOf = async (page: Page, n: number, name: RegExp) => {
  const [point, box] = [
    await pointOn(page, n, name).boundingBox(),
    await stage(page, name).boundingBox(),
  ]
  return {
    x: Math.round((point?.x ?? 0) - (box?.x ?? 9)),
    y: Math.round((point?.y ?? 0) - (box?.y ?? 9)),
  }
}

test('[S1] two faces are aligned by two points on each, by keys alone; the address brings back the pictures, the way they lie and the points', async () => {
  const { man, one } = await aCase('Arthur Lindqvist')
  const page = await aPage(server)
  await page.goto(`/subjects/${man.id}/compare/${one.id}`)
  const [left, right] = [/^Unknown man.*picture 1 of 2/, /portrait 1 of 2/] as const
  await canvasOf(page, right).waitFor()
  await page.keyboard.press('a')
  await see(page, /^Put points 1 and 2/)
  await pointOn(page, 1, left).press('Shift+ArrowRight')
  await pointOn(page, 2, left).press('Shift+ArrowUp')
  await pointOn(page, 1, right).press('ArrowLeft')
  await pointOn(page, 2, right).press('Enter')
  await see(page, /^Aligned by two points/)
  // Both are asked again until they have come to rest.
  const between = async (one: ReturnType<typeof placeOf>, other: ReturnType<typeof placeOf>) => {
    const [from, to] = [await one, await other]
    return [to.x - from.x, to.y - from.y]
  }
  const apart = (n: number) => between(placeOf(page, n, left), placeOf(page, n, right))
  for (const n of [1, 2]) await expect.poll(() => apart(n)).toEqual([0, 0])
  const level = () => between(placeOf(page, 1, left), placeOf(page, 2, left))
  await expect.poll(level).toEqual([expect.any(Number), 0])
  await stage(page, right).focus()
  await page.keyboard.press('+')
  await page.keyboard.press(']')
  await expect.poll(() => apart(2)).toEqual([0, 0])
  await page.keyboard.press('a')
  await press(page, 'Curtain')
  await page.getByRole('slider', { name: 'Position of the curtain' }).waitFor()
  await page.waitForURL(/align=[^&]+&mode=curtain/)
  const address = page.url()

  const other = await aPage(server)
  await other.goto(address)
  await other.getByRole('button', { name: 'Curtain', pressed: true }).waitFor()
  await press(other, 'Side by side')
  await other.keyboard.press('a')
  await see(other, /^Aligned by two points/)
  await press(other, 'Undo')
  await see(other, /^Put points 1 and 2/)
  await other.waitForURL((url) => !url.searchParams.has('align'))
})

test('[V1, P4] a visitor tries one comparison before he signs in; his answer is kept here, told to nobody, and sent when he has signed in', async () => {
  await aCase('Henry Moreau')
  const { email } = await signUp(server, { ageHours: 100 })
  const page = await aPage(server)
  await page.goto('/compare')
  await follow(page, 'Try one comparison')
  await press(page, 'Same, likely')
  await see(page, /^Your answer is kept in this browser for seven days/)
  const id = /compare\/([0-9a-f]{24})/.exec(page.url())?.[1] ?? ''
  const { answered } = await moderator.client.done(getIdentification, {
    params: { identificationId: id as never },
  })
  await follow(page, 'Sign in to answer')
  await write(page, 'E-mail address', email)
  await write(page, 'Password', password)
  await press(page, 'Sign in')
  await see(page, 'You answered: Same, likely.')
  const now = await moderator.client.done(getIdentification, {
    params: { identificationId: id as never },
  })
  expect(now.answered).toBe(answered + 1)
})

/** Fingers of one hand on the glass, by where each is from the middle of something. */
const fingersOn = async (page: Page, { x, y }: { x: number; y: number }) => {
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', from: readonly number[][]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: from.map(([dx = 0, dy = 0], id) => ({ id, x: x + dx, y: y + dy })),
    })
  return async (...ways: readonly number[][][]) => {
    for (const [at, way] of ways.entries()) await touch(at === 0 ? 'touchStart' : 'touchMove', way)
    await touch('touchEnd', [])
  }
}
const middleOf = async (found: Locator) => {
  const { x, y, width, height } = (await found.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  return { x: x + width / 2, y: y + height / 2 }
}

test('[S1] on a telephone two fingers bring both pictures nearer, and what is said of them lies above the faces', async () => {
  const { man, one } = await aCase('Ralph Ingram')
  const viewport = { width: 390, height: 844 }
  const page = await aPage(server, undefined, { viewport, hasTouch: true, isMobile: true })
  await page.goto(`/subjects/${man.id}/compare/${one.id}`)
  const names = [/^Unknown man.*picture 1 of 2/, /portrait 1 of 2/] as const
  for (const name of names) await canvasOf(page, name).waitFor()
  for (const [at, side] of ['left', 'right'].entries()) {
    const pane = await stage(page, names[at] ?? /./).boundingBox()
    const words = page.locator(`[data-side=${side}] > p`)
    const { y, height } = (await words.boundingBox()) ?? { y: 0, height: 0 }
    // A face in its frame begins at a seventh of the height.
    expect(y + height - (pane?.y ?? 0)).toBeLessThan((pane?.height ?? 0) / 7)
  }
  const begun = await frameOf(page)
  const pinch = await fingersOn(page, await middleOf(stage(page, names[1])))
  const apart = (by: number) => [
    [-by, 0],
    [by, 0],
  ]
  await pinch(apart(25), apart(30), apart(40), apart(50))
  await expect.poll(async () => (await frameOf(page)).width / begun.width).toBeCloseTo(2, 1)
})

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]

test('[S1, V2] the two pictures have seven tenths of the window’s height in every state, signed in or not, and the answers stay in sight', async () => {
  const { man, one } = await aCase('Robert Hale')
  const path = `/subjects/${man.id}/compare/${one.id}`
  for (const client of [undefined, (await aContributor(server)).client]) {
    const page = await aPage(server, client)
    const measure = async (state: string) => {
      for (const size of sizes) {
        await page.setViewportSize(size)
        const holds = async () =>
          (await heightOfPictures(page)) >= 0.7 * size.height && (await isInSight(page))
        await expect.poll(holds, { message: `${state}, ${size.width}` }).toBe(true)
      }
    }
    await page.goto(path)
    await canvasOf(page, /portrait 1 of 2/).waitFor()
    await measure('asked')
    await page.keyboard.press('t')
    await page.getByRole('button', { name: /^(View tools|Tools)/, pressed: true }).waitFor()
    await measure('tools')
    await page.keyboard.press('f')
    await page.getByRole('region', { name: 'Feature check' }).waitFor()
    await measure('check')
    if (client) {
      await page.keyboard.press('4')
      await see(page, 'You answered: Different, likely.')
      await measure('answered')
      await page.keyboard.press('1')
      await page.getByLabel('Why do you answer “Same, sure” now?', { exact: true }).waitFor()
      await measure('reason')
    }
  }
})

test('[S1] on a narrow phone, however high, what stands under the pictures covers none of the ways to lay them', async () => {
  const { man, one } = await aCase('Robert Hale')
  for (const locale of ['en-GB', 'ko-KR']) {
    const page = await aPage(server, (await aContributor(server)).client, { locale })
    await page.goto(`/subjects/${man.id}/compare/${one.id}`)
    await page.locator('canvas').nth(1).waitFor()
    const ways = page.locator('main [aria-pressed]:visible')
    const covered = () =>
      ways.evaluateAll((all) =>
        all.flatMap((way) => {
          const { x, width, bottom } = way.getBoundingClientRect()
          const met = document.elementFromPoint(x + width / 2, bottom - 2)
          return way.contains(met) ? [] : [way.textContent]
        }),
      )
    for (const [width, height] of narrow) {
      await page.setViewportSize({ width, height })
      await expect.poll(covered, { message: `${locale}, ${width} x ${height}` }).toEqual([])
      expect(await ways.count()).toBeGreaterThanOrEqual(4)
    }
  }
})

const narrow = [
  [320, 800],
  [360, 800],
  [375, 812],
  [360, 900],
] as const

/** From the top of the upper one to the foot of the lower one, or of both where they stand side by side. */
const heightOfPictures = async (page: Page): Promise<number> => {
  const boxes = await Promise.all(
    [/picture 1 of 2/, /portrait 1 of 2/].map((name) => stage(page, name).boundingBox()),
  )
  const [one, other] = boxes
  if (!one || !other) return 0
  return Math.max(one.y + one.height, other.y + other.height) - Math.min(one.y, other.y)
}

/** Whether what is to be pressed next lies wholly in the window. */
const isInSight = async (page: Page): Promise<boolean> => {
  const next = page
    .getByRole('button', { name: /^(5 )?Different, sure|Send with this reason/ })
    .or(page.getByRole('link', { name: 'Sign in to answer' }))
  const box = await next.first().boundingBox()
  const { height } = page.viewportSize() ?? { height: 0 }
  return box !== null && box.y >= 0 && box.y + box.height <= height
}

test('[C5] from a man one looks through those whom he could be, one after the other, and proposes one of them', async () => {
  const still = await aDatedStill()
  const man = await aSubject(by, { still })
  const known = { publishedLists: [{ title: 'The list of 1953' }], died: undefined }
  await aPerson(moderator, { ...known, name: 'Too Late Aaronson', captured: '1952' })
  const first = await aPerson(moderator, { ...known, name: 'Carl Abbotson', captured: '1950-12' })
  await aPortrait(moderator, first, { date: '1949' })
  await aPerson(moderator, { ...known, name: 'Paul Abelson' })
  const page = await aPage(server, by.client)
  await page.goto(`/subjects/${man.id}`)
  await page.getByRole('switch', { name: 'Captured by then' }).click()
  await expect.poll(() => page.url()).toContain('off=captured')
  await page.getByRole('link', { name: /^Look through the/ }).click()
  await see(page, 'Too Late Aaronson')
  await page.getByRole('switch', { name: 'Captured by then' }).click()
  await page.getByText('Too Late Aaronson').waitFor({ state: 'detached' })
  await follow(page, 'Compare one by one')
  await page.getByRole('heading', { level: 1, name: /and Carl Abbotson$/ }).waitFor()
  await see(page, /^1 of \d+ who are left$/)
  await page.keyboard.press('n')
  await see(
    page,
    'There is no portrait of this person, so there is nothing to look at beside him yet.',
  )
  await follow(page, 'Propose this name')
  await see(page, 'Paul Abelson')
  await see(page, 'on the roster')
  await page.getByRole('checkbox', { name: /^circumstances/ }).check()
  await page.getByRole('checkbox', { name: 'Count them by the roster as it is now' }).check()
  await see(page, /^Leaves \d+ (person|people)\. The number is kept/)
  const meter = page.getByRole('switch', { name: 'Captured by then' })
  await meter.click()
  await expect.poll(() => meter.getAttribute('aria-checked')).toBe('false')
  await meter.click()
  await expect.poll(() => meter.getAttribute('aria-checked')).toBe('true')
  await write(page, 'Why do you think so?', 'Few men fit.')
  await press(page, 'Propose this name')
  await see(page, 'Your proposal is recorded.')
  await see(page, /^Leaves \d+ possible m[ae]n$/)
  await page.getByText(/^How they were counted on/).click()
  await see(page, /^Took the date of the picture as right: .*1950/)
})

/** A photo of the winter of 1950. */
const aDatedStill = async () => {
  const uploadId = await upload(by.client, await makePhoto())
  const provenance = { date: '1950-12/1951-02' }
  return by.client.done(addStill, { body: { uploadId, title: 'At the gate', provenance } })
}
