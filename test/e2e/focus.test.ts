import { listStills, type Still } from '@rollcall/contract/stills.ts'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { aFilm, aStill } from '../factories/sources.ts'
import { aReceipt, newestTip } from '../factories/tips.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { aPage } from '../support/browser.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { markByKeys, see, write } from './acts.ts'
import { focused } from './keyboard.ts'

let server: Server
let moderator: Account
let by: Account
beforeAll(async () => {
  server = await startServer()
  moderator = await aModerator(server)
  by = await aContributor(server)
})

/** Presses a control by the keyboard; the focus is somewhere once it is gone. */
const enter = async (page: Page, name: string | RegExp): Promise<void> => {
  const control = page.getByRole('button', { name, exact: true }).first()
  await control.focus()
  const node = await control.elementHandle()
  await page.keyboard.press('Enter')
  await page.waitForFunction((pressed) => !pressed?.checkVisibility(), node)
  await expectFocus(page)
}

const expectFocus = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.activeElement !== document.body)
}

test('[S1] on the page of a man the focus is never lost, and what was undone there is not offered any more', async () => {
  const [into, man] = [await aSubject(by), await aSubject(by)]
  await anIdentification(by, { subject: into })
  const page = await aPage(server, moderator.client)
  await page.goto(`/subjects/${man.id}/same`)
  await write(page, 'His number', `${into.number}`)
  await enter(page, `Unknown man ${into.number}`)
  await enter(page, 'Choose someone else')
  await write(page, 'His number', `${into.number}`)
  await enter(page, `Unknown man ${into.number}`)
  await write(page, 'Why they are the same man', 'The scar on the chin is the same.')
  await enter(page, 'Join the two')
  const line = page.getByText(`Unknown man ${man.number} has been joined with this man.`)
  await line.waitFor()
  await enter(page, /^Separate/)
  await line.waitFor({ state: 'detached' })

  const same = page.getByRole('button', { name: 'Same, sure' })
  await same.focus()
  await page.keyboard.press('Enter')
  await see(page, 'You answered: Same, sure.')
  await enter(page, 'Take back my answer')
  await page.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' })
})

test('[S1] on the page of a person the focus is never lost while portraits are corrected, taken off and put back', async () => {
  const person = await aPerson(moderator)
  await aPortrait(moderator, person)
  const page = await aPage(server, moderator.client)
  await page.goto(`/people/${person.id}`)
  const form = page.getByText('Correct this portrait')
  await form.click()
  const taken = page.getByLabel(/^When it was taken/).first()
  await taken.fill('when he was young')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true')
  await taken.fill('1949')
  await enter(page, 'Save')
  await expect.poll(() => focused(page)).toBe('Correct this portrait')
  await page.keyboard.press('Enter')
  await enter(page, 'Hide portrait')
  await enter(page, 'Undo')
  await form.click()
  await enter(page, 'Hide portrait')
  await page.getByText('1 hidden portrait').click()
  await enter(page, 'Show again')
  await page.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' })
})

test('[S1] the focus is never lost when a mark is made and taken back', async () => {
  const still = await aStill(by, { width: 800, height: 600 })
  const page = await aPage(server, by.client)
  await page.goto(`/stills/${still.id}`)
  await markByKeys(page)
  await expectFocus(page)
  await enter(page, 'Undo')
})

test('[S1] at the desk the focus is never lost after a ruling, a proposal of a tip, and a tip of which nothing is made', async () => {
  const { id, subjectId } = await anIdentification(by)
  const page = await aPage(server, moderator.client)
  await page.goto(`/desk/${id}`)
  await enter(page, 'Admit')
  await page.keyboard.type('He names the camp.')
  await enter(page, 'Admit evidence')
  await see(page, 'Admitted because: He names the camp.')

  for (const made of ['A proposal', 'Not used']) {
    // What he tells may be shown, so that it stands in the form already.
    await aReceipt(server, { about: { kind: 'subject', id: subjectId }, mayQuote: true })
    await page.goto(`/desk/tips/${await newestTip()}`)
    await page.getByRole('radio', { name: made }).focus()
    await page.keyboard.press('Space')
    if (made === 'Not used') {
      await page.keyboard.type('We knew this.')
      await enter(page, 'Close this tip')
    } else {
      const who = page.getByRole('combobox', { name: 'Who he may be' })
      await who.fill('Johnny Doe')
      await page.getByRole('option', { name: /Johnny Doe/ }).waitFor()
      await who.press('ArrowDown')
      await who.press('Enter')
      await see(page, 'Someone else')
      await expectFocus(page)
      await expect.poll(() => focused(page)).toBe('Someone else')
      await page.getByRole('checkbox', { name: /^witness/ }).check()
      await enter(page, 'Make a proposal')
    }
  }
})

test('[S1] Back puts the focus on the link by which one left and opens the search again, with what was looked for', async () => {
  await startWorker({ dataDir: server.dataDir })
  const film = await aFilm(by, { shots: [12] })
  const cut = async () =>
    (await by.client.done(listStills, { query: { filmId: film.id } })).items[0] as Still
  await expect.poll(cut, { timeout: 60_000 }).toBeDefined()
  const subject = await aSubject(by, { still: await cut() })
  const person = await aPerson(moderator, { name: 'Lysander Crabtree' })
  await anIdentification(by, { subject, person })
  const page = await aPage(server, undefined, { viewport: { width: 1000, height: 500 } })
  await page.goto('/films')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('/')
  const sought = page.getByRole('combobox', { name: 'Search' })
  await sought.fill('Crabtree')
  await page.getByRole('option', { name: /^Lysander Crabtree/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Lysander Crabtree' }).waitFor()
  await page.getByRole('link', { name: 'In the film' }).press('Enter')
  await page.waitForURL(/\/films\/.*frame=/)
  await page.getByRole('heading', { name: film.title }).waitFor()
  await page.goBack()
  await expect.poll(() => focused(page)).toBe('In the film')
  await page.goBack()
  await expect.poll(() => sought.inputValue()).toBe('Crabtree')
  await page.keyboard.press('Escape')

  // The same of the wall, the roster and the films, each where it was scrolled to.
  for (const [path, link] of [
    ['/', `/subjects/${subject.id}`],
    ['/people', `/people/${person.id}`],
    ['/films', `/films/${film.id}`],
  ] as const) {
    await page.goto(path)
    // What the server renders is taken over first.
    const led = page.locator(`main a[data-discover][href="${link}"]:not([tabindex="-1"])`).last()
    await led.waitFor()
    await led.scrollIntoViewIfNeeded()
    const scrolled = await page.evaluate(() => scrollY)
    await led.press('Enter')
    await page.waitForURL(`**${link}**`)
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await page.goBack()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('href')))
      .toBe(link)
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(scrolled)
  }
})
