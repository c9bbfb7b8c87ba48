import { restrictFilm } from '@rollcall/contract/films.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import { getStill, restrictStill } from '@rollcall/contract/stills.ts'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aSubject } from '../factories/cases.ts'
import { aFilm, aShot, aStill, countKept } from '../factories/sources.ts'
import { aWalk } from '../factories/walking.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { aPage, forgive } from '../support/browser.ts'
import { database } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'
import { press, see, write } from './acts.ts'
import { tabTo } from './keyboard.ts'

let server: Server
let by: Account

beforeAll(async () => {
  server = await startServer()
  by = await aContributor(server)
})

const photo = { width: 800, height: 600 }

const open = async (page: Page, stillId: string): Promise<void> => {
  await page.goto(`/stills/${stillId}`)
  await page.locator('canvas').first().waitFor()
}

const marksOn = async (stillId: string): Promise<Region[]> => {
  const still = await by.client.done(getStill, { params: { stillId: stillId as never } })
  return still.sightings.map(({ region }) => region)
}

/** The box that is being drawn, as it says of itself and as it lies on the screen. */
const draft = async (page: Page) => {
  const box = page.getByRole('application')
  const said = (await box.getAttribute('aria-label')) ?? ''
  const [x = 0, y = 0, w = 0, h = 0] = (said.match(/\d+/g) ?? []).map(Number)
  return { region: { x, y, w, h }, lies: await box.boundingBox() }
}

test('[K1] a box that is drawn on a turned and mirrored picture is the region that lies under it', async () => {
  const { id } = await aStill(by, photo)
  const page = await aPage(server, by.client)
  await open(page, id)
  await press(page, 'Rotate')
  await press(page, 'Rotate right')
  await page.getByLabel('Flip').check()
  await press(page, 'Mark')
  const stage = await page.getByRole('group', { name: /^Picture from/ }).boundingBox()
  if (!stage) throw new Error('the picture is not to be seen')
  const [left, top] = [stage.x + stage.width * 0.45, stage.y + stage.height * 0.3]
  await page.mouse.move(left, top)
  await page.mouse.down()
  await page.mouse.move(left + 60, top + 100, { steps: 4 })
  await page.mouse.up()

  const wanted = [left, top, 60, 100]
  const off = async () => {
    const { lies } = await draft(page)
    const drawn = [lies?.x, lies?.y, lies?.width, lies?.height]
    return Math.max(...wanted.map((value, at) => Math.abs(value - (drawn[at] ?? 0))))
  }
  await expect.poll(off).toBeLessThan(2)
  const { region } = await draft(page)
  // By a quarter turned, its width on the screen is its height on the still.
  expect(region.w / region.h).toBeCloseTo(100 / 60, 1)
  await press(page, /^Save the mark/)
  await page.getByRole('heading', { level: 1, name: 'One man' }).waitFor()
  expect(await marksOn(id)).toEqual([region])
})

test('[K1, S1] a man is marked by keyboard alone, from the first page on', async () => {
  const { id } = await aStill(by, photo)
  const page = await aPage(server, by.client)
  await page.goto('/')
  const go = async (to: string | RegExp) => {
    await tabTo(page, to)
    await page.keyboard.press('Enter')
  }
  await go('Films')
  await page.getByRole('heading', { level: 1, name: 'Films' }).waitFor()
  // The newest comes first.
  await go(/^Camp 5, a group/)
  await page.locator('canvas').first().waitFor()
  await page.keyboard.press('m')
  await page.getByRole('application').waitFor()
  const before = (await draft(page)).region
  for (const key of ['ArrowRight', 'ArrowDown', 'Shift+ArrowRight', 'Alt+ArrowUp'])
    await page.keyboard.press(key)
  const { region } = await draft(page)
  expect([region.x > before.x, region.y > before.y, region.w > before.w]).toEqual([
    true,
    true,
    true,
  ])
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'One man' }).waitFor()
  expect(await marksOn(id)).toEqual([region])
  await go(/^Unknown man \d+$/)
  await page.waitForURL('**/subjects/*')
})

