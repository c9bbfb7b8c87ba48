import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { aStill } from '../factories/sources.ts'
import { aContributor } from '../support/accounts.ts'
import { aPage } from '../support/browser.ts'
import { startServer } from '../support/server.ts'
import { percentile, tell } from './figures.ts'

const FRAMES = 120

test('a slider is dragged on a still of 24 megapixels', async () => {
  const server = await startServer()
  const still = await aStill(await aContributor(server), { width: 6000, height: 4000 })
  const full = still.pictures.find(
    ({ width, type }) => width === 6000 && type === 'image/webp',
  )?.url
  if (!full) throw new Error('there is no picture of the whole size')
  const open = async (hasGpu: boolean) => {
    const page = await aPage(server, undefined, { viewport: { width: 1440, height: 900 } })
    if (!hasGpu)
      await page.addInitScript(() => {
        HTMLCanvasElement.prototype.getContext = () => null
      })
    await page.goto(`/stills/${still.id}`)
    await page.getByRole('button', { name: 'Adjust' }).click()
    const drawn = hasGpu ? '[data-painted]' : 'img[data-there]'
    await page.locator(drawn).first().waitFor({ state: 'attached' })
    return page
  }
  const [page, plain] = [await open(true), await open(false)]
  // Before anything of the still is near, and then at its own pixels, all 24 million of them at hand.
  const bare = await framesOf(page, null)
  const figures: [string, number[], number[]][] = [
    ['the whole picture', await framesOf(page, 'Brightness'), await framesOf(plain, 'Brightness')],
  ]
  for (const each of [page, plain]) await nearer(each, full)
  figures.push(
    ['at its own pixels', await framesOf(page, 'Brightness'), await framesOf(plain, 'Brightness')],
    ['and sharpened', await framesOf(page, 'Sharpness'), await framesOf(plain, 'Sharpness')],
  )
  const alone = percentile(bare, 0.5)
  for (const [what, ours, filtered] of figures) {
    const [median, high] = [percentile(ours, 0.5), percentile(ours, 0.95)]
    tell(
      `a frame while a slider is dragged on 24 megapixels, ${what}`,
      `${median.toFixed(1)} ms (p95 ${high.toFixed(1)} ms)`,
      `${alone.toFixed(1)} ms with nothing to draw; ${percentile(filtered, 0.5).toFixed(1)} ms by filters`,
      (median / alone).toFixed(2),
    )
  }
})

/** How long each frame takes, in ms, while a slider is moved a step in each; none where nothing is moved. */
const framesOf = (page: Page, slider: string | null): Promise<number[]> =>
  page.evaluate(
    async ({ slider, frames }) => {
      const label = [...document.querySelectorAll('label')].find(
        ({ textContent }) => textContent === slider,
      )
      const input = label ? (document.getElementById(label.htmlFor) as HTMLInputElement) : null
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
      const next = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      const times: number[] = []
      let before = await next()
      for (let at = 0; at < frames; at += 1) {
        if (input) {
          set?.call(input, String(1 + Math.abs(((at * 0.05) % 2) - 1)))
          input.dispatchEvent(new Event('input', { bubbles: true }))
        }
        const now = await next()
        times.push(now - before)
        before = now
      }
      return times
    },
    { slider, frames: FRAMES },
  )

/** Until a pixel of the picture is one of the screen, and that size of it is there. */
const nearer = async (page: Page, url: string): Promise<void> => {
  const full = page.waitForResponse((response) => response.url().endsWith(url))
  for (let step = 0; step < 5; step += 1)
    await page.getByRole('button', { name: 'Zoom in' }).click()
  await full
}
