import { test } from 'vitest'
import { aPage } from '../support/browser.ts'
import { startServer } from '../support/server.ts'
import { tell } from './figures.ts'

const MOST_KB = 150

test('JavaScript of the first page', async () => {
  const page = await aPage(await startServer())
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  let [files, bytes] = [0, 0]
  session.on('Network.responseReceived', ({ response, type }) => {
    if (type !== 'Script') return
    files += 1
    bytes += Number(response.headers['Content-Length'])
  })
  // What is fetched ahead for the next pages, once nothing else is to do, is not the first page's.
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0
  })
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  const kb = bytes / 1000
  tell(
    'JavaScript of the first page compressed',
    `${kb.toFixed(0)} KB in ${files} files`,
    `${MOST_KB} KB`,
    `${(kb / MOST_KB).toFixed(2)} (at most 1)`,
  )
})