test('[K1, S1] the figures of a mark are typed key by key; Esc leaves from there, and Enter saves', async () => {
  const { id } = await aStill(by, photo)
  const page = await aPage(server, by.client)
  await open(page, id)
  const type = async (side: string, figure: string) => {
    await page.getByLabel(side, { exact: true }).focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type(figure)
  }
  await page.keyboard.press('m')
  await type('Width', '104')
  await page.keyboard.press('Escape')
  expect(await page.getByRole('application').count()).toBe(0)
  await page.keyboard.press('m')
  await type('Width', '104')
  await type('Height', '140')
  await type('Top', '7')
  await type('Left', '9000')
  await page.keyboard.press('Enter')
  expect(await page.getByLabel('Left').inputValue()).toBe('696')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'One man' }).waitFor()
  expect(await marksOn(id)).toEqual([{ x: 696, y: 7, w: 104, h: 140 }])
})

test('[S1] on wide screens the whole picture and the tools keep clear of each other, and the line with the way back hides nothing', async () => {
  const still = await aStill(by, photo)
  const page = await aPage(server, by.client, { viewport: { width: 1024, height: 768 } })
  await open(page, still.id)
  const stage = await page.getByRole('group', { name: /^Picture from/ }).boundingBox()
  const tools = await page.getByRole('group', { name: 'View tools' }).boundingBox()
  expect(stage?.x).toBeGreaterThan((tools?.x ?? 0) + (tools?.width ?? 0))
  await page.keyboard.press('m')
  await page.keyboard.press('Enter')
  const who = page.getByRole('link', { name: 'Who is he?' })
  await page.getByRole('button', { name: 'Undo' }).waitFor()
  await who.waitFor()
  const line = await page.getByRole('status').filter({ hasText: 'Undo' }).boundingBox()
  const box = await who.boundingBox()
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(line?.y ?? 0)
})

test('[K1, K5] two taps mark a man on a telephone, and a finger mends the edges', async () => {
  const { id } = await aStill(by, photo)
  const viewport = { width: 360, height: 740 }
  const page = await aPage(server, by.client, { viewport, hasTouch: true, isMobile: true })
  await open(page, id)
  await page.getByRole('button', { name: 'Mark', exact: true }).tap()
  await page.touchscreen.tap(120, 160)
  await see(page, 'Now tap the opposite corner')
  await page.touchscreen.tap(180, 240)
  await see(page, 'Drag the box or its corners')
  const { region } = await draft(page)
  expect(region.w / region.h).toBeCloseTo(60 / 80, 1)
  await page.getByRole('button', { name: /^Save the mark/ }).tap()
  await page.getByRole('link', { name: /^Unknown man/ }).waitFor()
  expect(await marksOn(id)).toEqual([region])

  await page.getByRole('button', { name: /^Show mark 1/ }).tap()
  await page.getByRole('button', { name: /^Mend the edges/ }).tap()
  await expect.poll(async () => (await draft(page)).region).toEqual(region)
  const [x, y] = await middleOf(page, '[data-edge=e]')
  const fingers = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', dx: number | null) =>
    fingers.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: dx === null ? [] : [{ x: x + dx, y }],
    })
  await touch('touchStart', 0)
  for (const dx of [4, 8, 12, 16]) await touch('touchMove', dx)
  await touch('touchEnd', null)
  const { region: wider } = await draft(page)
  expect(wider).toEqual({ ...region, w: wider.w })
  expect(wider.w).toBeGreaterThan(region.w)
  await page.getByRole('button', { name: /^Save the edges/ }).tap()
  await see(page, 'The edges are mended.')
  expect(await marksOn(id)).toEqual([wider])
})

