import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getMe, signIn } from '@rollcall/contract/accounts.ts'
import { pathOf } from '@rollcall/contract/endpoint.ts'
import { exportConfirmed } from '@rollcall/contract/exports.ts'
import { verifyFactorCode } from '@rollcall/contract/secondFactor.ts'
import { fictionNotice } from '@rollcall/contract/site.ts'
import { beforeAll, expect, test, vi } from 'vitest'
import { aPage, forgive } from '../support/browser.ts'
import { Client } from '../support/client.ts'
import { rollcall } from '../support/commandLine.ts'
import { database, databaseUri } from '../support/database.ts'
import { aPort } from '../support/ports.ts'
import { launch, makeDataDir, type Running } from '../support/processes.ts'
import { routed } from '../support/routed.ts'

// A whole installation is started, and fills itself.
const patience = { timeout: 240_000, interval: 100 }
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

/** `npm start`, as anybody types it. */
const started = async (words: readonly string[], uri: string) => {
  const [dataDir, port] = [await makeDataDir(), await aPort()]
  const env = { PORT: String(port), ROLLCALL_DEMO: 'small' }
  const { ready, ...running } = await launch('../../bin/start.mjs', { dataDir, uri, env, words })
  // It is the supervisor below it that says that it is ready.
  ready.catch(() => undefined)
  await untilSaid(running, 'Rollcall is at')
  return { running, dataDir, url: `http://localhost:${port}` }
}

const untilSaid = (running: Running, text: string) =>
  vi.waitFor(() => expect(running.printed.join('\n')).toContain(text), patience)

let house: Awaited<ReturnType<typeof started>>
beforeAll(async () => {
  house = await started([], databaseUri)
})

test('the greeting says that a demonstration is being made, and the end of its making who can sign in', async () => {
  const greeted = house.running.printed.join('\n')
  expect(greeted).toContain('A demonstration is being made')
  expect(greeted).toContain('by  bin/rollcall demo')
  await untilSaid(house.running, 'bin/rollcall demo code EMAIL')
  expect(house.running.errors()).toEqual([])
})

test('everybody whom bin/rollcall demo names can sign in, moderators and the admin with its code', async () => {
  const env = { DATA_DIR: house.dataDir }
  const printed = await rollcall(['demo'], env)
  const named = [...printed.matchAll(/^ {2}(contributor|moderator|admin) +(\S+) +(\S+)$/gm)]
  const roles: string[] = []
  for (const [, , email = '', password = ''] of named) {
    const client = new Client(house.url)
    await client.done(signIn, { body: { email, password } })
    const code = await rollcall(['demo', 'code', email], env).catch(() => null)
    if (code) await client.done(verifyFactorCode, { body: { code: code.trim() } })
    roles.push((await client.done(getMe)).role)
  }
  expect(roles).toEqual(['contributor', 'moderator', 'moderator', 'admin'])
})

test('[S1] every page says that it is fiction, and so does what is read of one that is shared', async () => {
  const ids = await someIds()
  const page = await aPage({ ...house.running, url: house.url, port: 0 })
  for (const route of routed()) {
    await page.goto(route.replace(/:(\w+)/g, (_, name) => ids[name] ?? ''))
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByText(fictionNotice).waitFor()
  }
  // A visitor may not look at the desk.
  forgive(page, /40[13]/)
  const served = await (await fetch(`${house.url}/films`)).text()
  expect(served).toMatch(/<title>Films · Rollcall: a demonstration, [^<]+<\/title>/)
  for (const name of ['name="description"', 'property="og:description"'])
    expect(served).toMatch(new RegExp(`${name}\\s+content="${fictionNotice} Films`))
})

test.each(['csv', 'json', 'jsonl'])(
  '[E3] an export as %s says that it is fiction',
  async (format) => {
    const answer = await fetch(house.url + pathOf(exportConfirmed, { format }))
    expect(await answer.text()).toContain(fictionNotice)
  },
)

test('npm start -- --empty makes none: nothing in the archive, and no page says that it is fiction', async () => {
  const uri = databaseUri.replace('/test-', '/test-empty-')
  const { running, dataDir, url } = await started(['--empty'], uri)
  expect(running.printed.join('\n')).not.toContain('demonstration')
  expect(await (await fetch(`${url}/api/site`)).json()).toEqual({ fiction: false, making: null })
  expect(await (await fetch(url)).text()).toContain('<title>Rollcall</title>')
  await expect(rollcall(['demo'], { DATA_DIR: dataDir })).rejects.toThrow('no demonstration')
  await writeFile(join(dataDir, 'demo.json'), '[{"name": "Ru')
  await expect(rollcall(['demo'], { DATA_DIR: dataDir })).rejects.toThrow(/demo\.json is damaged/)
  await running.stop()
})

/** One of each kind of thing there is, by the name it has in an address. */
const someIds = async (): Promise<Record<string, string>> => {
  const kinds = {
    filmId: 'films',
    stillId: 'stills',
    subjectId: 'subjects',
    personId: 'people',
    identificationId: 'identifications',
    tipId: 'tips',
  }
  const ids: Record<string, string> = {}
  for (const [name, collection] of Object.entries(kinds))
    ids[name] = String((await database.collection(collection).findOne({}))?._id)
  return ids
}
