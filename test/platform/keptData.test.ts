import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from '@rollcall/api/platform/install/command.ts'
import { listCamps } from '@rollcall/contract/camps.ts'
import { openThread, sendTip } from '@rollcall/contract/tips.ts'
import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import { Client } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { makeDataDir } from '../support/processes.ts'
import { root } from '../support/tree.ts'

interface Answered {
  readonly who: string
  readonly path: string
  readonly body: unknown
}

const json = async (name: string) => JSON.parse(await readFile(join(dataDir, name), 'utf8'))
const readHashes = async (): Promise<Record<string, string>> => {
  const entries = await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true })
  const files = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  const hash = async (file: string) => createHash('sha256').update(await readFile(file))
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, (await hash(file)).digest('hex')])),
  )
}

const signedIn = async (email: string): Promise<Client> => {
  const { password } = (await json('demo.json')).find(
    (one: { email: string }) => one.email === email,
  )
  const client = new Client((await house.now()).url)
  const post = (path: string, body: unknown) => client.send(path, { method: 'POST', body })
  expect(await post('/api/auth/sign-in/email', { email, password })).toMatchObject({ status: 200 })
  if (email.startsWith('contributor')) return client
  const { stdout } = await run(join(root, 'bin/rollcall'), ['demo', 'code', email], {
    DATA_DIR: dataDir,
  })
  const code = /\d{6}/.exec(stdout)?.[0]
  expect(await post('/api/auth/two-factor/verify-totp', { code })).toMatchObject({ status: 200 })
  return client
}

let dataDir: string
let house: House
let before: Record<string, string>
const viewers: Record<string, Client> = {}

beforeAll(async () => {
  dataDir = await makeDataDir()
  await run('tar', ['-xzf', join(root, 'test/kept/form-0.tar.gz'), '-C', dataDir])
  before = await readHashes()
  house = await openHouse(dataDir)
  viewers.visitor = new Client((await house.now()).url)
  viewers.contributor = await signedIn('contributor@example.org')
  viewers.moderator = await signedIn('moderator.one@example.org')
})

/** What rules of today say otherwise: points are what an item adds, and nobody had named an examiner ([C4]). */
const saidAnew = /\/evidence\/\d+\/points$|\/case\/(score|fed|conditions)(\/|$)/

/** What may be withheld now from whoever is no moderator ([P7]): words around a name, and by whom they are. */
const withheldSince = /^(?!moderator).*\/(proposals|evidence)\/\d+\/(by|reasons|text|origin)$/

/** How an invented archive is told since. */
const fictionSince = [
  'This is a demonstration. Every man',
  'This archive is a demonstration: every man',
] as const

/** An answer of now in the words of then: a camp was the line that it is called by since, and stays were no more than that ([P6]). */
const asThen = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (key, value) => {
    if (key === 'notice') return String(value).replace(...fictionSince)
    if (key === 'camp') return campNames.get(value) ?? value?.names?.[0]?.text ?? value
    if (!Array.isArray(value?.stays)) return value
    const [stay] = value.stays
    const sources = { ...value.sources, ...(stay?.source && { camps: stay.source }) }
    return { ...value, camps: value.stays.map(({ camp }: { camp: string }) => camp), sources }
  })
const campNames = new Map<unknown, string | undefined>()

/** What was said then and is said otherwise now, by who asks and its path: fields may come, none may go or change. What was null may be told now. */
const lost = (was: unknown, is: unknown, path: string): string[] => {
  if (saidAnew.test(path) || (was === null && is !== undefined)) return []
  if (is === null && withheldSince.test(path)) return []
  if (typeof was !== 'object' || was === null || typeof is !== 'object' || is === null)
    return was === is ? [] : [`${path}: ${JSON.stringify(was)} is ${JSON.stringify(is)}`]
  return Object.entries(was).flatMap(([name, value]) =>
    lost(value, (is as Record<string, unknown>)[name], `${path}/${name}`),
  )
}

/** Rows of an export as they are read, whatever columns came since. */
const asRows = (path: string, body: unknown): unknown => {
  if (path.endsWith('.jsonl'))
    return `${body}`
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one))
  return path.endsWith('.csv') ? parse(`${body}`, { bom: true, columns: true }) : body
}

/** The roster goes by surname since: its order is not compared. */
const byId = (answer: unknown): unknown => {
  const { items, ...rest } = answer as { items: { id: string }[] }
  return { ...rest, items: items.toSorted((one, other) => (one.id < other.id ? -1 : 1)) }
}

test('[O4] data of a program of before start under today’s with every answer as it was', async () => {
  const answers: Answered[] = (await json('answers.json')).filter(
    ({ path }: Answered) => path.startsWith('/api/') && path !== openThread.path,
  )
  expect(answers.length).toBeGreaterThan(200)
  const { items } = await (viewers.visitor as Client).done(listCamps, { query: { limit: 100 } })
  for (const { id, names } of items) campNames.set(id, names[0]?.text)
  expect(campNames.size).toBeGreaterThan(0)
  const wrong: string[] = []
  for (const { who, path, body } of answers) {
    const now = await viewers[who]?.send(path)
    if (now?.status !== 200) wrong.push(`${who} ${path}: ${now?.status}`)
    else if (path.startsWith('/api/people?'))
      wrong.push(...lost(byId(body), byId(asThen(now.body)), `${who} ${path}`))
    else wrong.push(...lost(asRows(path, body), asThen(asRows(path, now.body)), `${who} ${path}`))
  }
  expect(wrong).toEqual([])
})

test('[O4, T3] its receipts open what they opened, and the same key and tip give the same one', async () => {
  const { key, tip, receipt } = await json('tip.json')
  const visitor = new Client((await house.now()).url)
  const thread = await visitor.done(openThread, { body: { receipt } })
  const was = (await json('answers.json')).find(({ path }: Answered) => path === openThread.path)
  expect(lost(was.body, thread, openThread.path)).toEqual([])
  expect(await visitor.done(sendTip, { body: tip, key })).toEqual({ receipt })
})

test('[O4, A1] its files lie as they lay', async () => {
  expect(await readHashes()).toMatchObject(before)
})