test('[A8] whoever added a photo corrects what is said of it, on its page', async () => {
  const still = await aStill(by, photo)
  const page = await aPage(server, by.client)
  await open(page, still.id)
  await page.getByText('Where it comes from', { exact: true }).click()
  await page.getByRole('button', { name: 'Correct this' }).click()
  await page.getByLabel(/^Title/).fill('')
  await page.getByRole('button', { name: 'Save the correction' }).click()
  await page.getByText('Please enter a title').first().waitFor()
  await page.getByLabel(/^Title/).fill('Four men at the river')
  await page.getByRole('combobox', { name: 'Camp' }).fill('Camp 5')
  await page.getByRole('button', { name: 'Save the correction' }).click()
  await page.getByRole('button', { name: 'Correct this' }).waitFor()
  await page.getByText('Four men at the river').first().waitFor()
  await page.getByText('Camp 5').first().waitFor()
  await see(page, new RegExp(`Not “${still.title}”, as it said before · ${by.name}`))
})

test('[K2] where he may be marked already the page shows who is meant, and whoever watches sees the answer land', async () => {
  const still = await aStill(by, photo)
  const man = await aSubject(by, { still, region: { x: 100, y: 100, w: 100, h: 100 } })
  const [page, other] = [await aPage(server, by.client), await aPage(server)]
  await open(page, still.id)
  await open(other, still.id)
  await see(other, '1 other is looking')
  const drawAside = async () => {
    await page.keyboard.press('m')
    for (const [side, value] of Object.entries({ Width: 100, Height: 100, Left: 139, Top: 100 }))
      await write(page, side, `${value}`)
    await press(page, /^Save the mark/)
    await page.getByRole('dialog', { name: 'Is he one of these?' }).waitFor()
  }
  await drawAside()
  await press(page, `Unknown man ${man.number}`)
  await page.getByRole('link', { name: 'Who is he?' }).waitFor()
  expect(await marksOn(still.id)).toHaveLength(1)

  await drawAside()
  await press(page, 'No, he is someone else')
  await page.getByRole('heading', { level: 1, name: 'Two men' }).waitFor()
  await other.getByRole('heading', { level: 1, name: 'Two men' }).waitFor()
  await see(other.getByRole('status'), /^Someone marked a man here: Unknown man/)
  forgive(page, /409/)
})

const him = { x: 300, y: 200, w: 100, h: 120 }

/** Where something in the draft is, once it has come to rest. */
const middleOf = async (page: Page, part: string) => {
  const box = await page.getByRole('application').locator(part).boundingBox()
  if (!box) throw new Error(`${part} is not to be seen`)
  return [box.x + box.width / 2, box.y + box.height / 2] as const
}

test('[K5] whoever made a mark mends its edges by pulling them; one press brings the former ones back, and Cancel leaves all as it was', async () => {
  const still = await aStill(by, photo)
  const man = await aSubject(by, { still, region: him })
  const page = await aPage(server, by.client)
  await open(page, still.id)
  await press(page, `Show mark 1, Unknown man ${man.number}, on the picture`)
  await press(page, /^Mend the edges/)
  await see(page, `Mend the edges: Unknown man ${man.number}`)
  const pull = async (part: string, dx: number, dy: number) => {
    const [x, y] = await middleOf(page, part)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + dx, y + dy, { steps: 4 })
    await page.mouse.up()
  }
  await expect.poll(async () => (await draft(page)).region).toEqual(him)
  await pull('[data-edge=e]', 30, 40)
  const { region: wider } = await draft(page)
  expect(wider).toMatchObject({ x: him.x, y: him.y, h: him.h })
  expect(wider.w).toBeGreaterThan(him.w)
  await pull('[data-handle=nw]', 8, 8)
  const { region } = await draft(page)
  expect([region.x > him.x, region.y > him.y]).toEqual([true, true])
  await press(page, /^Save the edges/)
  await see(page.getByRole('status'), 'The edges are mended.')
  expect(await marksOn(still.id)).toEqual([region])
  await press(page, 'Undo')
  await expect.poll(() => marksOn(still.id)).toEqual([him])
  await press(page, /^Mend the edges/)
  await pull('[data-edge=s]', 0, 20)
  await press(page, /^Cancel/)
  expect(await page.getByRole('application').count()).toBe(0)
  expect(await marksOn(still.id)).toEqual([him])
  await page.getByText('What was changed here', { exact: true }).click()
  await see(page, '100 × 120 at 300, 200')
  await see(page, new RegExp(`^${by.name} `))
})

