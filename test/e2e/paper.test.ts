import { addSighting } from '@rollcall/contract/marks.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import jsQR from 'jsqr'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { aReceipt, newestTip } from '../factories/tips.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { aPage } from '../support/browser.ts'
import { type DrawnPicture, type Paper, readPaper } from '../support/pdf.ts'
import { type Server, startServer } from '../support/server.ts'
import { press, see } from './acts.ts'

let server: Server
let by: Account
let moderator: Account
let world: Awaited<ReturnType<typeof aCase>>
beforeAll(async () => {
  server = await startServer()
  by = await aContributor(server)
  moderator = await aModerator(server)
  world = await aCase()
})

const marks: readonly Region[] = [
  { x: 60, y: 80, w: 100, h: 125 },
  { x: 400, y: 200, w: 80, h: 100 },
]

/** A man on two stills, beside another on the first, and a person with two portraits who is proposed for him. */
const aCase = async () => {
  const still = await aStill(by, { width: 640, height: 480 })
  const man = await aSubject(by, { still, region: marks[0] as Region })
  const other = await aSubject(by, { still, region: marks[1] as Region })
  const params = { stillId: (await aStill(by, { width: 480, height: 640 })).id }
  const body = { region: { x: 100, y: 120, w: 160, h: 200 }, subjectId: man.id }
  await by.client.done(addSighting, { params, body })
  const person = await aPerson(moderator, { name: 'Daniel R. Whitlock' })
  for (const date of ['1948', '1950-06']) await aPortrait(moderator, person, { date })
  return { still, man, other, person, one: await anIdentification(by, { subject: man, person }) }
}

/** A dark screen, and what comes out of the printer. */
const opened = async (path: string, who?: Account, options: BrowserContextOptions = {}) => {
  const page = await aPage(server, who?.client, { colorScheme: 'dark', ...options })
  await page.goto(path)
  return page
}
const printed = async (page: Page, format: 'A4' | 'Letter' = 'A4'): Promise<Paper> => {
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete))
  return readPaper(await page.pdf({ format }))
}

/** Black on white, with where and when it is from and what it is not, and nothing that is pressed. */
const expectPaper = async (page: Page, path: string): Promise<void> => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const colours = () =>
    page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body)
      return `${color} on ${backgroundColor}`
    })
  await expect.poll(colours).toBe('rgb(0, 0, 0) on rgb(255, 255, 255)')
  const foot = page.getByRole('contentinfo')
  const year = String(new Date().getFullYear())
  for (const said of [/It is not an official accounting/, `${server.url}${path}`, year])
    expect(await foot.getByText(said).last().isVisible()).toBe(true)
  for (const role of ['navigation', 'textbox'] as const)
    expect(await page.getByRole(role).count()).toBe(0)
}

/** No face is wider or narrower than it is. */
const expectTrue = (paper: Paper, count: number): void => {
  expect(paper.pictures.length).toBe(count)
  for (const { pixels, across, down } of paper.pictures)
    expect(Math.abs(across / down / (pixels.w / pixels.h) - 1)).toBeLessThan(0.01)
}

const isAbout = (one: number, other: number, by = 1) => Math.abs(one - other) < by

/** Where a region of a picture is on the page. */
const regionOn = ({ at }: DrawnPicture, { x, y, w, h }: Region) => {
  const [corner, other] = [at(x, y + h), at(x + w, y)]
  return { ...corner, w: other.x - corner.x, h: other.y - corner.y }
}

