import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getMe, signIn } from '@rollcall/contract/accounts.ts'
import { listFamilyDays } from '@rollcall/contract/cases.ts'
import { pathOf } from '@rollcall/contract/endpoint.ts'
import { exportConfirmed } from '@rollcall/contract/exports.ts'
import { verifyFactorCode } from '@rollcall/contract/secondFactor.ts'
import { fictionNotice, ownPages } from '@rollcall/contract/site.ts'
import { beforeAll, expect, test, vi } from 'vitest'
import { aPage, forgive } from '../support/browser.ts'
import { Client } from '../support/client.ts'
import { rollcall } from '../support/commandLine.ts'
import { database, databaseUri } from '../support/database.ts'
import { aPort } from '../support/ports.ts'
import { launch, makeDataDir, type Running } from '../support/processes.ts'
import { played } from '../support/proof.ts'
import { someOf } from '../support/random.ts'
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

const steps = () => database.collection('demoSteps').countDocuments()
const making = async () => (await database.collection('site').findOne({}))?.making

/** The worker that is at it, below the supervisor. */
const workerOf = async ({ pid }: { pid: number }): Promise<number> => {
  for (const child of await childrenOf(pid)) {
    const words = await readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '')
    if (words.includes('worker.ts')) return child
    const below = await workerOf({ pid: child })
    if (below) return below
  }
  return 0
}

const childrenOf = async (pid: number): Promise<readonly number[]> => {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  return text.split(' ').filter(Boolean).map(Number)
}

test('the greeting says that a demonstration is being made', () => {
  const greeted = house.running.printed.join('\n')
  expect(greeted).toContain('A demonstration is being prepared')
  expect(greeted).toContain('any time by:  bin/rollcall demo')
})

test('[A7, O2] the demonstration is whole and without doubles after its worker was killed in the middle, and says who can sign in', async () => {
  await expect.poll(steps, patience).toBeGreaterThan(26)
  expect(await making()).not.toBeNull()
  process.kill(await workerOf(house.running), 'SIGKILL')
  await untilSaid(house.running, 'bin/rollcall demo code EMAIL')
  expect(await making()).toBeNull()
  expect(house.running.printed.join('\n')).toContain('moderator.one@example.org')
  const count = (name: string, which = {}) => database.collection(name).countDocuments(which)
  expect(await count('people')).toBe(24)
  expect(await count('portraits')).toBe(2)
  expect(await count('films', { state: 'ready' })).toBe(1)
  expect(await count('stills', { warning: true })).toBe(1)
  expect(await count('tips')).toBeGreaterThan(1)
  // A card of one page and a memorandum, of which one page stays closed; the card is cited, and the part that names him.
  expect(await count('documents', { state: 'ready' })).toBe(2)
  expect(await count('documentPages', { opened: true })).toBe(2)
  expect(await count('documentPages', { opened: false })).toBe(1)
  expect(await count('documentPages', { opened: true, text: /\(B\) LANTERBE/ })).toBe(1)
  expect(await count('evidence', { 'cites.region': { $exists: true } })).toBe(1)
  const sightings = await database.collection('sightings').find().toArray()
  const places = sightings.map(({ stillId, subjectId }) => `${stillId}:${subjectId}`)
  expect(new Set(places).size).toBe(places.length)
  expect(places.length).toBeGreaterThan(8)
  const statuses = await database.collection('identifications').distinct('status')
  expect(statuses).toEqual(
    expect.arrayContaining(['confirmed', 'probable', 'disputed', 'ruled-out', 'withdrawn']),
  )
  expect(await count('identifications', { days: { $exists: true } })).toBe(1)
  expect(await count('exclusions', { state: 'open' })).toBeGreaterThan(0)
  // That the worker was killed is said; nothing else went wrong.
  const errors = house.running.errors().map(({ msg }) => msg)
  expect(errors.filter((msg) => !/worker/.test(msg))).toEqual([])
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
    const me = await client.done(getMe)
    roles.push(me.role)
    // One of them is a relative, and reads a name before everybody else ([M8]).
    const { items } = await client.done(listFamilyDays, { query: {} })
    expect(items.map(({ person }) => person.name)).toEqual(
      me.role === 'contributor' ? ['Georgios Teferawork'] : [],
    )
  }
  expect(roles).toEqual(['contributor', 'moderator', 'moderator', 'admin'])
})

test('[S1] every page that shows something of it says that it is fiction, no other does, and so does what is read of one that is shared', async () => {
  const ids = await someIds()
  const page = await aPage({ ...house.running, url: house.url, port: 0 })
  const routes = routed()
  const length = { whole: routes.length, sample: 20 }
  for (const route of someOf(routes, played('pages of a demonstration', length), 'pages')) {
    await page.goto(route.replace(/:(\w+)/g, (_, name) => ids[name] ?? ''))
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page
      .getByText(fictionNotice, { exact: true })
      .waitFor({ state: new RegExp(ownPages).test(route) ? 'hidden' : 'visible' })
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
    documentId: 'documents',
  }
  const portrait = await database.collection('portraits').findOne({})
  // Nothing is flagged in a demonstration.
  const ids: Record<string, string> = { flagId: '0'.repeat(24) }
  for (const [name, collection] of Object.entries(kinds))
    ids[name] = String((await database.collection(collection).findOne({}))?._id)
  return { ...ids, personId: String(portrait?.personId), portraitId: String(portrait?._id) }
}