test('[K5, S1] the edges are mended by keyboard alone, a move to another place is refused, and Esc leaves', async () => {
  const still = await aStill(by, photo)
  const man = await aSubject(by, { still, region: him })
  const page = await aPage(server, by.client)
  await open(page, still.id)
  await page.getByRole('button', { name: `1: Unknown man ${man.number}` }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Mend the edges/ }).waitFor()
  await tabTo(page, /^Mend the edges/)
  await page.keyboard.press('Enter')
  await page.getByRole('application').waitFor()
  for (const key of ['Alt+ArrowRight', 'Alt+Shift+ArrowDown']) await page.keyboard.press(key)
  await page.keyboard.press('Enter')
  await see(page.getByRole('status'), 'The edges are mended.')
  const mended = { x: 301, y: 200, w: 100, h: 121 }
  expect(await marksOn(still.id)).toEqual([mended])
  await page.keyboard.press('e')
  await write(page, 'Left', '400')
  await page.keyboard.press('Enter')
  await see(
    page.getByRole('alert'),
    'That is another place, perhaps another man. Please make a new mark',
  )
  await page.keyboard.press('Escape')
  expect(await page.getByRole('application').count()).toBe(0)
  expect(await marksOn(still.id)).toEqual([mended])
  forgive(page, /409/)
})

test('[K5] a mark on which others have built is a moderator’s to change, who says why; the man keeps his page', async () => {
  const still = await aStill(by, photo)
  const man = await aSubject(by, { still, region: him })
  await anIdentification(await aContributor(server), { subject: man, name: 'Thomas Reyes' })
  const page = await aPage(server, (await aModerator(server)).client)
  await open(page, still.id)
  await press(page, `Show mark 1, Unknown man ${man.number}, on the picture`)
  await press(page, /^Mend the edges/)
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Enter')
  await see(page, 'Say why')
  await write(page, 'Why?', 'The box cut off his chin.')
  await press(page, /^Save the edges/)
  await see(page.getByRole('status'), 'The edges are mended.')
  await press(page, 'Take this mark back')
  const dialog = page.getByRole('dialog', { name: `Take back the mark: Unknown man ${man.number}` })
  await dialog.getByLabel('Why?').fill('It is a coat on a post.')
  await dialog.getByRole('button', { name: 'Take this mark back' }).click()
  await page.getByRole('heading', { level: 1, name: 'Nobody is marked yet' }).waitFor()
  await page.goto(`/subjects/${man.id}`)
  await page.getByRole('heading', { level: 1, name: `Unknown man ${man.number}` }).waitFor()
  await see(page, 'No mark of him is left')
  await page.getByText('What was changed here', { exact: true }).click()
  await see(page, 'It is a coat on a post.')
  await see(page, 'The box cut off his chin.')
})

test('[A9] a moderator restricts a still with reasons; whoever has it open sees it go, and no picture of it is left', async () => {
  const still = await aStill(by, photo)
  const subject = await aSubject(by, { still })
  const [page, seen] = [await aPage(server), await aPage(server)]
  const desk = await aPage(server, (await aModerator(server)).client)
  await open(page, still.id)
  await open(desk, still.id)
  await seen.goto(`/subjects/${subject.id}`)
  await seen.locator('img').first().waitFor()
  await press(desk, 'Restrict')
  await press(desk, 'Restrict')
  await see(desk, 'Please give a reason.')
  await write(desk, 'Why?', 'His family asked for it.')
  await press(desk, 'Restrict')
  await see(desk, 'Only moderators see this')
  // With his last picture the man himself is gone for visitors.
  for (const one of [page, seen]) {
    await one.getByRole('heading', { level: 1, name: 'This is no longer public' }).waitFor()
    expect(await one.locator('img, canvas').count()).toBe(0)
    // The browser notes that it was refused, and the router that a page went.
    forgive(one, /404|Problem: We could not find this/)
  }
  await press(desk, 'Lift the restriction')
  await write(desk, 'Why?', 'They agree now.')
  await press(desk, 'Lift the restriction')
  await desk.getByText('Only moderators see this').waitFor({ state: 'detached' })
  await seen.reload()
  await seen.locator('img').first().waitFor()
})

