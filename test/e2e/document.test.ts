import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson } from '../factories/cases.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { aPage, forgive } from '../support/browser.ts'
import { makePdf } from '../support/pdfMade.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { follow, press, see, write } from './acts.ts'

let server: Server
let moderator: Account
beforeAll(async () => {
  server = await startServer()
  moderator = await aModerator(server)
})

/** Whether the picture of the page is there, and not only its place. */
const isDrawn = (page: Page) =>
  page
    .getByRole('img', { name: /^Page \d of / })
    .evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)

test('[A7, A9, C4, S1] a moderator adds a PDF, opens one page and cites a part of it as evidence; a visitor comes from the evidence to that page, and to no other', async () => {
  await startWorker({ dataDir: server.dataDir })
  const made = await anIdentification(await aContributor(server), {
    person: await aPerson(moderator),
  })
  const page = await aPage(server, moderator.client)
  await page.goto('/add')
  const pages = [{ lines: ['Names and numbers'] }, { lines: ['Camp 5, men in the photograph'] }]
  await page.getByLabel('Choose a film or photo').setInputFiles({
    name: 'memorandum.pdf',
    mimeType: 'application/pdf',
    buffer: makePdf(pages),
  })
  await write(page, 'Title', 'Memorandum of April 1951')
  await press(page, 'Add it to the archive')
  await page.waitForURL('**/documents/*')
  await page.getByRole('heading', { level: 1, name: 'Memorandum of April 1951' }).waitFor()
  await page.getByRole('heading', { level: 2, name: 'Page 1' }).waitFor()
  await expect.poll(() => isDrawn(page)).toBe(true)
  await see(page, 'Names and numbers')

  await follow(page, 'Page 2, only moderators see it')
  await see(page, 'Camp 5, men in the photograph')
  await press(page, 'Open this page to everybody')
  await page.getByLabel(/^I have looked through/).check()
  await press(page, 'Open it')
  await see(page, 'Open to everybody')
  await see(page, '1 of 2 pages open')

  await page.getByText('Cite this page as evidence').click()
  await drawByKeys(page)
  await page.getByRole('button', { name: 'Copy the address of this part' }).waitFor()
  await drawByPointer(page)
  const path = new URL(page.url()).pathname
  await page.goto(`/identifications/${made.id}/evidence`)
  await page.getByRole('radio', { name: 'For', exact: true }).check()
  await page.getByRole('radio', { name: 'caption or captor’s list' }).check()
  await write(page, 'Who or what does it come from?', 'The memorandum')
  await write(page, 'What does it say?', 'It names him in this photograph.')
  await page
    .getByLabel(/^Page of a source document/)
    .fill(`${server.url}${path}?page=2&region=60,120,600,90`)
  await press(page, 'Add this evidence')
  await page.waitForURL('**/subjects/*')

  const visitor = await aPage(server)
  await visitor.goto(`/subjects/${made.subjectId}`)
  await follow(visitor, 'Cites a part of page 2 of a source document')
  await visitor.getByRole('heading', { level: 2, name: 'Page 2' }).waitFor()
  await expect.poll(() => isDrawn(visitor)).toBe(true)
  await visitor.locator('[data-region]').waitFor()
  await see(visitor, 'Camp 5, men in the photograph')
  expect(await visitor.getByRole('link', { name: /^Page 1/ }).count()).toBe(0)
  await visitor.goto(`${path}?page=1`)
  await see(visitor, 'There is no page at this address, or it is not open to everyone.')
  forgive(visitor, /404|We could not find this/)
}, 200_000)

const boxOf = (page: Page) => page.getByRole('application', { name: /^Mark at / })

/** Whoever comes by keys has a box to move; what he leaves is as it was. */
const drawByKeys = async (page: Page) => {
  await page.getByRole('button', { name: 'Draw a part on the page' }).press('Enter')
  await boxOf(page).waitFor()
  const before = await boxOf(page).getAttribute('aria-label')
  await boxOf(page).press('ArrowDown')
  await expect.poll(() => boxOf(page).getAttribute('aria-label')).not.toBe(before)
  await boxOf(page).press('Enter')
  await page.locator('[data-region]').waitFor()
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toContain('Copy the address of this part')
}

/** Dragged over the picture, and brought to the pixel by its figures. */
const drawByPointer = async (page: Page) => {
  await press(page, 'Draw another part')
  await boxOf(page).waitFor()
  const stage = page.getByRole('group', { name: /^Page \d of .*arrow keys/ })
  const seen = await stage.boundingBox()
  if (!seen) throw new Error('there is no picture to draw on')
  const at = (share: number) => [seen.x + seen.width * share, seen.y + seen.height * share] as const
  await page.mouse.move(...at(0.4))
  await page.mouse.down()
  await page.mouse.move(...at(0.45))
  await page.mouse.move(...at(0.5))
  await page.mouse.up()
  for (const [side, pixels] of [
    ['Left', '60'],
    ['Top', '120'],
    ['Width', '600'],
    ['Height', '90'],
  ] as const)
    await write(page, side, pixels)
  await press(page, /^Keep this part/)
  await page.locator('[data-region]').waitFor()
}
