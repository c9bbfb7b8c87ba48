import { getMe } from '@rollcall/contract/accounts.ts'
import { beforeAll, expect, test } from 'vitest'
import { aPerson } from '../factories/cases.ts'
import { type Account, aModerator, anAdmin } from '../support/accounts.ts'
import { aPage } from '../support/browser.ts'
import { database } from '../support/database.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { zipOf } from '../support/zip.ts'

let server: Server
let admin: Account
beforeAll(async () => {
  server = await startServer()
  admin = await anAdmin(server)
  await startWorker({ dataDir: server.dataDir })
})

const csv = `Prisoners released in 1953,,,
Name,Service no,Date of birth,Fate
"Whitlock, Daniel A.",RA 1,6/14/1929,R
"Reyes, Thomas",RA 2,1930/1929,R
,RA 3,1931,R
"Testman, Alvin",RA 40 000 001,1/2/1930,R
`
const people = () => database.collection('people').find().sort({ name: 1 }).toArray()

test('[P1] an admin brings a list in by keyboard: its columns are said, every row is tried, the mapping outlives a reload, and who is asked about is answered, taken back and answered again', async () => {
  await aPerson(admin, { name: 'Zeb Quill', serviceNumber: 'RA40000001' })
  const page = await aPage(server, admin.client)
  const named = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
  await page.goto('/office')
  await page.getByRole('link', { name: 'Import a roster' }).press('Enter')
  const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
  await page.getByLabel('Choose a list').setInputFiles(file)

  await expect.poll(() => page.getByLabel('What “Name” is').inputValue()).toBe('familyFirst')
  expect(await page.getByLabel('Row with the headings').inputValue()).toBe('2')
  expect(await page.getByLabel('How dates in “Date of birth” are written').inputValue()).toBe(
    'month-day-year',
  )
  await named('Try it').press('Enter')
  await page.getByText('Please enter what the list is called.').waitFor()
  await page.keyboard.type('Released in 1953')
  await page.getByLabel('What “Fate” is').selectOption('fate')
  await page.getByLabel('“R” means').selectOption('returned-big-switch')
  await page.reload()
  expect(await page.getByLabel('What the list is called').inputValue()).toBe('Released in 1953')
  expect(await page.getByLabel('“R” means').inputValue()).toBe('returned-big-switch')

  await page.getByLabel('What the list is called').press('Enter')
  await page.getByRole('heading', { name: 'What would happen' }).waitFor()
  await page.getByText('Daniel A. Whitlock').waitFor()
  expect(await page.getByText('“1930/1929” is not a date.').isVisible()).toBe(true)
  await page.getByRole('radio', { name: 'Not imported 1' }).press('Space')
  await page.getByText('It is empty. Every row needs a name.').waitFor()
  await expect.poll(() => page.getByText('Daniel A. Whitlock').count()).toBe(0)
  expect(await people()).toHaveLength(1)

  await named('Import it').press('Enter')
  await page.getByRole('heading', { name: 'What was imported' }).waitFor()
  expect((await people()).map(({ name }) => name)).toEqual([
    ...['Daniel A. Whitlock', 'Thomas Reyes', 'Zeb Quill'],
  ])
  await page.getByRole('link', { name: 'Answer them' }).press('Enter')
  await page.getByRole('heading', { name: 'Alvin Testman' }).waitFor()
  await named('Another man').press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Another man' }).press('Enter')
  await page.getByRole('heading', { name: 'Nobody is waiting' }).waitFor()
  await named('Undo').press('Enter')
  await page.getByRole('heading', { name: 'Alvin Testman' }).waitFor()
  await named('Another man').press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Another man' }).press('Enter')
  await page.getByRole('heading', { name: 'Nobody is waiting' }).waitFor()
  expect((await people()).filter(({ takenOff }) => !takenOff)[0]).toMatchObject({
    ...{ name: 'Alvin Testman', born: '1930-01-02' },
    fates: [{ code: 'returned-big-switch' }],
  })
})

/** A workbook whose sheets, by name, hold these rows. */
const bookOf = (sheets: Readonly<Record<string, readonly string[][]>>): Buffer => {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  const rowsOf = (rows: readonly string[][]) =>
    rows.map((row, at) => `<row r="${at + 1}">${row.map(cell).join('')}</row>`).join('')
  const names = Object.keys(sheets).map((name) => `<sheet name="${name}" sheetId="1"/>`)
  const book = {
    name: 'xl/workbook.xml',
    content: `<workbook><sheets>${names.join('')}</sheets></workbook>`,
  }
  const pages = Object.values(sheets).map((rows, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    content: `<sheetData>${rowsOf(rows)}</sheetData>`,
  }))
  return Buffer.from(zipOf([book, ...pages]))
}

test('[P1] of a workbook with several lists the sheet is chosen, and what is tried is what is seen', async () => {
  const head = ['Name', 'Service no']
  const buffer = bookOf({
    'Camp 1': [head, ['Quince, Able', 'RA 71']],
    'Camp 5': [head, ['Quince, Baker', 'RA 72'], ['Quince, Cole', 'RA 73']],
  })
  const page = await aPage(server, admin.client)
  await page.goto('/office')
  await page.getByRole('link', { name: 'Import a roster' }).click()
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.getByLabel('Choose a list').setInputFiles({ name: 'lists.xlsx', mimeType, buffer })
  const sheet = page.getByLabel('Sheet of the workbook')
  expect(await sheet.inputValue()).toBe('Camp 1')
  await page.getByText('Quince, Able').waitFor()
  await sheet.selectOption('Camp 5')
  await page.getByText('Quince, Baker').waitFor()
  expect(await page.getByText('Quince, Able').count()).toBe(0)
  await page.getByLabel('What the list is called').fill('Of Camp 5')
  await page.getByRole('button', { name: 'Try it', exact: true }).click()
  await page.getByText('Baker Quince').waitFor()
  expect(await page.getByText('Able Quince').count()).toBe(0)
  await page.reload()
  expect(await sheet.inputValue()).toBe('Camp 5')
})

test('[C4, S1] an admin finds an account by keyboard, names it an examiner by what qualifies him, undoes that, and takes a lost factor away', async () => {
  const some = await aModerator(server, { name: 'Wendell Pike' })
  const page = await aPage(server, admin.client)
  const can = async () => (await some.client.done(getMe)).can
  const named = (name: string) => page.getByRole('button', { name, exact: true })
  await page.goto('/office')
  await page.getByRole('link', { name: 'Look at accounts' }).press('Enter')
  await page.getByText('This is your own account').waitFor()
  await page.getByLabel('A name or an e-mail address').fill('pike')
  await page.waitForURL('**/office/accounts?q=pike')
  await page.getByText('Change this account').press('Enter')
  await named('Name him an examiner').press('Enter')
  await page.getByText('Please enter a qualification.').waitFor()
  await page.keyboard.type('Forensic anthropologist')
  await page.keyboard.press('Enter')
  await page.getByText('Examiner: Forensic anthropologist').waitFor()
  await expect.poll(can).toMatchObject({ examine: true })
  await named('Undo').press('Enter')
  await page.getByText('Examiner: Forensic anthropologist').waitFor({ state: 'hidden' })

  await named('Turn off two-step sign-in').press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Turn off two-step sign-in' }).press('Enter')
  await page.getByText('Two-step sign-in is not set up yet').waitFor()
  await expect.poll(async () => (await some.client.done(getMe)).role).toBe('visitor')
})
