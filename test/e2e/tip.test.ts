import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { aReceipt, newestTip } from '../factories/tips.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { aPage, forgive } from '../support/browser.ts'
import { database } from '../support/database.ts'
import { asAnOldBrowser } from '../support/floor.ts'
import { type Server, startServer } from '../support/server.ts'
import { follow, press, see, write } from './acts.ts'
import { focused, tabTo } from './keyboard.ts'

let server: Server
let by: Account
let moderator: Account

beforeAll(async () => {
  server = await startServer()
  by = await aContributor(server)
  moderator = await aModerator(server)
})

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
const knows = 'We were in the same squad until November. He had that scar since basic.'

/** The words of a receipt, as the page shows them. */
const receiptOn = async (page: Page): Promise<string> => {
  await page.waitForURL('**/tip/receipt')
  return (await page.locator('[translate=no]').textContent()) ?? ''
}

const sendFrom = async (page: Page): Promise<string> => {
  await write(page, 'How do you know?', knows)
  await press(page, 'Send this tip')
  return receiptOn(page)
}

const openWith = async (page: Page, words: string): Promise<void> => {
  await page.goto('/tip/thread')
  await write(page, 'The words of your receipt', words)
  await press(page, 'Open my tip')
}

const countTips = () => database.collection('tips').countDocuments()

