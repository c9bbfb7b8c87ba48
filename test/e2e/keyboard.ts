import type { Page } from 'playwright-core'

/** What the control that has the focus is called. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const control = document.activeElement as HTMLInputElement | null
    return (control?.labels?.[0] ?? control)?.textContent?.trim() ?? ''
  })

const MOST_STOPS = 60

/** Goes on with Tab until the control of this name has the focus. */
export const tabTo = async (page: Page, name: string | RegExp): Promise<void> => {
  const isCalled = (text: string) => (name instanceof RegExp ? name.test(text) : text === name)
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (isCalled(await focused(page))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no way by Tab to ${name}`)
}
