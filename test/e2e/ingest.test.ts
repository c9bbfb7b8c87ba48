import { AxeBuilder } from '@axe-core/playwright'
import { addStill } from '@rollcall/contract/stills.ts'
import { beforeAll, expect, test } from 'vitest'
import { aDocument, aFilm, aStill } from '../factories/sources.ts'
import { type Account, aContributor, anAdmin } from '../support/accounts.ts'
import { aPage } from '../support/browser.ts'
import { database } from '../support/database.ts'
import { makeFilm } from '../support/media.ts'
import { type Server, startServer } from '../support/server.ts'
import { beginUpload, sendPiece, upload } from '../support/upload.ts'

let server: Server
let admin: Account
let sender: Account
let film: string
beforeAll(async () => {
  server = await startServer()
  admin = await anAdmin(server)
  sender = await aContributor(server)
  film = (await aFilm(sender, await makeFilm({ shots: [12] }))).id
  const { id: failed } = await aFilm(sender, await makeFilm({ shots: [13] }))
  const failure = 'Something went wrong on our side several times. The film is kept.'
  await films().updateOne({ _id: failed }, { $set: { state: 'failed', failure } })
  await aStill(sender)
  await aDocument(admin)
})
const films = () => database.collection<{ _id: string; state: string }>('films')

test('[A7] an admin sees what was sent, follows a film live, cancels it by the keyboard and has it tried again; what he chose is in the address', async () => {
  const page = await aPage(server, admin.client)
  await page.goto('/office')
  await page.getByRole('link', { name: 'Look at what was sent' }).click()
  const rows = page.getByRole('list').filter({ has: page.getByRole('heading', { level: 2 }) })
  await expect.poll(() => rows.getByRole('listitem').count()).toBe(4)
  await page.getByText('Something went wrong on our side several times').waitFor()
  await page.getByLabel('Any state').selectOption('waiting')
  await expect.poll(() => page.url()).toMatch(/\/office\/ingest\?state=waiting$/)
  await page.getByLabel('Everything').selectOption('film')
  await expect.poll(() => rows.getByRole('listitem').count()).toBe(1)
  await page.goto('/office/ingest')
  await page.getByLabel('Any state').waitFor()
  // Two choices of one moment are both made, before the first is drawn.
  await page.evaluate(() => {
    for (const [name, value] of [
      ['Any state', 'failed'],
      ['Everything', 'film'],
    ] as const) {
      const select = document.querySelector<HTMLSelectElement>(`select[aria-label="${name}"]`)
      if (select) select.value = value
      select?.dispatchEvent(new Event('change', { bubbles: true }))
    }
  })
  await expect.poll(() => page.url()).toMatch(/\/office\/ingest\?state=failed&kind=film$/)
  await page.goto('/office/ingest?kind=film')
  await expect.poll(() => rows.getByRole('listitem').count()).toBe(2)

  const working = { done: 0.42, doing: 'looking for shots' }
  const begun = { state: 'ingesting', progress: working, begunAt: new Date() }
  await films().updateOne({ _id: film }, { $set: begun, $inc: { version: 1 } })
  await page.getByRole('progressbar', { name: 'Finding its shots' }).waitFor()
  await page.getByText('42%').waitFor()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  const row = rows.getByRole('listitem').last()
  await row.getByRole('button', { name: /^Cancel: / }).focus()
  await page.keyboard.press('Enter')
  await row.getByText('Cancelled before it was ready').waitFor()
  await row.getByRole('button', { name: 'Clearing up…' }).waitFor()
  // No worker is there to clear up what it would have made.
  await films().updateOne({ _id: film }, { $set: { clearing: null }, $inc: { version: 1 } })
  await row.getByRole('button', { name: /^Try again: / }).waitFor()
  await page.keyboard.press('Enter')
  await row.getByRole('button', { name: /^Cancel: / }).waitFor()
  expect((await films().findOne({ _id: film }))?.state).toBe('waiting')
})

test('[A7, A3, V7] a file that is being sent is followed live, and one that was refused stands there with the reason', async () => {
  const page = await aPage(server, admin.client)
  await page.goto('/office/ingest?kind=upload')
  await page.getByRole('heading', { name: 'Nothing here' }).waitFor()
  const name = 'Reel 4, a very long name as an archive gives it to its files.mov'
  const address = await beginUpload(sender.client, 4_000, { name })
  await page.getByRole('heading', { name }).waitFor()
  await page.getByRole('progressbar', { name: '0 bytes of 4 kB have arrived' }).waitFor()
  await sendPiece(sender.client, address, 0, Buffer.alloc(1_000))
  await page.getByRole('progressbar', { name: '1 kB of 4 kB have arrived' }).waitFor()
  await page.getByText('25%').waitFor()
  const uploadId = await upload(sender.client, Buffer.from('<svg/>'), { name: 'x.jpg' })
  const body = { uploadId, title: 'Found in a drawer', provenance: {} }
  const { detail } = await sender.client.refused(addStill, { body })
  await page.getByRole('heading', { name: 'Found in a drawer' }).waitFor()
  await page.getByText(detail).waitFor()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await sendPiece(sender.client, address, 1_000, Buffer.alloc(3_000))
  await page.getByRole('progressbar', { name: 'All of it has arrived' }).waitFor()
  await page.getByLabel('Any state').selectOption('refused')
  await page.getByRole('heading', { name }).waitFor({ state: 'detached' })
  expect(page.url()).toMatch(/\?kind=upload&state=refused$/)
})
