import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { aReceipt, newestTip } from '../factories/tips.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { aPage } from '../support/browser.ts'
import { type Server, startServer } from '../support/server.ts'
import { follow, press, write } from './acts.ts'

let server: Server
let by: Account
let moderator: Account
beforeAll(async () => {
  server = await startServer()
  by = await aContributor(server)
  moderator = await aModerator(server)
})

const words = 'He wrote home twice, and then no more.'

/** Writes it, comes again, and finds it as it was. */
const expectKept = async (page: Page, label: string): Promise<void> => {
  await write(page, label, words)
  await page.reload()
  const field = page.getByLabel(label, { exact: true })
  await field.waitFor()
  expect(await field.inputValue()).toBe(words)
}

test('[S1] what is written for a proposal, evidence or a tip is there after a reload', async () => {
  const man = await aSubject(by)
  const made = await anIdentification(by, { subject: man })
  const page = await aPage(server, by.client)
  await page.goto(`/subjects/${man.id}/propose`)
  await page.getByRole('checkbox', { name: /^witness/ }).check()
  await expectKept(page, 'Why do you think so?')
  expect(await page.getByRole('checkbox', { name: /^witness/ }).isChecked()).toBe(true)
  await page.goto(`/identifications/${made.id}/evidence`)
  await page.getByRole('radio', { name: 'Against' }).check()
  await expectKept(page, 'What does it say?')
  expect(await page.getByRole('radio', { name: 'Against' }).isChecked()).toBe(true)
  await page.goto(`/tip?about=subject:${man.id}`)
  await expectKept(page, 'How do you know?')
  await page.goto('/tip')
  expect(await page.getByLabel('How do you know?', { exact: true }).inputValue()).toBe('')
})

test('[S1] at the desk reasons, an answer and what is made of a tip are there after a reload', async () => {
  const made = await anIdentification(by, { person: await aPerson(moderator) })
  const page = await aPage(server, moderator.client)
  await page.goto(`/desk/${made.id}`)
  await page.getByRole('radio', { name: /^Ruled out/ }).check()
  await expectKept(page, 'Reasons')
  expect(await page.getByRole('radio', { name: /^Ruled out/ }).isChecked()).toBe(true)
  await press(page, 'Admit')
  await write(page, 'Why do you admit it?', words)
  await page.reload()
  await press(page, 'Admit')
  expect(await page.getByLabel('Why do you admit it?', { exact: true }).inputValue()).toBe(words)

  await aReceipt(server, { about: { kind: 'subject', id: made.subjectId } })
  await page.goto(`/desk/tips/${await newestTip()}`)
  await expectKept(page, 'Answer the sender')
})

test('[S1] [I1] a name that is typed and not yet chosen, and why files are taken, are there after a reload', async () => {
  const man = await aSubject(by)
  const page = await aPage(server, moderator.client)
  await page.goto(`/subjects/${man.id}/propose`)
  await page.getByRole('combobox').pressSequentially('Kim Yo')
  await page.reload()
  const field = page.getByRole('combobox')
  await field.waitFor()
  expect(await field.inputValue()).toBe('Kim Yo')
  await press(page, /Kim Yo/)
  await page.goto(`/subjects/${man.id}/propose`)
  await page.getByText('Kim Yo', { exact: true }).waitFor()
  await page.goto('/exports?profile=partner')
  await expectKept(page, 'What it is for')
})

test('[S1] [P7] what a moderator covers of a text, and corrects of a camp, is there after a reload', async () => {
  const person = await aPerson(moderator, { stays: [{ camp: 'Camp Kept', source: null }] })
  const made = await anIdentification(by, { name: 'Somebody withheld' })
  const page = await aPage(server, moderator.client)
  await page.goto(`/camps/${person.stays[0]?.camp}`)
  await press(page, 'Correct this camp')
  const reasons = page.getByRole('textbox', { name: 'Why' })
  await reasons.fill(words)
  await page.reload()
  await press(page, 'Correct this camp')
  expect(await reasons.inputValue()).toBe(words)
  await page.goto(`/desk/${made.id}`)
  const release = page.locator('[data-release]').first()
  await release.click()
  await write(page, 'As visitors will read it', words)
  await page.reload()
  await release.click()
  expect(await page.getByLabel('As visitors will read it').inputValue()).toBe(words)
})

const search = (page: Page) => page.getByRole('searchbox')
const addressSays = (page: Page, q: string) =>
  page.waitForURL(({ searchParams }) => searchParams.get('q') === q)

test('[S1] the search keeps every letter, also one that is typed while the address is written, and whoever leaves at once finds it again', async () => {
  const page = await aPage(server, by.client)
  // One more letter in the very moment in which the address comes to say the former ones; with the last one leaves, before
  // the screen heard of that address.
  await page.addInitScript(() => {
    const replace = history.replaceState.bind(history)
    history.replaceState = (...written) => {
      replace(...written)
      const q = new URLSearchParams(location.search).get('q') ?? ''
      const next = { Ki: 'm', Kim: ' ', 'Kim Youn': 'g' }[q]
      if (next) document.execCommand('insertText', false, next)
      const away = document.querySelector<HTMLElement>('a[href="/about"]')
      if (next === 'g') queueMicrotask(() => away?.click())
    }
  })
  await page.goto('/about')
  await follow(page, 'People')
  await search(page).pressSequentially('Ki')
  await addressSays(page, 'Kim')
  await expect.poll(() => search(page).inputValue()).toBe('Kim ')
  await search(page).pressSequentially('Youn')
  await page.waitForURL('**/about')
  await page.goBack()
  await addressSays(page, 'Kim Young')
  expect(await search(page).inputValue()).toBe('Kim Young')
  await follow(page, 'People')
  await expect.poll(() => search(page).inputValue()).toBe('')
  await page.goBack()
  await expect.poll(() => search(page).inputValue()).toBe('Kim Young')
})

/** As Korean is written: each syllable comes to be letter by letter, and only then stands. */
const compose = async (page: Page, syllables: readonly (readonly string[])[]): Promise<void> => {
  const keys = await page.context().newCDPSession(page)
  const pressed = { type: 'rawKeyDown', key: 'Process', windowsVirtualKeyCode: 229 } as const
  for (const states of syllables) {
    for (const text of states) {
      await keys.send('Input.dispatchKeyEvent', pressed)
      await keys.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 })
      await page.evaluate(() => new Promise(requestAnimationFrame))
    }
    await keys.send('Input.insertText', { text: states.at(-1) ?? '' })
  }
}

test('[S1] what is composed, as Korean is, stands as it was written, also where the address says it meanwhile', async () => {
  const page = await aPage(server, by.client)
  const kim = [['ㄱ', '기', '김']]
  const youngsu = [
    ['ㅇ', '여', '영'],
    ['ㅅ', '수'],
  ]
  await page.goto('/people')
  await search(page).focus()
  await compose(page, kim)
  await addressSays(page, '김')
  await compose(page, youngsu)
  await addressSays(page, '김영수')
  expect(await search(page).inputValue()).toBe('김영수')
  const man = await aSubject(by)
  await page.goto(`/subjects/${man.id}/propose`)
  for (const field of [page.getByRole('combobox'), page.getByLabel('Why do you think so?')]) {
    await field.focus()
    await compose(page, [...kim, ...youngsu])
    expect(await field.inputValue()).toBe('김영수')
  }
})
