import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aPerson, aSubject } from '../factories/cases.ts'
import { theDayComes } from '../factories/days.ts'
import { aStill } from '../factories/sources.ts'
import { aContributor, aModerator } from '../support/accounts.ts'
import { aPage, forgive } from '../support/browser.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { admitNext, answer, confirm, follow, giveEvidence, press, see, write } from './acts.ts'

let server: Server
beforeAll(async () => {
  server = await startServer()
})

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
const man = 'Daniel R. Whitlock'

/** From his page to the receipt: what somebody without an account does. */
const tell = async (page: Page, subjectId: string): Promise<string> => {
  await page.goto(`/subjects/${subjectId}`)
  await follow(page, 'Do you know him? Send a tip')
  await page.getByRole('textbox', { name: /^Who is he/ }).fill('Danny Whitlock')
  await write(page, 'How do you know?', 'We were in the same squad until November.')
  await page.getByText('Served with him').click()
  await press(page, 'Send this tip')
  await page.waitForURL('**/tip/receipt')
  return (await page.locator('[translate=no]').textContent()) ?? ''
}

/** The moderator takes the tip from the queue and proposes the name for its sender. */
const proposeFor = async (desk: Page): Promise<void> => {
  await desk.goto('/desk')
  await desk
    .getByRole('main')
    .getByRole('link', { name: /Whitlock/ })
    .first()
    .click()
  await desk.getByRole('radio', { name: 'A proposal' }).check()
  const who = desk.getByRole('combobox', { name: 'Who he may be' })
  await who.fill('Whitlok')
  await desk.getByRole('option', { name: man }).click()
  await write(desk, 'Reasons', 'Somebody of his squad names him.')
  await press(desk, 'Make a proposal')
  await see(desk, `may be ${man}.`)
}

test('[T7, M2, M8, S1] from a tip to a confirmed name: a visitor, a contributor and two moderators', async () => {
  const [one, two, contributor] = [
    await aModerator(server),
    await aModerator(server),
    await aContributor(server),
  ]
  await aPerson(one, { name: man })
  const still = await aStill(contributor, { width: 640, height: 480 })
  const { id, number } = await aSubject(contributor, { still })
  const visitor = await aPage(server, undefined, phone)
  const words = await tell(visitor, id)

  const first = await aPage(server, one.client)
  await proposeFor(first)

  const page = await aPage(server, contributor.client)
  await page.goto(`/subjects/${id}`)
  await page.getByRole('heading', { name: man }).waitFor()
  await answer(page, 'Same, sure')
  await giveEvidence(page, 'Xinhua caption, 1951', 'The caption names him, second from the left.')

  await first.goto('/desk')
  await follow(first, `Unknown man ${number} may be ${man}`)
  await admitNext(first, 'He served with him.')
  await admitNext(first, 'The caption was seen.')
  await confirm(first, 'Two sources that do not know of each other.')
  await see(first, 'You have signed. Another moderator must agree.')
  const second = await aPage(server, two.client)
  await second.goto(first.url())
  await confirm(second, 'I agree.')

  // Whoever sent the tip is told first, and what he reads nobody else does yet.
  await see(second, /^All have signed/)
  await visitor.goto('/tip/thread')
  await see(visitor, /^Two moderators agree on the name below/)
  // On the day the case is free again, and both desks reach for it at once.
  for (const desk of [first, second]) forgive(desk, /409/)
  await theDayComes()
  await startWorker({ dataDir: server.dataDir })
  await page.getByRole('heading', { level: 1, name: man }).waitFor()
  // Years later perhaps, at another machine: the words are all that is needed.
  const later = await aPage(server)
  await later.goto('/tip/thread')
  await write(later, 'The words of your receipt', words)
  await press(later, 'Open my tip')
  await see(later, `A proposal that Unknown man ${number} may be ${man}.`)
  await follow(later, `Go to Unknown man ${number}`)
  await later.getByRole('heading', { level: 1, name: man }).waitFor()
  await see(later, 'A finding made here, not an official accounting')
  expect(server.errors()).toEqual([])
})
