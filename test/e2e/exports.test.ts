import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson } from '../factories/cases.ts'
import { confirmedBy } from '../factories/confirmed.ts'
import { type Account, aContributor, aModerator, codeOf } from '../support/accounts.ts'
import { aPage, forgive } from '../support/browser.ts'
import { database } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'

let server: Server
let moderator: Account
beforeAll(async () => {
  server = await startServer()
  moderator = await aModerator(server)
  const person = await aPerson(moderator, {
    ...{ name: 'Daniel Whitlock', died: '1951-02', serviceNumber: '0017' },
  })
  const proposed = await anIdentification(await aContributor(server), { person })
  await confirmedBy(server, [moderator, await aModerator(server)], proposed)
})

const proposedNow = async () => anIdentification(await aContributor(server), { name: 'Ray Mercer' })

const download = (page: Page, format: string) =>
  page.getByRole('link', { name: `Download ${format}`, exact: true }).click()

test('[E2, S1] a moderator sees the first rows, says what for, gives a code right there, and finds what he took in the list', async () => {
  await database
    .collection('session')
    .updateMany({ factorAt: { $exists: true } }, [
      { $set: { factorAt: { $subtract: ['$factorAt', 11 * 60_000] } } },
    ])
  const page = await aPage(server, moderator.client)
  await page.goto('/exports')
  await page.getByRole('cell', { name: 'Daniel Whitlock' }).waitFor()
  expect(await page.getByText('0017').count()).toBe(0)
  await page.getByRole('radio', { name: /^Partner/ }).click()
  await page.getByRole('cell', { name: '0017' }).waitFor()
  expect(new URL(page.url()).searchParams.get('profile')).toBe('partner')
  await download(page, 'JSON Lines')
  await page.getByText('Please say above what it is for.').waitFor()
  await page.getByLabel('What it is for').fill('For the archive that holds the film.')
  await download(page, 'JSON Lines')
  await page.getByLabel('Code from your phone').fill(codeOf(moderator))
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Enter the code and download' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toMatch(/^rollcall-confirmed-partner-.+\.jsonl$/)
  expect(await readFile(await file.path(), 'utf8')).toContain('"serviceNumber":"0017"')
  await page.getByText(/^Arrived whole: 1 of 1 row/).waitFor()
  await page.getByText('For the archive that holds the film.').nth(1).waitFor()
  forgive(page, /403/)
})

test('[E3] a file that breaks off is said to, and not saved', async () => {
  const page = await aPage(server)
  let downloads = 0
  page.on('download', () => {
    downloads += 1
  })
  await page.route('**/api/exports/confirmed.csv*', (route) =>
    route.fulfill({
      headers: { 'content-type': 'text/csv', 'rollcall-rows': '3' },
      body: '\ufeffid,name\r\n1,one\r\n2,two\r\n',
    }),
  )
  await page.goto('/exports')
  await download(page, 'CSV')
  await page.getByText('The file broke off after 2 of 3 rows').waitFor()
  expect(downloads).toBe(0)
  await page.unroute('**/api/exports/confirmed.csv*')
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Try again' }).click()
  await coming
  await page.getByText(/^Arrived whole/).waitFor()
})

test('[E2, S1] a dossier for partners is taken by a moderator alone, with a reason, whole, and stands in the list', async () => {
  const { subjectId } = await proposedNow()
  const page = await aPage(server, moderator.client)
  await page.goto(`/subjects/${subjectId}/dossier`)
  await page.getByRole('radio', { name: /^Partner/ }).click()
  const take = page.getByRole('link', { name: 'Download the dossier' })
  await take.click()
  await page.getByText('Please say above what it is for.').waitFor()
  await page.getByLabel('What it is for').fill('For the agency that asked.')
  await page.getByRole('radio', { name: '한국어' }).click()
  const coming = page.waitForEvent('download')
  await take.click()
  const file = await coming
  expect(file.suggestedFilename()).toMatch(/^rollcall-dossier-\d+-partner-.+\.pdf$/)
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-')
  await page.getByText(/^Arrived whole/).waitFor()
  await page.goto('/exports')
  await page.getByText('For the agency that asked.').waitFor()
  const visitor = await aPage(server)
  await visitor.goto(`/subjects/${subjectId}/dossier`)
  await visitor.getByText('his dossier is for moderators only').waitFor()
  expect(await visitor.getByRole('link', { name: 'Download the dossier' }).count()).toBe(0)
})