test('[A9] a content warning of a film holds at once for the strip of stills below one that somebody has open', async () => {
  const still = await aStill(by, photo)
  const film = await aFilm(by)
  await database
    .collection<{ _id: string }>('stills')
    .updateOne({ _id: still.id }, { $set: { filmId: film.id, frame: 0 } })
  await countKept(film)
  const page = await aPage(server)
  await page.goto(`/stills/${still.id}`)
  const strip = page.getByRole('navigation', { name: 'Stills of this film' })
  await strip.locator('img').first().waitFor({ state: 'attached' })
  const body = { warning: true, reasons: 'He is wounded.' }
  const { client } = await aModerator(server)
  await client.done(restrictFilm, { params: { filmId: film.id }, body })
  await strip.locator('img').first().waitFor({ state: 'detached' })
})

test('[A9, S1] a picture with a content warning is not fetched before it is asked for, by keyboard, which this browser remembers', async () => {
  const still = await aStill(by, photo)
  const subject = await aSubject(by, { still })
  const body = { warning: true, reasons: 'He is wounded.' }
  const { client } = await aModerator(server)
  await client.done(restrictStill, { params: { stillId: still.id }, body })
  const page = await aPage(server)
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
  const isFetched = () => still.pictures.some(({ url }) => fetched.includes(url))
  await page.goto('/')
  const onWall = page.getByRole('link', { name: new RegExp(`Unknown man ${subject.number}`) })
  await onWall.getByText('Content warning').first().waitFor({ state: 'attached' })
  await page.goto(`/stills/${still.id}`)
  await see(page, 'Some people may find this picture hard to look at.')
  expect(isFetched()).toBe(false)
  await tabTo(page, 'Show the picture')
  await page.keyboard.press('Enter')
  await page.locator('canvas').first().waitFor()
  expect(isFetched()).toBe(true)
  await page.goto(`/subjects/${subject.id}`)
  await page.locator('img').first().waitFor()
  const other = await aPage(server)
  await other.goto(`/subjects/${subject.id}`)
  await press(other, 'Show the picture')
  await other.locator('img').first().waitFor()
})

test('[S1] by the GPU and without one a still is seen in the same light; his crop leads to his mark, which can be put away, by keys in their places on any keyboard', async () => {
  const still = await aStill(by, photo)
  const man = await aSubject(by, { still, region: { x: 500, y: 60, w: 60, h: 80 } })
  const plain = await aPage(server, by.client)
  await plain.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null
  })
  const lights = await Promise.all(
    [await aPage(server, by.client), plain].map(async (page) => {
      await page.goto(`/subjects/${man.id}`)
      await page.getByRole('link', { name: /picture 1 of 1/ }).click()
      const mark = page.getByRole('button', { name: `1: Unknown man ${man.number}` })
      // He is near, with what is around him.
      await expect.poll(async () => (await mark.boundingBox())?.height).toBeGreaterThan(120)
      await page
        .locator(page === plain ? 'img[data-there]' : '[data-painted]')
        .first()
        .waitFor({ state: 'attached' })
      const press = (code: string, key: string) =>
        page.evaluate(
          (of) =>
            document.body.dispatchEvent(new KeyboardEvent('keydown', { ...of, bubbles: true })),
          { code, key },
        )
      await press('KeyV', 'ㅍ')
      expect(await mark.count()).toBe(0)
      const seen = [await brightnessOf(page)]
      await press('KeyI', 'ㅑ')
      seen.push(await brightnessOf(page))
      await page.getByRole('button', { name: 'Adjust' }).click()
      await page.getByLabel('Shadows (gamma)').fill('2')
      await page.getByLabel('Sharpness').fill('1')
      await page.getByLabel('Brightness').fill('0.8')
      seen.push(await brightnessOf(page))
      await press('KeyM', 'ㅡ')
      await page.getByRole('application').waitFor()
      return seen
    }),
  )
  const [gpu = [], filters = []] = lights
  expect((gpu[0] ?? 0) + (gpu[1] ?? 0)).toBeCloseTo(255, -1)
  for (const at of [0, 1, 2]) expect(Math.abs((gpu[at] ?? 0) - (filters[at] ?? 99))).toBeLessThan(6)
})