test('[S1] a still is printed whole, true in shape, with each mark where it belongs and his number beside it, on A4 and on Letter', async () => {
  const path = `/stills/${world.still.id}`
  const page = await opened(path)
  await page.locator('canvas').first().waitFor()
  // However near it is looked at.
  await page.getByRole('group', { name: /Camp 5, a group/ }).focus()
  await page.keyboard.press('+')
  for (const format of ['A4', 'Letter'] as const) {
    const paper = await printed(page, format)
    expectTrue(paper, 1)
    const [picture, sheet] = [paper.pictures[0] as DrawnPicture, paper.pages[0]]
    expect(picture.across).toBeGreaterThan(480)
    expect(picture.x).toBeGreaterThan(36)
    expect(picture.x + picture.w).toBeLessThan((sheet?.w ?? 0) - 36)
    for (const mark of marks) {
      const { x, y, w, h } = regionOn(picture, mark)
      const found = paper.boxes.filter((box) => isAbout(box.x, x) && isAbout(box.y, y))
      expect(found.some((box) => isAbout(box.w, w) && isAbout(box.h, h))).toBe(true)
    }
  }
  await expectPaper(page, path)
  const numbers = page.locator('svg text:visible')
  expect(await numbers.allTextContents()).toEqual(['1', '2'])
  expect(await page.getByRole('button').allTextContents()).toEqual(['1', '2'])
})

test('[S1] two pictures that are compared are printed beside each other as they were aligned, whatever lay over what', async () => {
  const eyes = [
    [84, 120, 136, 140],
    [70, 105, 130, 95],
  ] as const
  const align = eyes.flat().join('_')
  const path = `/subjects/${world.man.id}/compare/${world.one.id}`
  const page = await opened(`${path}?align=${align}&mode=curtain`)
  await page.locator('canvas').nth(1).waitFor()
  const paper = await printed(page)
  expectTrue(paper, 2)
  const inOrder = paper.pictures.toSorted((one, other) => one.x - other.x)
  const [left, right] = inOrder.map(({ at }, side) => {
    const [ax, ay, bx, by] = eyes[side as 0]
    return [at(ax, ay), at(bx, by)] as const
  })
  if (!left || !right) throw new Error('There are two.')
  for (const [one, other] of [left, right]) expect(one.y).toBeCloseTo(other.y, 0)
  expect(left[0].y).toBeCloseTo(right[0].y, 0)
  expect(left[1].x - left[0].x).toBeCloseTo(right[1].x - right[0].x, 0)
  expect(right[0].x - left[0].x).toBeGreaterThan(200)
  await expectPaper(page, path)
})

test('[S1] a man, a person and a case are printed with their pictures, true in shape, and all that is folded', async () => {
  const man = await opened(`/subjects/${world.man.id}`)
  await see(man, 'Nobody has answered yet.')
  expectTrue(await printed(man), 3)
  await expectPaper(man, `/subjects/${world.man.id}`)

  const person = await opened(`/people/${world.person.id}`)
  await see(person, 'Where he may be seen, and where not')
  expectTrue(await printed(person, 'Letter'), 3)
  await expectPaper(person, `/people/${world.person.id}`)

  const desk = await opened(`/desk/${world.one.id}`, moderator)
  await desk.locator('main img').nth(1).waitFor()
  const both = await printed(desk)
  expect(both.pictures.length).toBeGreaterThan(1)
  expectTrue(both, both.pictures.length)
  await expectPaper(desk, `/desk/${world.one.id}`)
})

test('[T3] a receipt is printed in large type, with where it is asked about', async () => {
  const receipt = await aReceipt(server)
  const page = await aPage(server, undefined, { colorScheme: 'dark' })
  const kept = JSON.stringify([{ receipt, place: '', seen: true }])
  await page.addInitScript((text) => sessionStorage.setItem('rollcall.tips.receipts', text), kept)
  await page.goto('/tip/receipt')
  await see(page, receipt)
  expect((await printed(page)).pages).toHaveLength(1)
  await expectPaper(page, '/tip/receipt')
  const words = page.getByText(receipt)
  const size = await words.evaluate((element) => getComputedStyle(element).fontSize)
  expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(24)
  await see(page, new RegExp(`${server.url}/tip/thread`))
})

