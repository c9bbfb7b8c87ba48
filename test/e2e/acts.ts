import type { Locator, Page } from 'playwright-core'
import { password } from '../support/accounts.ts'

/** What people do on the pages, as they do it: they find things by what is written on them. */

export const press = (page: Page | Locator, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()

export const follow = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('link', { name, exact: true }).first().click()

export const write = (page: Page, label: string, text: string): Promise<void> =>
  page.getByLabel(label, { exact: true }).fill(text)

/** Waits until it can be read. */
export const see = (place: Page | Locator, text: string | RegExp): Promise<void> =>
  place.getByText(text).first().waitFor()

export const signUp = async (page: Page, name: string, email: string): Promise<void> => {
  await page.goto('/sign-up')
  await write(page, 'Your name', name)
  await write(page, 'E-mail address', email)
  await write(page, 'Password', password)
  await press(page, 'Create an account')
  await see(page, `We sent an e-mail to ${email}.`)
}

/** The admin reads the letter in the outbox; gives where the link in it leads. */
export const linkFor = async (admin: Page, email: string): Promise<string> => {
  await admin.goto('/mail')
  const letter = admin.getByRole('group').filter({ hasText: email })
  await letter.locator('summary').click()
  const link = letter.getByText('/verify?token=')
  return /\/verify\?token=\S+/.exec((await link.textContent()) ?? '')?.[0] ?? ''
}

export const confirmAndSignIn = async (page: Page, link: string, email: string): Promise<void> => {
  await page.goto(link)
  await press(page, 'Confirm this address')
  await see(page, 'Your e-mail address is confirmed')
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
  await write(page, 'E-mail address', email)
  await write(page, 'Password', password)
  await press(page, 'Sign in')
}

export interface FileChosen {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** Chooses the file, writes the title, and sends both; the page of the film follows. */
export const addFilm = async (
  page: Page,
  file: FileChosen | string,
  title: string,
): Promise<void> => {
  await page.goto('/add')
  await page.getByLabel('Choose a film or photo').setInputFiles(file)
  await write(page, 'Title', title)
  await press(page, 'Add it to the archive')
  await page.waitForURL('**/films/*')
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** The stills of a film, or of the film that a still is from. */
export const strip = (page: Page): Locator =>
  page.getByRole('navigation', { name: 'Stills of this film' }).getByRole('link')

/** Where the picture is, once it can be enlarged and drawn on. */
const stageOf = async (page: Page) => {
  const stage = page.getByRole('group', { name: /^Picture from/ })
  await stage.locator('canvas').first().waitFor()
  const box = await stage.boundingBox()
  if (!box) throw new Error('the picture is not to be seen')
  return box
}

/** Draws a box from one place of the stage to another, each in shares of it, and saves it. */
export const markByDrag = async (
  page: Page,
  [fromX, fromY]: readonly [number, number],
  [toX, toY]: readonly [number, number],
): Promise<void> => {
  await stageOf(page)
  await press(page, 'Mark')
  await see(page, 'Draw a box around his head')
  const { x, y, width, height } = await stageOf(page)
  await page.mouse.move(x + width * fromX, y + height * fromY)
  await page.mouse.down()
  await page.mouse.move(x + width * toX, y + height * toY, { steps: 4 })
  await page.mouse.up()
  await press(page, /^Save the mark/)
}

/** The same without a pointer: the box is moved right and made lower by the arrow keys. */
export const markByKeys = async (page: Page): Promise<void> => {
  await stageOf(page)
  await page.keyboard.press('m')
  await page.getByRole('application').waitFor()
  for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowUp')
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Enter')
}

export const addPerson = async (page: Page, name: string, died: string): Promise<void> => {
  await page.goto('/people')
  await follow(page, 'Add a person')
  await write(page, 'Name', name)
  await write(page, 'Died', died)
  await press(page, 'Save')
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

export interface Proposed {
  /** As somebody remembers it. */
  readonly sought: string
  readonly found: string
  readonly basis: RegExp
  readonly reasons: string
}

/** From the man's page to the form and back. */
export const propose = async (page: Page, asked: Proposed): Promise<void> => {
  await follow(page, 'I know who he is')
  const who = page.getByRole('combobox', { name: 'Who he may be' })
  await who.fill(asked.sought)
  await page.getByRole('option', { name: asked.found }).waitFor()
  await who.press('ArrowDown')
  await who.press('Enter')
  await page.getByRole('checkbox', { name: asked.basis }).check()
  await write(page, 'Why do you think so?', asked.reasons)
  await press(page, 'Propose this name')
  await see(page, 'Your proposal is recorded.')
}

export const answer = async (page: Page, said: string): Promise<void> => {
  await page
    .getByRole('group', { name: /^Is this the same man/ })
    .getByText(said)
    .click()
  await see(page, `You answered: ${said}.`)
}

export const giveEvidence = async (page: Page, origin: string, text: string): Promise<void> => {
  await follow(page, 'Add evidence')
  await page.getByRole('radio', { name: 'For' }).check()
  await page.getByRole('radio', { name: 'caption or captor’s list' }).check()
  await write(page, 'Who or what does it come from?', origin)
  await write(page, 'What does it say?', text)
  await press(page, 'Add this evidence')
  await see(page, `From: ${origin}`)
}

/** At the desk: admits the first piece that waits, with a reason. */
export const admitNext = async (page: Page, because: string): Promise<void> => {
  await page.getByRole('button', { name: 'Admit', exact: true }).first().click()
  await write(page, 'Why do you admit it?', because)
  await press(page, 'Admit evidence')
  await see(page, `Admitted because: ${because}`)
}

export const confirm = async (page: Page, reasons: string): Promise<void> => {
  await page.getByRole('radio', { name: /^Confirmed/ }).check()
  await write(page, 'Reasons', reasons)
  await press(page, 'Confirm')
}