/** How bright the middle of the picture is on the screen, of 255, once it is drawn as it was last asked for. */
const brightnessOf = async (page: Page): Promise<number> => {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
  const stage = await page.getByRole('group', { name: /^Picture from/ }).boundingBox()
  const { x = 0, y = 0, width = 0, height = 0 } = stage ?? {}
  const clip = { x: x + width * 0.6, y: y + height * 0.4, width: width * 0.2, height: height * 0.2 }
  const { channels } = await sharp(await page.screenshot({ clip })).stats()
  return channels[0]?.mean ?? 0
}

test('[K4, S1] the men of a shot are linked from still to still by keyboard alone: taken, moved, or not he', async () => {
  const { pictures, heads } = await aWalk({ men: 2, stills: 3 })
  const [first, second, third] = await aShot(by, pictures)
  if (!first || !second || !third) throw new Error('the shot has too few stills')
  const [one, other] = [
    await aSubject(by, { still: first, region: heads[0]?.[0] as Region }),
    await aSubject(by, { still: first, region: heads[0]?.[1] as Region }),
  ]
  const page = await aPage(server, by.client)
  await open(page, second.id)
  const asks = (man: { number: number }) =>
    page.getByRole('heading', { name: `Is this Unknown man ${man.number}?` }).waitFor()
  const inHand = () => page.locator('[role=application]:focus').waitFor()
  const goOn = page.getByRole('button', { name: /^Next still of this shot/ })
  await page.keyboard.press('s')
  for (const man of [one, other]) {
    await asks(man)
    await inHand()
    await page.keyboard.press('Enter')
  }
  await goOn.waitFor()
  expect(await marksOn(second.id)).toHaveLength(2)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/stills/${third.id}?shot=1`)
  await asks(one)
  await inHand()
  await page.keyboard.press('x')
  await asks(other)
  await inHand()
  const { region } = await draft(page)
  await page.keyboard.press('Alt+ArrowRight')
  await page.keyboard.press('Enter')
  await page.getByText('This is the last still of this shot.').waitFor()
  expect(await marksOn(third.id)).toEqual([{ ...region, x: region.x + 1 }])
})

test('[A8, K5] what can be seen of a man is said where he is looked at, taken back, and chosen by on the wall', async () => {
  const still = await aStill(by, photo)
  const man = await aSubject(by, { still })
  const page = await aPage(server, by.client)
  await page.goto(`/stills/${still.id}?man=${man.id}`)
  await press(page, 'Describe him')
  for (const clue of ['Glasses', 'Cap']) await page.getByLabel(clue, { exact: true }).check()
  await page.getByLabel(/^More about it: Cap/).fill('With a star')
  await press(page, 'Save the description')
  await see(page, 'Cap: With a star · Glasses')
  await press(page, 'Undo')
  await page.getByText('Cap: With a star · Glasses').waitFor({ state: 'detached' })
  await press(page, 'Describe him')
  for (const clue of ['Glasses', 'Bandage']) await page.getByLabel(clue, { exact: true }).check()
  await press(page, 'Save the description')
  await see(page, 'Glasses · Bandage')
  await page.goto('/')
  await page.getByLabel('All features').selectOption('bandage')
  await page.waitForURL('**/?clue=bandage')
  const wall = page.getByRole('region', { name: 'Unknown men' })
  await expect.poll(() => wall.getByRole('listitem').count()).toBe(1)
  await wall.getByText(`Unknown man ${man.number}`, { exact: true }).waitFor()
})