test('[S1] a contact sheet has the faces of the wall in true shape, with numbers in large type and a code for each, and a tip form on its back', async () => {
  // As many as stand on one page.
  const crowd = await aStill(by, { width: 640, height: 480 })
  for (let at = 0; at < 10; at += 1) {
    const region = { x: 10 + (at % 5) * 120, y: 20 + Math.floor(at / 5) * 220, w: 80, h: 100 }
    await aSubject(by, { still: crowd, region })
  }
  const page = await opened('/')
  await page.getByRole('link', { name: 'Print these men as a contact sheet' }).click()
  await page.waitForURL('**/sheet')
  const front = page.getByRole('region', { name: 'Sheet 1, front' })
  for (const { number } of [world.man, world.other]) await codeOf(front, number).waitFor()
  expect(await front.textContent()).not.toContain('Whitlock')
  for (const format of ['A4', 'Letter'] as const) {
    const paper = await printed(page, format)
    expectTrue(paper, 12)
    // A front and its back.
    expect(paper.pages).toHaveLength(2)
  }
  for (const { id, number } of [world.man, world.other]) {
    expect(await read(codeOf(front, number))).toBe(`${server.url}/subjects/${id}`)
  }
  await page.emulateMedia({ media: 'print' })
  // Between its margins Letter is so wide; nothing of the front lies on the back.
  await page.setViewportSize({ width: 680, height: 920 })
  const beyond = await front.evaluate(
    ({ scrollHeight, clientHeight }) => scrollHeight - clientHeight,
  )
  expect(beyond).toBeLessThanOrEqual(0)
  const number = front.getByText(`${world.man.number}`, { exact: true })
  const size = await number.evaluate((element) => getComputedStyle(element).fontSize)
  expect(Number.parseFloat(size)).toBeGreaterThan(30)
  await see(page.getByRole('region', { name: 'Sheet 1, back' }), 'How do you know?')
})

const codeOf = (on: Locator, number: number): Locator =>
  on.getByRole('img', { name: `QR code for unknown man ${number}`, exact: true })

/** What a telephone reads that looks at it. */
const read = async (code: Locator): Promise<string | undefined> => {
  const { data, info } = await sharp(await code.screenshot())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return jsQR.default(new Uint8ClampedArray(data), info.width, info.height)?.data
}

test('[P5] a man is cited by his number, as archives cite and in BibTeX, and his address can be copied', async () => {
  const path = `/subjects/${world.man.id}`
  const page = await opened(path, by, { permissions: ['clipboard-read', 'clipboard-write'] })
  await press(page, 'Copy the address')
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${server.url}${path}`)
  await press(page, 'Cite this')
  const dialog = page.getByRole('dialog', { name: 'Cite this' })
  const said = (await dialog.textContent()) ?? ''
  expect(said).toContain(`Unknown man ${world.man.number}. Rollcall, seen `)
  expect(said).toContain(`@misc{rollcall-man-${world.man.number},`)
  expect(said).toContain('not an official accounting')
  expect(said).not.toContain('Whitlock')
})

test('[T2] what somebody wrote on paper is keyed in beside him, about the man whose number he gave, and his receipt is there to be printed', async () => {
  const page = await opened('/tip', by)
  await page.getByRole('link', { name: 'Key in a tip from paper' }).click()
  const number = page.getByLabel(/^The number by his face/)
  await number.fill('999999')
  await see(page, 'No man has this number.')
  await number.fill(`${world.man.number}`)
  await page.getByRole('img', { name: `Unknown man ${world.man.number}` }).waitFor()
  await page.getByLabel('How does the sender know?').fill('He was in my squad until November.')
  await press(page, 'Send it and print the receipt')
  await page.waitForURL('**/tip/receipt')
  const receipt = (await page.locator('[translate=no]').textContent()) ?? ''
  expect(receipt.split(' ')).toHaveLength(12)
  expect((await printed(page)).pages).toHaveLength(1)

  const desk = await opened(`/desk/tips/${await newestTip()}`, moderator)
  await see(desk, `Keyed in from paper by ${by.name}`)
  await see(desk, `Unknown man ${world.man.number}`)
})