test('[T1, S1] a browser of 2022 looks at the wall, a still, a man, a person and two faces side by side, searches, and sends a tip', async () => {
  const still = await aStill(by, { width: 640, height: 480 })
  const man = await aSubject(by, { still })
  const person = await aPerson(moderator, { name: 'Orville Tann' })
  await aPortrait(moderator, person, { date: '1950-06' })
  const one = await anIdentification(by, { subject: man, person })
  const page = await aPage(server)
  await asAnOldBrowser(page)
  await page.goto('/')
  await page
    .getByRole('link', { name: `Unknown man ${man.number}` })
    .first()
    .waitFor()
  await page.goto(`/stills/${still.id}`)
  await page.locator('canvas').first().waitFor()
  await page.goto(`/people/${person.id}`)
  await page.getByRole('heading', { level: 1, name: 'Orville Tann' }).waitFor()
  await page.goto(`/subjects/${man.id}/compare/${one.id}`)
  await page.locator('canvas').nth(1).waitFor()
  await page.goto('/compare')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await press(page, 'Search')
  await page.getByRole('combobox', { name: 'Search' }).fill('Orville')
  await page.getByRole('option', { name: /^Orville Tann/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.goto(`/subjects/${man.id}`)
  expect(await page.evaluate(() => 'union' in Set.prototype)).toBe(false)
  await page.keyboard.press('?')
  await page
    .getByRole('dialog', { name: 'Keyboard shortcuts' })
    .getByRole('button', { name: 'Close' })
    .waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await follow(page, 'Do you know him? Send a tip')
  expect((await sendFrom(page)).split(' ')).toHaveLength(12)
})

test('[T3] a visitor sends a tip from a telephone, a moderator answers and makes a proposal of it, and both stand under the receipt', async () => {
  const man = await aSubject(by, { still: await aStill(by, { width: 640, height: 480 }) })
  const page = await aPage(server, undefined, phone)
  await page.goto(`/subjects/${man.id}`)
  await follow(page, 'Do you know him? Send a tip')
  await see(page, `Unknown man ${man.number}`)
  await page.getByRole('textbox', { name: /^Who is he/ }).fill('Danny Whitlock')
  await page.getByText('Served with him').click()
  const words = await sendFrom(page)
  expect(words.split(' ')).toHaveLength(12)
  expect(page.url()).not.toContain(words.split(' ')[0])
  await page.reload()
  await see(page, words)

  const desk = await aPage(server, moderator.client)
  await desk.goto(`/desk/tips/${await newestTip()}`)
  await see(desk, knows)
  await write(desk, 'Answer the sender', 'Which squad was it?')
  await press(desk, 'Send answer')
  await see(desk, 'Which squad was it?')
  await desk.getByRole('radio', { name: 'A proposal' }).check()
  await press(desk, 'Not on the roster: use “Danny Whitlock” as typed')
  expect(await desk.getByLabel('Reasons').inputValue()).toBe('')
  await write(desk, 'Reasons', knows)
  await press(desk, 'Make a proposal')
  await see(desk, /holds words that the sender does not let us show/)
  const summary = 'Somebody of his squad knew the scar.'
  await write(desk, 'Reasons', summary)
  await see(desk.getByRole('region', { name: 'What everyone will be able to read' }), summary)
  await press(desk, 'Make a proposal')
  forgive(desk, /400/)
  await see(desk, `A proposal that Unknown man ${man.number} may be Danny Whitlock.`)

  const later = await aPage(server, undefined, phone)
  await openWith(later, words.toUpperCase().replaceAll(' ', ', '))
  await see(later, 'Which squad was it?')
  await see(later, `A proposal of who Unknown man ${man.number} may be.`)
  const public_ = later.getByRole('region', { name: 'What everyone can read' })
  await see(public_, 'The reasons are not public: a moderator has to release them first.')
  await follow(later, `Go to Unknown man ${man.number}`)
  await see(later, 'Proposed name')
  await see(later, /^The sender of a tip, /)
  await see(later, /^What was written here is not shown in public/)
  await see(later, 'From: a tip')
})

test('[D3] a visitor says that a text harms somebody and gets a receipt, a moderator hides it by one press and answers, and the visitor reads the answer', async () => {
  const made = await anIdentification(by, { person: await aPerson(moderator) })
  const page = await aPage(server, undefined, phone)
  await page.goto(`/subjects/${made.subjectId}`)
  await see(page, 'He stood beside me at the roll call.')
  await follow(page, 'Something is wrong with this text')
  await page.getByText('It harms someone’s privacy').click()
  await write(page, 'Please tell us more', 'He asked me to keep this to myself.')
  await press(page, 'Send it')
  await see(page, 'What you told us has arrived.')
  await follow(page, 'What you said is wrong')
  await page.getByRole('heading', { level: 1, name: 'What you said is wrong' }).waitFor()
  await see(page, 'Waiting for a moderator')

  const desk = await aPage(server, moderator.client)
  await desk.goto('/desk?kind=flag')
  await press(desk, 'Hide it until this is resolved')
  await see(desk, 'Hidden until this is resolved')
  await follow(desk, 'It harms someone’s privacy')
  await see(desk, 'He stood beside me at the roll call.')
  await write(desk, 'What do you answer?', 'It stays hidden. We are sorry.')
  await press(desk, 'Resolve it')
  await see(desk, 'Recorded.')

  await page.reload()
  await see(page, 'It stays hidden. We are sorry.')
  await page.goto(`/subjects/${made.subjectId}`)
  await see(page, /^What was written here is not shown in public/)
  expect(await page.getByText('He stood beside me at the roll call.').count()).toBe(0)
})

const offline = /ERR_INTERNET_DISCONNECTED|WebSocket/

test('[T3] what is written and sent without a line is kept over a reload, goes out once when the line is back, and gives its receipt', async () => {
  const man = await aSubject(by)
  const page = await aPage(server, undefined, phone)
  await page.goto(`/tip?about=subject:${man.id}`)
  await write(page, 'How do you know?', 'He was')
  await page.context().setOffline(true)
  await write(page, 'How do you know?', knows)
  await press(page, 'Send this tip')
  await see(page, 'Your tip will be sent when you are back online')
  await see(page, knows)
  const before = await countTips()
  await page.context().setOffline(false)
  await page.reload()
  const words = await receiptOn(page)
  expect(await countTips()).toBe(before + 1)
  await page.goto(`/tip?about=subject:${man.id}`)
  expect(await page.getByLabel('How do you know?').inputValue()).toBe('')
  expect(words.split(' ')).toHaveLength(12)
  await page.goto('/tip/thread')
  await see(page, knows)
  forgive(page, offline)
})

test('[T3] a receipt that has come while one was elsewhere is told there', async () => {
  const page = await aPage(server)
  await page.goto('/tip')
  await page.context().setOffline(true)
  await write(page, 'How do you know?', 'I have a list of the men of Camp 5.')
  await press(page, 'Send this tip')
  await see(page, 'Your tip will be sent when you are back online')
  await follow(page, 'How it works')
  await page.context().setOffline(false)
  await see(page, 'Your tip has arrived.')
  await follow(page, 'See your receipt')
  expect((await receiptOn(page)).split(' ')).toHaveLength(12)
  forgive(page, offline)
})

test('[T3] what is added to a tip without a line goes out once it is back, also over a reload; in another window it says that it was not sent', async () => {
  const words = await aReceipt(server)
  const page = await aPage(server)
  await openWith(page, words)
  await page.getByLabel('Add to your tip').waitFor()
  await page.context().setOffline(true)
  await write(page, 'Add to your tip', 'His brother was called Earl.')
  await press(page, 'Send')
  await see(page, 'What you added will be sent when you are back online')
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }))
  expect(kept).not.toContain(words)
  const another = await page.context().newPage()
  await page.context().setOffline(false)
  await page.reload()
  const added = page.getByRole('list', { name: 'Messages' })
  await see(added, 'His brother was called Earl.')
  expect(await added.getByRole('listitem').count()).toBe(1)
  expect(await page.getByLabel('Add to your tip').inputValue()).toBe('')

  await write(page, 'Add to your tip', 'And his sister Rose.')
  await openWith(another, words)
  await see(another, 'The text below was kept on this device and has not been sent yet.')
  expect(await another.getByLabel('Add to your tip').inputValue()).toBe('And his sister Rose.')
  forgive(page, offline)
})

