import { AxeBuilder } from '@axe-core/playwright'
import { endpoints } from '@rollcall/contract/endpoints.ts'
import { expect, test } from 'vitest'
import { aPage } from '../support/browser.ts'
import { startServer } from '../support/server.ts'

test('[S1] the page of the interface names every endpoint, and can be read wide, narrow, light and dark', async () => {
  const page = await aPage(await startServer())
  await page.goto('/api/docs')
  const sections = await page.locator('section').evaluateAll((found) => found.map(({ id }) => id))
  expect(endpoints.filter(({ name }) => !sections.includes(name))).toEqual([])
  const links = await page.locator('a[href^="#"]').evaluateAll((found) =>
    found.flatMap((link) => {
      const id = link.getAttribute('href')?.slice(1) ?? ''
      return document.getElementById(id) ? [] : [id]
    }),
  )
  expect(links).toEqual([])
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([])
  }
  await page.setViewportSize({ width: 360, height: 740 })
  const wide = () => document.documentElement.scrollWidth > window.innerWidth
  expect(await page.evaluate(wide)).toBe(false)
})
