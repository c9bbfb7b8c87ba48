import { endpoints } from '@rollcall/contract/endpoints.ts'
import { giveEvidence } from '@rollcall/contract/identifications.ts'
import { filmId } from '@rollcall/contract/ids.ts'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aScriptedWorld, type Scripted, script } from '../factories/scripted.ts'
import { aPage } from '../support/browser.ts'
import { database } from '../support/database.ts'
import { untilSettled } from '../support/ingest.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { textFieldsOf } from '../support/textFields.ts'
import { press, see, write } from './acts.ts'
import { runsOver } from './measured.ts'

let server: Server
let world: Scripted
beforeAll(async () => {
  server = await startServer()
  world = await aScriptedWorld(server)
  await startWorker({ dataDir: server.dataDir })
  await untilSettled(world.by, { id: filmId.parse(world.ids.film) })
})

test('[S3] a script was taken in every text that the contract takes, and is stored as it was written', async () => {
  // What only asks something stores nothing of it.
  const storing = endpoints.filter(({ asks }) => !asks)
  const fields = storing.flatMap((one) => textFieldsOf(one).map((field) => `${one.name} ${field}`))
  expect(fields.length).toBeGreaterThan(50)
  expect(fields.filter((field) => !world.written.has(field))).toEqual([])
  const names = await database.listCollections().toArray()
  for (const { name } of names) {
    const stored = JSON.stringify(await database.collection(name).find().toArray())
    expect(stored, name).not.toMatch(/&lt;|&quot;|&#/)
  }
})

/** Beside scripts of its own: whatever asks something, or leaves the page, or stands in it as an element. */
const watched = (page: Page): readonly string[] => {
  const happened: string[] = []
  page.on('dialog', (dialog) => {
    happened.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.endsWith('/x')) happened.push(`asked ${request.url()}`)
  })
  return happened
}

const planted = (page: Page): Promise<number> =>
  page.locator('img[src="x"], [onerror], [onload], body script:not([src]), main script').count()

const paths = ({ ids }: Scripted): readonly string[] => [
  '/',
  '/films',
  `/films/${ids.film}`,
  `/stills/${ids.still}`,
  `/subjects/${ids.man}`,
  `/subjects/${ids.man}/propose`,
  `/subjects/${ids.man}/compare/${ids.named}`,
  `/subjects/${ids.man}/compare/${ids.free}`,
  `/identifications/${ids.named}/evidence`,
  '/compare',
  '/people',
  `/people/${ids.person}`,
  `/tip?about=subject:${ids.man}`,
  `/tip?about=person:${ids.person}`,
  '/exports',
  '/account',
]
const deskPaths = ({ ids }: Scripted): readonly string[] => [
  '/desk',
  `/desk/${ids.named}`,
  `/desk/${ids.free}`,
  `/desk/tips/${ids.tip}`,
  `/people/${ids.person}/edit`,
  `/subjects/${ids.man}/same`,
]
const officePaths = ({ imports }: Scripted): readonly string[] => [
  '/office/roster',
  '/office/asked',
  ...imports.map((id) => `/office/roster/${id}`),
]

const look = async (page: Page, path: string): Promise<void> => {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  expect(await planted(page), path).toBe(0)
  await expect.poll(() => page.evaluate(runsOver), { message: path }).toEqual([])
}

test('[S3, S1] a script in any text is shown as text: on no screen does it run, ask or become an element, and a long word makes none wider than a phone', async () => {
  const viewport = { width: 320, height: 700 }
  const visitor = await aPage(server, undefined, { viewport })
  const moderator = await aPage(server, world.moderator.client, { viewport })
  for (const page of [visitor, moderator]) {
    const happened = watched(page)
    const all = page === visitor ? paths(world) : [...paths(world), ...deskPaths(world)]
    for (const path of all) await look(page, path)
    expect(happened).toEqual([])
  }
  const plain = await aPage(server, undefined, { javaScriptEnabled: false, viewport })
  for (const path of ['/films', ...paths(world).filter((path) => /^.(\w+.\w{24})?$/.test(path))]) {
    await plain.goto(path)
    expect(await plain.evaluate(runsOver), path).toEqual([])
  }
  const admin = await aPage(server, world.admin.client, { viewport })
  const happened = watched(admin)
  for (const path of officePaths(world)) await look(admin, path)
  expect(happened).toEqual([])
  for (const path of [`/stills/${world.ids.still}`, `/people/${world.ids.person}`]) {
    await visitor.goto(path)
    await see(visitor, script)
  }
  await moderator.goto(`/desk/${world.ids.named}`)
  await see(moderator.getByRole('main'), script)
})

test('[S3] the sender of a tip reads a script as it was written, answers too', async () => {
  const page = await aPage(server)
  const happened = watched(page)
  await page.goto('/tip/thread')
  await write(page, 'The words of your receipt', world.receipt)
  await press(page, 'Open my tip')
  const since = page.getByRole('list', { name: 'Messages' })
  await see(since, script)
  expect(await since.getByText(script).count()).toBe(2)
  expect(await planted(page)).toBe(0)
  expect(happened).toEqual([])
})

test('[S3] what is no address of a page is no link', async () => {
  const params = { identificationId: world.ids.named }
  for (const link of [
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    ' vbscript:x',
  ])
    expect(
      await world.by.client.refused(giveEvidence, {
        params,
        body: { class: 'caption', stance: 'for', origin: 'A', text: 'B', link },
      }),
    ).toMatchObject({ code: 'request.invalid', errors: [{ path: 'link' }] })
  expect(server.errors()).toEqual([])
})
