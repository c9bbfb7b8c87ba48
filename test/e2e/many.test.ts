import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type Account, aContributor } from '../support/accounts.ts'
import { aPage, forgive } from '../support/browser.ts'
import { database } from '../support/database.ts'
import { makePhoto } from '../support/media.ts'
import { type Server, startServer } from '../support/server.ts'
import { press, see } from './acts.ts'

let server: Server
let by: Account
beforeAll(async () => {
  server = await startServer()
  by = await aContributor(server)
})

const titles = async () => {
  const stills = await database.collection('stills').find({ filmId: null }).toArray()
  return stills.map(({ title }) => title).sort()
}

test('[A8] a folder of photos comes in with its list: what would become of each row is told first, and after a reload what is here is not sent again', async () => {
  const folder = await mkdtemp(join(server.dataDir, 'many-'))
  await mkdir(join(folder, 'box'))
  for (const name of ['A.JPG', 'box/b.jpeg', 'unnamed.jpg'])
    await writeFile(join(folder, name), await makePhoto({ width: 40, height: 30 }))
  await writeFile(join(folder, 'broken.jpg'), 'no picture')
  const list = ['File;Title;Date', 'a.jpg;Two men;1951', 'b;At the river;', 'broken.jpg;;', 'z;;']
  await writeFile(join(folder, 'list.csv'), [...list, 'A.JPG;Again;', 'c;;6/31/1951'].join('\n'))
  const page = await aPage(server, by.client)
  const check = async () => {
    await page.goto('/add/many')
    await page.getByLabel('Choose a folder').setInputFiles(folder)
    await page.getByRole('combobox', { name: /“File”/ }).waitFor()
    await press(page, 'Check')
    await see(page, '3 rows have their pictures.')
  }
  await check()
  await page.getByRole('combobox', { name: /“Date”/ }).selectOption({ label: 'Place' })
  await page.reload()
  await see(
    page,
    /^The list “list\.csv” and what its columns mean are as you left them\..* 5 files\.$/,
  )
  const dates = page.getByRole('combobox', { name: /“Date”/ })
  expect(await dates.locator('option:checked').textContent()).toBe('Place')
  await press(page, 'Begin anew')
  await dates.waitFor({ state: 'detached' })
  await check()
  for (const told of [
    'Rows that cannot be read: 1',
    'Rows without a picture: 1',
    'Rows with a picture that an earlier row has: 1',
    'Pictures without a row: 1',
    'Files that are no pictures, and are left out: 1',
  ])
    await see(page, told)
  expect(await titles()).toEqual([])
  await press(page, 'Send 3 photos')
  await see(page, /^All are done/)
  await see(page, 'Refused: 1')
  expect(await titles()).toEqual(['At the river', 'Two men'])
  const uploads = () => database.collection('uploads').countDocuments({ became: { $ne: null } })
  const used = await uploads()
  await check()
  await press(page, 'Send 3 photos')
  await see(page, /^All are done/)
  expect(await titles()).toEqual(['At the river', 'Two men'])
  expect(await uploads()).toBe(used)
  forgive(page, /400/)
  await rm(folder, { recursive: true })
})

test('[A8] where no folder can be chosen, as on a telephone, photos and their list are chosen themselves', async () => {
  const folder = await mkdtemp(join(server.dataDir, 'many-'))
  const [photo, list] = [join(folder, 'd.jpg'), join(folder, 'list.csv')]
  await writeFile(photo, await makePhoto({ width: 40, height: 30 }))
  await writeFile(list, 'File;Title\nd.jpg;On the road\n')
  const viewport = { width: 360, height: 740 }
  const telephone = { hasTouch: true, isMobile: true, viewport }
  const page = await aPage(server, by.client, telephone)
  await page.goto('/add/many')
  await page.getByLabel('Choose photos and their list').setInputFiles([photo, list])
  await see(page, 'Files chosen: 2')
  await page.getByRole('combobox', { name: /“File”/ }).waitFor()
  await press(page, 'Check')
  await press(page, 'Send one photo')
  await see(page, /^All are done/)
  expect(await titles()).toContain('On the road')
  await rm(folder, { recursive: true })
})