test('[S1] a tip is sent, and its thread opened and added to, by keyboard alone', async () => {
  const page = await aPage(server)
  await page.goto('/tip')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await tabTo(page, 'Send this tip')
  await page.keyboard.press('Enter')
  await see(page, 'Please say how you know.')
  await expect.poll(() => focused(page)).toBe('How do you know?')
  await page.keyboard.type(knows)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await tabTo(page, 'Send this tip')
  await page.keyboard.press('Enter')
  const words = await receiptOn(page)
  await page.goto('/tip/thread')
  await see(page, knows)
  await tabTo(page, 'Hide this tip on this device')
  await page.keyboard.press('Enter')
  await tabTo(page, 'The words of your receipt')
  await page.keyboard.type('twelve words that are not ours')
  await tabTo(page, 'Open my tip')
  await page.keyboard.press('Enter')
  await see(page, 'That is 6 of 12 words.')
  await expect.poll(() => focused(page)).toBe('The words of your receipt')
  await page.keyboard.press('End')
  await page.keyboard.type(' nor of anybody whom we know')
  await tabTo(page, 'Open my tip')
  await page.keyboard.press('Enter')
  await see(page, 'Nothing matches these words.')
  await expect.poll(() => focused(page)).toBe('The words of your receipt')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(` ${words.toUpperCase().replaceAll(' ', '  ')} `)
  await tabTo(page, 'Open my tip')
  await page.keyboard.press('Enter')
  await see(page, 'Served with him')
  await tabTo(page, 'Add to your tip')
  await page.keyboard.type('His brother was called Earl.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await see(page.getByRole('list', { name: 'Messages' }), 'His brother was called Earl.')
  forgive(page, /404/)
})

test('[T3] a moderator makes evidence of one tip and closes another, and the senders read it', async () => {
  const person = await aPerson(moderator)
  const subject = await aSubject(by)
  await anIdentification(by, { subject, person })
  await anIdentification(by, { subject, name: 'Danny' })
  const about = { kind: 'subject' as const, id: subject.id }
  const taken = await aReceipt(server, { about, relationship: 'family' })
  const first = await newestTip()
  const closed = await aReceipt(server, { about, how: 'He looks like an actor.' })
  const desk = await aPage(server, moderator.client)
  await desk.goto(`/desk/tips/${first}`)
  await desk.getByRole('radio', { name: 'Evidence' }).check()
  const choose = async ({ number }: { number: number }) => {
    await press(desk, 'A different man')
    await write(desk, 'Or his number', `${number}`)
    await desk.getByRole('dialog').getByRole('listitem').nth(1).waitFor({ state: 'detached' })
    await press(desk, `Unknown man ${number}`)
  }
  await choose(await aSubject(by))
  await see(
    desk,
    'No name is open for this man at present. Please make a proposal from the tip instead.',
  )
  expect(await desk.getByRole('button', { name: 'Make it evidence' }).count()).toBe(0)
  await choose(subject)
  await desk.getByRole('radio', { name: 'Danny' }).check()
  await write(desk, 'What does it say?', 'The family has letters of his.')
  await see(desk, 'What everyone will be able to read, once a moderator has released it')
  await desk.getByRole('radio', { name: 'John A. Doe' }).check()
  await desk.getByText('What everyone will be able to read', { exact: true }).waitFor()
  await desk.getByLabel(/^Who or what does it come from/).fill('Letters from Camp 5')
  await press(desk, 'Make it evidence')
  await see(desk, /^Evidence on whether .* may be John A. Doe/)
  await desk.goto(`/desk/tips/${await newestTip()}`)
  await desk.getByRole('radio', { name: 'Not used' }).check()
  await write(desk, 'Why is it not used?', 'It does not say from where he is known.')
  await press(desk, 'Close this tip')
  await see(desk, /^Closed by /)

  const page = await aPage(server)
  await page.goto(`/subjects/${subject.id}`)
  await see(page, 'From: Letters from Camp 5')
  await openWith(page, taken)
  await see(page, 'It has not been weighed yet.')
  await press(page, 'Hide this tip on this device')
  await openWith(page, closed)
  await see(page, 'It does not say from where he is known.')
})

test('[T1, T3] a tip beyond the limit is kept, says when it goes out, also after a reload, and then goes out by itself', async () => {
  const busy = await startServer({ env: { ROLLCALL_LIMITS: 'on', ROLLCALL_TIP_WORK: '1' } })
  await aReceipt(busy)
  // As if as many had been sent from here in this hour as may be.
  await database.collection('limits').updateOne({ key: /^tip:/ }, { $set: { points: 600 } })
  const page = await aPage(busy, undefined, phone)
  await page.goto('/tip')
  await write(page, 'How do you know?', knows)
  await press(page, 'Send this tip')
  for (const again of [false, true]) {
    if (again) await page.reload()
    await see(page, 'Your tip will be sent a little later')
    await see(page.getByRole('timer'), /^It goes out in \d+ minutes\.$/)
    await see(page, knows)
  }
  await database.collection('limits').deleteMany({})
  await page.reload()
  await receiptOn(page)
  forgive(page, /429/)
})

test('[T2] who comes from a still with several men chooses among these by their pictures, also by keyboard, and what was written goes along', async () => {
  const still = await aStill(by, { width: 640, height: 480 })
  const one = await aSubject(by, { still })
  const other = await aSubject(by, { still, region: { x: 400, y: 200, w: 80, h: 100 } })
  const page = await aPage(server, undefined, { viewport: { width: 320, height: 640 } })
  await page.goto(`/tip?about=still:${still.id}`)
  await write(page, 'How do you know?', knows)
  await press(page, 'Choose this man')
  const dialog = page.getByRole('dialog')
  await see(dialog, `Unknown man ${one.number}`)
  expect(await dialog.getByRole('listitem').count()).toBe(2)
  await tabTo(page, `Unknown man ${other.number}`)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/tip?about=subject%3A${other.id}&from=still%3A${still.id}`)
  await page.reload()
  expect(await page.getByLabel('How do you know?').inputValue()).toBe(knows)
  await press(page, 'None of these, or I am not sure')
  await page.waitForURL(`**/tip?about=still%3A${still.id}`)
  await press(page, 'Choose this man')
  await dialog.getByRole('button', { name: `Unknown man ${one.number}` }).click()
  await page.waitForURL(`**/tip?about=subject%3A${one.id}&from=still%3A${still.id}`)
  expect(await page.getByLabel('How do you know?').inputValue()).toBe(knows)
  await sendFrom(page)
  await page.goto('/tip/thread')
  await see(page, `Unknown man ${one.number}`)
})
