import AxeBuilder from '@axe-core/playwright'
import { beforeAll, expect, test } from 'vitest'
import { aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { aPage } from '../support/browser.ts'
import { type Server, startServer } from '../support/server.ts'
import { follow, markByKeys, press, see, write } from './acts.ts'

let server: Server
let by: Account
let moderator: Account

beforeAll(async () => {
  server = await startServer()
  by = await aContributor(server)
  moderator = await aModerator(server)
})

test('[K3, S1] a moderator joins two men by picture and reasons; the old address leads on, and they are taken apart again', async () => {
  const [into, man] = [await aSubject(by), await aSubject(by)]
  const page = await aPage(server, moderator.client)
  const watching = await aPage(server, by.client)
  await watching.goto(`/subjects/${man.id}`)
  await see(watching, `Unknown man ${man.number}`)
  await page.goto(`/subjects/${man.id}`)
  await follow(page, /Same man as/)
  await write(page, 'His number', `${into.number}`)
  await press(page, `Unknown man ${into.number}`)
  const found = await new AxeBuilder({ page }).analyze()
  expect(found.violations.map(({ id }) => id)).toEqual([])
  await write(page, 'Why they are the same man', 'The scar on the chin is the same.')
  await page.reload()
  await write(page, 'His number', `${into.number}`)
  await press(page, `Unknown man ${into.number}`)
  await press(page, 'Join the two')
  await page.waitForURL(`**/subjects/${into.id}`)
  await watching.waitForURL(`**/subjects/${into.id}`)
  await see(watching, `Unknown man ${man.number} has been joined with this man.`)
  await press(page, 'Undo')
  await watching.getByText(/Joined with Unknown man/).waitFor({ state: 'detached' })
  await page.goto(`/subjects/${man.id}`)
  await see(page, `Unknown man ${man.number}`)
  expect(page.url()).toContain(man.id)
})

test('[I3, S1] a mark is taken back from the line that says it was made', async () => {
  const still = await aStill(by, { width: 800, height: 600 })
  const page = await aPage(server, by.client)
  await page.goto(`/stills/${still.id}`)
  await page.locator('canvas').first().waitFor()
  await markByKeys(page)
  await press(page, 'Undo')
  await page.getByText('The mark was undone.').waitFor({ state: 'attached' })
})
